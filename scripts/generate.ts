import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import fastGlob from 'fast-glob';
import { type Definition, type Definitions, indexDefinitions } from '../src/profiles/definitions.js';
import { type Guide, guides, moduleName } from '../src/profiles/guides.js';
import { writeValidator } from '../src/profiles/write-validator.js';

const root = fileURLToPath(new URL('..', import.meta.url));

async function definitionsOf({ packages }: Guide): Promise<Definitions> {
  const patterns = packages.map((each) => `schemas/${each.replace('#', '/')}/*.json`);
  const paths = (await fastGlob(patterns, { cwd: root, absolute: true })).sort();
  return indexDefinitions(await Promise.all(paths.map(async (path) => JSON.parse(await readFile(path, 'utf8')) as Definition)));
}

/** Compiles `schemas/` into `src/profiles/generated/`, a module for each guide, so that starting the program compiles nothing. */
export async function generate(): Promise<void> {
  const folder = `${root}src/profiles/generated/`;
  await mkdir(folder, { recursive: true });
  for (const guide of guides) {
    const path = `${folder}${moduleName(guide)}`;
    await write(`${path}.js`, writeValidator(await definitionsOf(guide), guide, '../leaves/index.ts'));
    await write(`${path}.d.ts`, declaration);
  }
}

const declaration = `import type { GuideValidator } from '../validator.js';
export declare const judge: GuideValidator['judge'];
export declare const profiles: GuideValidator['profiles'];
`;

/** Aside, then renamed: a killed run leaves the old file. */
async function write(path: string, text: string): Promise<void> {
  await writeFile(`${path}.new`, text);
  await rename(`${path}.new`, path);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await generate();
