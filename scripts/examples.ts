import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { DirectoryError } from '../src/domain/errors.js';
import { defaultKeyFolder } from './examples/key-folder.js';
import { writeExamples } from './examples/write-examples.js';

const usage = 'Usage: npm run examples [-- --out <dir> --keys <dir>]';

/** Writes a complete example directory, this repository's own where `--out` names no other. */
async function main(): Promise<number> {
  const { values } = parseArgs({ options: { out: { type: 'string' }, keys: { type: 'string' }, help: { type: 'boolean', short: 'h' } } });
  if (values.help === true) {
    console.log(usage);
    return 0;
  }
  const out = values.out ?? fileURLToPath(new URL('..', import.meta.url));
  const keys = values.keys ?? defaultKeyFolder(process.env);
  const written = await writeExamples(out, keys);
  console.log(`${written.length} files in ${out}\nPrivate keys in ${keys}: never publish them.`);
  return 0;
}

try {
  process.exitCode = await main();
} catch (error) {
  if (error instanceof DirectoryError) console.error(`${error.message}\n${error.help}`);
  else if (error instanceof TypeError && 'code' in error) console.error(`${error.message}\n${usage}`);
  else throw error;
  process.exitCode = 2;
}
