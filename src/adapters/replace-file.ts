import { randomUUID } from 'node:crypto';
import { open, realpath, rename, rm, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { DirectoryError } from '../domain/errors.js';
import { shown } from '../domain/message.js';
import type { ReplaceFile } from '../ports/replace-file.js';

/** On this machine: written aside in the same folder, made durable, then renamed. Relative paths are resolved against `root`. */
export function nodeReplaceFile(root: string): ReplaceFile {
  return async (path, content) => {
    try {
      // A link stays a link: what it leads to is replaced.
      await replace(await realpath(resolve(root, path)), content);
    } catch (cause) {
      const reason = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown reason';
      throw new DirectoryError('ERR_FILE_WRITE', `${shown(path)} can't be written (${reason}).`, { cause });
    }
  };
}

async function replace(path: string, content: string): Promise<void> {
  const { mode } = await stat(path);
  const aside = `${path}.${randomUUID()}.new`;
  try {
    const handle = await open(aside, 'wx', mode);
    try {
      await handle.writeFile(content);
      // Not left to the mask of the process.
      await handle.chmod(mode);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(aside, path);
  } catch (cause) {
    await rm(aside, { force: true });
    throw cause;
  }
  await syncFolder(dirname(path));
}

/** So that the new name outlives a crash. Some systems can't: there the content is durable, and that has to do. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => undefined);
  await handle?.sync().catch(() => undefined);
  await handle?.close();
}
