/** `npm run new <kind> <name>`: every file that a new part needs, its line in the registry, its test and its documentation. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { newAnswerFormat } from './new/answer-format.js';
import { newCheck } from './new/check.js';
import { newCommand } from './new/command.js';
import type { Recipe } from './new/edit.js';
import { newFormat } from './new/format.js';
import { newIdentifier } from './new/identifier.js';

const recipes: ReadonlyMap<string, (name: string) => Recipe> = new Map([
  ['check', newCheck],
  ['identifier', newIdentifier],
  ['format', newFormat],
  ['answer-format', newAnswerFormat],
  ['command', newCommand],
]);

async function write(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text);
}

/** The recipe for `kind`; undefined where there is no such kind, or `name` is none for it. */
export function recipeOf(kind = '', name = ''): Recipe | undefined {
  const form = kind === 'check' ? /^[a-z0-9]+\/[a-z0-9]+(-[a-z0-9]+)*$/ : /^[a-z0-9]+(-[a-z0-9]+)*$/;
  return form.test(name) ? recipes.get(kind)?.(name) : undefined;
}

/** Writes what the recipe says below `root`; nothing at all where a file of it is there already. Returns the paths. */
export async function follow({ files, edits }: Recipe, root: string): Promise<string[]> {
  const taken = Object.keys(files).find((path) => existsSync(join(root, path)));
  if (taken !== undefined) throw new Error(`${taken} is there already.`);
  const edited = await Promise.all(
    Object.entries(edits).map(async ([path, edit]) => [path, edit(await readFile(join(root, path), 'utf8'))] as const),
  );
  for (const [path, text] of [...Object.entries(files), ...edited]) await write(join(root, path), text);
  return [...Object.keys(files), ...edited.map(([path]) => path)];
}

async function main(): Promise<void> {
  const recipe = recipeOf(...process.argv.slice(2));
  if (recipe === undefined) {
    console.error(`npm run new <kind> <name>\n\nKinds: ${[...recipes.keys()].join(', ')}. Names are kebab-case; a check is group/name.`);
    process.exitCode = 2;
    return;
  }
  const paths = await follow(recipe, process.cwd());
  spawnSync('npx', ['--no-install', 'biome', 'check', '--write', '--files-ignore-unknown=true', ...paths], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  console.log(`${paths.join('\n')}\n\n${recipe.next}`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main();
