import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { layout } from '../../src/app/directory.js';
import { DirectoryError } from '../../src/domain/errors.js';
import { directoryFiles } from './directory-files.js';
import { openKeyFolder } from './key-folder.js';
import { payers } from './payers.js';

/**
 * Writes the example directory into `out` and its private keys into `keys`, and returns the paths written, relative to `out`.
 * @throws DirectoryError `ERR_KEYS_PUBLIC` (see `openKeyFolder`); `ERR_NOT_EXAMPLES` where `out` holds bundles of other payers.
 */
export async function writeExamples(out: string, keys: string): Promise<readonly string[]> {
  const folder = openKeyFolder(keys, out);
  refuseOthers(out);
  const files = await directoryFiles(folder);
  for (const [path, text] of files) {
    mkdirSync(dirname(join(out, path)), { recursive: true });
    writeFileSync(join(out, path), text);
  }
  return [...files.keys()];
}

/** A real directory's policy and anchors must not be replaced by those of the examples. */
function refuseOthers(out: string): void {
  const bundles = join(out, layout.bundles);
  const examples = payers.map(({ slug }) => `${slug}.json`);
  const other = existsSync(bundles) ? readdirSync(bundles).find((name) => name.endsWith('.json') && !examples.includes(name)) : undefined;
  if (other === undefined) return;
  throw new DirectoryError('ERR_NOT_EXAMPLES', `${join(bundles, other)} is not one of the examples, so ${out} may be a real directory.`, {
    help: 'Name another folder with --out, or delete that bundle.',
  });
}
