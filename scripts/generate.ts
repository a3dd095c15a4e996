import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import fastGlob from 'fast-glob';
import { type Definition, indexDefinitions } from '../src/profiles/definitions.js';
import { writeValidator } from '../src/profiles/write-validator.js';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Compiles `schemas/` into `src/profiles/generated/`, so that starting the program compiles nothing. */
export async function generate(): Promise<void> {
  const paths = await fastGlob('schemas/{hl7.*,payer-directory}/*/*.json', { cwd: root, absolute: true });
  const definitions = await Promise.all(paths.sort().map(async (path) => JSON.parse(await readFile(path, 'utf8')) as Definition));
  const folder = `${root}src/profiles/generated/`;
  await mkdir(folder, { recursive: true });
  await write(`${folder}validator.js`, writeValidator(indexDefinitions(definitions), '../leaves/index.ts'));
  await write(`${folder}validator.d.ts`, declaration);
}

const declaration = `import type { SchemaFault } from '../schema.js';
export interface SchemaError {
  readonly instancePath: string;
  readonly keyword: string;
  readonly params: { readonly fault?: SchemaFault; readonly key?: string | number; readonly type?: string };
}
export declare const profiles: ReadonlySet<string>;
export declare const judge: { (value: unknown): boolean; errors?: SchemaError[] | null };
`;

/** Aside, then renamed: a killed run leaves the old file. */
async function write(path: string, text: string): Promise<void> {
  await writeFile(`${path}.new`, text);
  await rename(`${path}.new`, path);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await generate();
