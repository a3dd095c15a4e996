import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/*
 * Documents show commands in ```sh blocks and programs in ```js blocks, and all of them are run:
 * - each line of a sh block is one command, whose exit code must be 0, or N where the line ends in `# exit N`;
 * - a ```text block that follows at once holds what they printed, and is written anew by `npm run docs`;
 * - a block that can't run here says why in its first line: ```sh not run: needs the network
 */

/** A command or program that ended otherwise than its document says. */
export interface Surprise {
  readonly command: string;
  readonly expected: number;
  readonly exit: number | null;
  readonly output: string;
}

export interface Rendered {
  /** The document with the printed text as it is now. */
  readonly text: string;
  readonly surprises: readonly Surprise[];
  /** How many commands and programs were run. */
  readonly run: number;
}

/** A copy of the directory in which the documents' commands may do what they like. */
export interface Workspace {
  readonly folder: string;
  close(): void;
}

export function openWorkspace(root: string): Workspace {
  const folder = mkdtempSync(join(tmpdir(), 'payer-directory-docs-'));
  for (const part of ['bundles', 'directory', 'owners']) cpSync(join(root, part), join(folder, part), { recursive: true });
  const commands = join(folder, 'node_modules/.bin');
  mkdirSync(commands, { recursive: true });
  symlinkSync(root, join(folder, 'node_modules/get-endpoint'));
  for (const command of ['get-endpoint', 'payer-directory']) symlinkSync(join(root, 'dist/bin', `${command}.cjs`), join(commands, command));
  // In a clone npx finds the clone's own commands (test/package holds that); here it need not ask npm for each.
  writeFileSync(join(commands, 'npx'), '#!/bin/sh\nexec "$@"\n');
  chmodSync(join(commands, 'npx'), 0o755);
  return { folder, close: () => rmSync(folder, { recursive: true, force: true }) };
}

interface Outcome {
  readonly exit: number | null;
  readonly output: string;
}

function run(folder: string, shell: string): Outcome {
  const { status, stdout } = spawnSync('sh', ['-c', `exec 2>&1; ${shell}`], {
    cwd: folder,
    encoding: 'utf8',
    timeout: 30_000,
    env: {
      PATH: `${join(folder, 'node_modules/.bin')}:${dirname(process.execPath)}:/usr/bin:/bin`,
      HOME: folder,
      NO_COLOR: '1',
      LC_ALL: 'C.UTF-8',
    },
  });
  return { exit: status, output: stdout };
}

function commandsOf(block: string): { command: string; expected: number }[] {
  return block
    .replaceAll('\\\n', ' ')
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.startsWith('#'))
    .map((line) => {
      const stated = /^(.*?)\s+# exit (\d+)$/.exec(line);
      return stated === null ? { command: line, expected: 0 } : { command: stated[1] ?? '', expected: Number(stated[2]) };
    });
}

function programOf(folder: string, code: string): { command: string; expected: number }[] {
  writeFileSync(join(folder, 'example.mjs'), code);
  return [{ command: 'node example.mjs', expected: 0 }];
}

const block = /^```(sh|js)([^\n]*)\n([\s\S]*?)^```\n(?:\n```text\n[\s\S]*?^```\n)?/gm;

/** Runs all that a document shows. */
export function render(document: string, { folder }: Workspace): Rendered {
  const surprises: Surprise[] = [];
  let count = 0;
  const text = document.replace(block, (whole, language: string, notice: string, code: string) => {
    if (/^ not run: \S/.test(notice)) return whole;
    let printed = '';
    for (const { command, expected } of language === 'sh' ? commandsOf(code) : programOf(folder, code)) {
      const { exit, output } = run(folder, command);
      count += 1;
      printed += output;
      if (exit !== expected) surprises.push({ command, expected, exit, output });
    }
    // A text that changes every day would never be in step.
    printed = printed.replace(/\(\d+ days\)/g, '(… days)');
    const shown = whole.slice(0, whole.indexOf('\n```\n') + 5);
    return shown === whole ? whole : `${shown}\n\`\`\`text\n${printed.trimEnd()}\n\`\`\`\n`;
  });
  return { text, surprises, run: count };
}
