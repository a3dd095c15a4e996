/**
 * `npm run picture`: the two pictures that are made from the code: the layers and arrows in ARCHITECTURE.md, by
 * dependency-cruiser, and docs/session.svg, what the README's commands really print.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { arrowsOfSource, mermaid, reduced } from './picture/arrows.js';
import { drawn, session } from './picture/session.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const opening = '<!-- The picture below is made from the code by `npm run picture`. -->';
const closing = '<!-- End of the picture. -->';

const sessionShown = ["npx get-endpoint 'Cedar Spire'", 'npx get-endpoint cedar'];

/** Every file that holds a picture, as it ought to be. A test compares. */
export async function pictures(): Promise<ReadonlyMap<string, string>> {
  const text = await readFile(join(root, 'ARCHITECTURE.md'), 'utf8');
  const from = text.indexOf(opening);
  const to = text.indexOf(closing);
  if (from === -1 || to < from) throw new Error('ARCHITECTURE.md has lost the comments between which the picture stands.');
  const picture = mermaid(reduced(await arrowsOfSource()));
  return new Map([
    ['ARCHITECTURE.md', `${text.slice(0, from)}${opening}\n${picture}\n${text.slice(to)}`],
    ['docs/session.svg', drawn(session(root, sessionShown))],
  ]);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const [path, content] of await pictures()) await writeFile(join(root, path), content);
}
