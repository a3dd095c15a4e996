import { spawnSync } from 'node:child_process';
import { chmod, readdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Below this compiling is over sooner than reading two more files. */
const worthwhile = 50_000;
const shebang = '#!/usr/bin/env node\n';

/**
 * Stands in for a file of which V8's compiled form is kept beside it. V8 refuses what another version of it has made, and
 * compiles as ever. The file is ASCII, as esbuild writes it: Latin-1 is read fastest.
 */
const stub = `"use strict";
const { readFileSync } = require("node:fs");
const { Script } = require("node:vm");
const filename = __filename.slice(0, -4) + ".code.cjs";
let cachedData;
try {
  cachedData = readFileSync(filename.slice(0, -4) + ".cache");
} catch {}
const code = "(function (exports, require, module, __filename, __dirname) {" + readFileSync(filename, "latin1") + "\\n})";
new Script(code, { filename, cachedData }).runInThisContext()(exports, require, module, filename, __dirname);
`;

async function setApart(folder: string, file: string): Promise<void> {
  const [from, to] = [join(folder, file), join(folder, file.replace(/\.cjs$/, '.code.cjs'))];
  const { mode } = await stat(from);
  await rename(from, to);
  const code = await readFile(to, 'latin1');
  const isEntry = code.startsWith(shebang);
  if (isEntry) await writeFile(to, code.slice(shebang.length), 'latin1');
  await writeFile(from, isEntry ? shebang + stub : stub);
  await chmod(from, mode);
}

/**
 * Most of a command's time is compiling: this keeps what V8 made of each large file in a run of the command, so that the next
 * run loads it. `warmUps` are command lines that use what a user's would; what none of them loads is compiled when it is wanted.
 */
export async function keepCompiled(
  folder: string,
  root: string,
  warmUps: readonly (readonly [entry: string, ...args: string[]])[],
): Promise<void> {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.cjs'));
  const large = await Promise.all(files.map(async (file) => ((await stat(join(folder, file))).size > worthwhile ? [file] : [])));
  await Promise.all(large.flat().map((file) => setApart(folder, file)));
  const recorder = fileURLToPath(new URL('record.cjs', import.meta.url));
  for (const [entry, ...args] of warmUps) {
    // What the command finds does not matter here: only that it has run.
    spawnSync(process.execPath, ['--require', recorder, join(folder, `${entry}.cjs`), ...args], { cwd: root, stdio: 'ignore' });
  }
}
