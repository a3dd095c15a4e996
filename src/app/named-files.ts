import { DirectoryError } from '../domain/errors.js';
import { shown } from '../domain/message.js';
import type { Files } from '../ports/files.js';

/** Stands for standard input where a path is named. */
export const standardInput = '-';

/** A file to judge. */
export interface NamedFile {
  /** As it was named, or found below a folder that was. */
  readonly path: string;
  /** Absolute; `-` for standard input. */
  readonly absolute: string;
}

/**
 * The files that `paths` name: files as they are, of folders all `*.json` at any depth. Each file once, in the order named.
 * @throws DirectoryError `ERR_NO_INPUT`, saying all that is wrong with the paths at once.
 */
export async function filesNamed(files: Files, paths: readonly string[]): Promise<readonly NamedFile[]> {
  const found = new Map<string, NamedFile>();
  const problems: string[] = [];
  const add = (path: string, absolute: string): void => {
    if (!found.has(absolute)) found.set(absolute, { path, absolute });
  };
  for (const path of paths) {
    if (path === standardInput) add(path, path);
    else {
      const kind = path === '' ? 'missing' : await files.kind(path);
      const inside = kind === 'folder' ? await files.walk(path, '.json') : [];
      if (kind === 'missing') problems.push(path === '' ? 'An empty argument names no file.' : `${shown(path)} does not exist.`);
      else if (kind !== 'folder') add(path, files.resolve(path));
      else if (inside.length === 0) problems.push(`${shown(path)} holds no .json file.`);
      for (const file of inside) add(file, files.resolve(file));
    }
  }
  if (problems.length === 0) return [...found.values()];
  throw new DirectoryError('ERR_NO_INPUT', problems.join('\n'), {
    help: 'Name files, folders that hold *.json files, or - for standard input.',
  });
}

/** Whether `absolute` lies in `folder`, at any depth. Both absolute. */
export function isBelow(files: Files, absolute: string, folder: string): boolean {
  for (let at = absolute; ; ) {
    const parent = files.resolve(at, '..');
    if (parent === folder) return true;
    if (parent === at) return false;
    at = parent;
  }
}

/** The slug that a file's name gives: `acme` for `bundles/acme.json`. */
export function slugOf(absolute: string): string {
  return (absolute.split(/[/\\]/).at(-1) ?? absolute).replace(/\.json$/, '');
}
