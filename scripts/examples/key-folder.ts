import { chmodSync, existsSync, mkdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { DirectoryError } from '../../src/domain/errors.js';

/** A folder of private keys and of the certificates made for them, readable by its owner alone. Names are relative paths. */
export interface KeyFolder {
  read(name: string): Buffer | undefined;
  write(name: string, content: string | Uint8Array): void;
}

/** Below the user's data folder (XDG Base Directory Specification). */
export function defaultKeyFolder(env: Readonly<Record<string, string | undefined>>): string {
  const data = env['XDG_DATA_HOME'];
  return join(data !== undefined && isAbsolute(data) ? data : join(homedir(), '.local', 'share'), 'payer-directory', 'example-keys');
}

/**
 * Opens or makes the folder at `path`.
 * @throws DirectoryError `ERR_KEYS_PUBLIC` where it lies in a git work tree or in `out`, the folder of the files to be published:
 * a private key must not be committed by mistake.
 */
export function openKeyFolder(path: string, out: string): KeyFolder {
  const folder = realPath(resolve(path));
  const tree = workTreeAbove(folder);
  if (tree !== undefined) throw exposed(path, `the git work tree ${tree}`);
  if (isWithin(folder, realPath(resolve(out)))) throw exposed(path, `the output folder ${out}`);
  const file = (name: string) => join(folder, name);
  return {
    read: (name) => (existsSync(file(name)) ? readFileSync(file(name)) : undefined),
    write(name, content) {
      mkdirSync(dirname(file(name)), { recursive: true, mode: 0o700 });
      writeFileSync(file(name), content, { mode: 0o600 });
      // The mode above holds for new files only.
      chmodSync(file(name), 0o600);
    },
  };
}

/** Symbolic links followed, also where the last folders don't exist yet. */
function realPath(path: string): string {
  if (existsSync(path)) return realpathSync(path);
  const parent = dirname(path);
  return parent === path ? path : join(realPath(parent), basename(path));
}

function workTreeAbove(folder: string): string | undefined {
  if (existsSync(join(folder, '.git'))) return folder;
  const parent = dirname(folder);
  return parent === folder ? undefined : workTreeAbove(parent);
}

function isWithin(folder: string, other: string): boolean {
  const path = relative(other, folder);
  return !isAbsolute(path) && path !== '..' && !path.startsWith(`..${sep}`);
}

function exposed(path: string, where: string): DirectoryError {
  return new DirectoryError('ERR_KEYS_PUBLIC', `Private keys would lie in ${path}, which is inside ${where}.`, {
    help: 'Name a folder outside with --keys.',
  });
}
