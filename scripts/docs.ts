/**
 * `npm run docs`: the pages of docs/checks/ from the rules and their fixtures, and what the commands in all documents print.
 * Refuses where a command ends otherwise than its document says.
 */

import { mkdirSync } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import glob from 'fast-glob';
import { fixtureOf } from '../test/checks/fixture.js';
import { checkIndex } from './docs/check-index.js';
import { checkPage } from './docs/check-page.js';
import { allRules } from './docs/rules.js';
import { openWorkspace, type Rendered, render } from './docs/transcript.js';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Path and content of every page under docs/checks/. */
export function checkPages(): ReadonlyMap<string, string> {
  const pages = allRules.map((rule) => [`docs/checks/${rule.code}.md`, checkPage(rule, fixtureOf(rule))] as const);
  return new Map([['docs/checks/README.md', checkIndex(allRules)], ...pages]);
}

/** The documents that people write. */
export async function documents(): Promise<readonly string[]> {
  return (await glob(['*.md', 'docs/**/*.md', '!docs/checks/**', '!CHANGELOG.md'], { cwd: root })).sort();
}

/** A document with everything in it run in a fresh copy of the directory. */
export async function rendered(path: string): Promise<Rendered> {
  const workspace = openWorkspace(root);
  try {
    return render(await readFile(join(root, path), 'utf8'), workspace);
  } finally {
    workspace.close();
  }
}

async function main(): Promise<void> {
  await rm(join(root, 'docs/checks'), { recursive: true, force: true });
  for (const [path, page] of checkPages()) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), page);
  }
  for (const path of await documents()) {
    const { text, surprises } = await rendered(path);
    for (const { command, expected, exit, output } of surprises) {
      console.error(`${path}: ${command}\nended with exit code ${exit}, and the document says ${expected}:\n${output}`);
      process.exitCode = 1;
    }
    if (surprises.length === 0) await writeFile(join(root, path), text);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main();
