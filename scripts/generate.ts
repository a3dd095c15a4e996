import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import fastGlob from 'fast-glob';
import { type Definition, type Definitions, indexDefinitions } from '../src/profiles/definitions.js';
import { guides, moduleName, shared } from '../src/profiles/guides.js';
import { writeValidator } from '../src/profiles/write-validator.js';

const root = fileURLToPath(new URL('..', import.meta.url));

async function definitionsIn(packages: readonly string[]): Promise<Definition[]> {
  const patterns = packages.map((each) => `schemas/${each.replace('#', '/')}/*.json`);
  const paths = (await fastGlob(patterns, { cwd: root, absolute: true })).sort();
  return Promise.all(paths.map(async (path) => JSON.parse(await readFile(path, 'utf8')) as Definition));
}

/** Compiles `schemas/` into `src/profiles/generated/`, a module for each guide, so that starting the program compiles nothing. */
export async function generate(): Promise<void> {
  const folder = `${root}src/profiles/generated/`;
  await mkdir(folder, { recursive: true });
  const known = new Map<string, number[]>();
  for (const [index, guide] of guides.entries()) {
    const definitions: Definitions = indexDefinitions(await definitionsIn(guide.packages));
    const path = `${folder}${moduleName(guide)}`;
    await write(`${path}.js`, writeValidator(definitions, guide, '../leaves/index.ts'));
    await write(`${path}.d.ts`, declaration);
    for (const url of [...definitions.structures.keys(), ...definitions.codeSystems.keys()]) {
      if (guide.closed.some((base) => url.startsWith(base))) known.set(url, [...(known.get(url) ?? []), index]);
    }
  }
  await write(`${folder}canonicals.js`, `export const canonicals = new Map(${JSON.stringify([...known])});\n`);
  await write(`${folder}canonicals.d.ts`, canonicalsDeclaration);
  await write(`${folder}base-definitions.js`, `export const baseDefinitions = ${JSON.stringify(await definitionsIn(shared))};\n`);
  await write(`${folder}base-definitions.d.ts`, baseDeclaration);
}

const declaration = `import type { GuideValidator } from '../validator.js';
export declare const judge: GuideValidator['judge'];
export declare const profiles: GuideValidator['profiles'];
`;

const canonicalsDeclaration = `/** Profiles, extensions and code systems of the guides: canonical → indices into \`guides\`. */
export declare const canonicals: ReadonlyMap<string, readonly number[]>;
`;

const baseDeclaration = `import type { Definition } from '../definitions.js';
/** R4 and what every guide shares: what official packages are compiled with. */
export declare const baseDefinitions: readonly Definition[];
`;

/** Aside, then renamed: a killed run leaves the old file. */
async function write(path: string, text: string): Promise<void> {
  await writeFile(`${path}.new`, text);
  await rename(`${path}.new`, path);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await generate();
