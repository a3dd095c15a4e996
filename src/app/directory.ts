import { DirectoryError } from '../domain/errors.js';
import type { Files } from '../ports/files.js';

/** Names inside a directory repository; the only place that knows them. */
export const layout = {
  policy: 'directory/policy.json',
  bundles: 'bundles',
  owners: 'owners',
  suspensions: 'directory/suspensions.json',
  suppressions: 'directory/suppressions.json',
  tombstones: 'directory/tombstones.json',
  anchors: 'directory/anchors',
  crls: 'directory/crls',
} as const;

/** The nearest folder at or above `start` that holds `directory/policy.json`; undefined where there is none. */
export async function nearestDirectory(files: Files, start: string): Promise<string | undefined> {
  for (let folder = files.resolve(start); ; ) {
    if ((await files.kind(files.resolve(folder, layout.policy))) === 'file') return folder;
    const parent = files.resolve(folder, '..');
    if (parent === folder) return undefined;
    folder = parent;
  }
}

/** The directory that `-C` names, else the nearest; throws where `-C` names none. */
export async function chosenDirectory(files: Files, cwd: string, named: string | undefined): Promise<string | undefined> {
  if (named === undefined) return nearestDirectory(files, cwd);
  const folder = files.resolve(cwd, named);
  if ((await files.kind(files.resolve(folder, layout.policy))) === 'file') return folder;
  throw new DirectoryError('ERR_NO_DIRECTORY', `No directory at ${named}: ${layout.policy} is missing there.`, {
    help: 'Name the folder that holds bundles/ and directory/policy.json.',
  });
}
