import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

/** One command as a person types it in a clone, and what it printed. */
export interface Exchange {
  readonly typed: string;
  readonly printed: string;
}

/** Runs the built commands themselves, in the clone, without colour. */
export function session(root: string, typed: readonly string[]): Exchange[] {
  return typed.map((line) => {
    const [, command = '', ...args] = [...line.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare ?? '');
    const { stdout, stderr } = spawnSync(process.execPath, [join(root, 'dist/bin', `${command}.cjs`), ...args], {
      cwd: root,
      encoding: 'utf8',
      env: { PATH: process.env.PATH, NO_COLOR: '1' },
    });
    return { typed: line, printed: `${stdout}${stderr}`.replace(/\(\d+ days\)/g, '(… days)').trimEnd() };
  });
}

const escapes = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
]);
const escaped = (text: string): string => text.replace(/[&<>]/g, (character) => escapes.get(character) ?? character);

const widest = 100;

/** Broken between words, as long lines are easier to read in a picture that is scaled down. */
function wrapped(line: string): string[] {
  if (line.length <= widest) return [line];
  const end = line.lastIndexOf(' ', widest);
  return end <= 0 ? [line] : [line.slice(0, end), ...wrapped(line.slice(end + 1))];
}

const lineHeight = 20;
const characterWidth = 8.43;
const margin = 20;

/** The session as a terminal's window: plain SVG, so that it is sharp everywhere and a change shows in review. */
export function drawn(exchanges: readonly Exchange[]): string {
  const lines = exchanges.flatMap(({ typed, printed }, index) => [
    ...(index === 0 ? [] : ['']),
    `$ ${typed}`,
    ...printed.split('\n').flatMap(wrapped),
  ]);
  const width = Math.ceil(Math.max(...lines.map(({ length }) => length)) * characterWidth) + 2 * margin;
  const height = lines.length * lineHeight + 2 * margin;
  const row = (line: string, index: number): string =>
    `  <text x="${margin}" y="${margin + 15 + index * lineHeight}"${line.startsWith('$ ') ? ' class="typed"' : ''}>${escaped(line)}</text>`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img">`,
    `  <title>${escaped(exchanges.map(({ typed }) => typed).join('; '))}</title>`,
    '  <style>text { font: 14px ui-monospace, Menlo, Consolas, "DejaVu Sans Mono", monospace; fill: #d7dde5; white-space: pre } .typed { fill: #8fd18f }</style>',
    `  <rect width="${width}" height="${height}" rx="8" fill="#1c232b"/>`,
    ...lines.map(row).filter((_, index) => lines[index] !== ''),
    '</svg>',
    '',
  ].join('\n');
}
