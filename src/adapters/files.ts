import { type FileHandle, open, readdir, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { DirectoryError } from '../domain/errors.js';
import { shown } from '../domain/message.js';
import type { FileKind, Files } from '../ports/files.js';

const chunkBytes = 65_536;

/** The file system of this machine. Relative paths are resolved against `root`. */
export function nodeFiles(root: string): Files {
  const at = (path: string): string => resolve(root, path);
  return {
    read: (path, limit) => read(at(path), path, limit ?? Number.POSITIVE_INFINITY),
    kind: (path) => kindOf(at(path)),
    names: (folder) => names(at(folder), folder),
    walk: (folder, suffix) => walk(at(folder), folder, suffix),
    resolve: (...parts) => resolve(root, ...parts),
  };
}

async function read(path: string, named: string, limit: number): Promise<Uint8Array> {
  const handle = await open(path, 'r').catch((cause: unknown) => failed(named, cause));
  try {
    return await readAll(handle, named, limit);
  } catch (cause) {
    if (cause instanceof DirectoryError) throw cause;
    return failed(named, cause);
  } finally {
    await handle.close();
  }
}

/** By size where the file has one; a pipe or a device has none, and a file may grow, so never more than the limit is held. */
async function readAll(handle: FileHandle, named: string, limit: number): Promise<Uint8Array> {
  const found = await handle.stat();
  if (found.isDirectory()) throw new DirectoryError('ERR_FILE_READ', `${shown(named)} is a folder, not a file.`);
  const { size } = found;
  if (size > limit) throw tooLarge(named, limit);
  const chunks: Buffer[] = [];
  let total = 0;
  for (let wanted = size > 0 ? size + 1 : chunkBytes; ; wanted = chunkBytes) {
    const { bytesRead, buffer } = await handle.read(Buffer.allocUnsafe(wanted), 0, wanted, null);
    if (bytesRead === 0) break;
    total += bytesRead;
    if (total > limit) throw tooLarge(named, limit);
    chunks.push(buffer.subarray(0, bytesRead));
    if (total === size && bytesRead < wanted) break;
  }
  return chunks.length === 1 && chunks[0] !== undefined ? chunks[0] : Buffer.concat(chunks, total);
}

function tooLarge(named: string, limit: number): DirectoryError {
  return new DirectoryError('ERR_FILE_TOO_LARGE', `${shown(named)} has more than ${limit} bytes.`);
}

/** Never returns. */
function failed(named: string, cause: unknown): never {
  const code = codeOf(cause);
  if (code === 'ENOENT' || code === 'ENOTDIR') throw new DirectoryError('ERR_FILE_NOT_FOUND', `${shown(named)} does not exist.`, { cause });
  throw new DirectoryError('ERR_FILE_READ', `${shown(named)} can't be read (${code ?? 'unknown reason'}).`, { cause });
}

function codeOf(cause: unknown): string | undefined {
  return cause instanceof Error && 'code' in cause && typeof cause.code === 'string' ? cause.code : undefined;
}

async function kindOf(path: string): Promise<FileKind> {
  const found = await stat(path).catch(() => undefined);
  if (found === undefined) return 'missing';
  return found.isFile() ? 'file' : found.isDirectory() ? 'folder' : 'other';
}

async function names(folder: string, named: string): Promise<readonly string[]> {
  try {
    return (await readdir(folder)).sort();
  } catch (cause) {
    return codeOf(cause) === 'ENOENT' ? [] : failed(named, cause);
  }
}

/** Loads its library only when it is called: a lookup never walks. */
async function walk(folder: string, named: string, suffix: string): Promise<readonly string[]> {
  const { glob, escapePath } = (await import('fast-glob')).default;
  const found = await glob(`**/*${escapePath(suffix)}`, { cwd: folder, onlyFiles: true, followSymbolicLinks: true, dot: false });
  const prefix = named.endsWith('/') ? named : `${named}/`;
  return found.map((path) => prefix + path).sort();
}
