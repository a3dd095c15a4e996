import { createHash } from 'node:crypto';
import { statSync } from 'node:fs';
import { lstat, readdir, readFile, stat } from 'node:fs/promises';
import { DirectoryError } from '../../domain/errors.js';
import { shown } from '../../domain/message.js';
import type { Evidence } from '../../ports/fhir-packages.js';

/** Bytes of one file, and of all that is read in a run: several times what the largest published packages have. */
const mostBytes = 32_000_000;
const mostBytesInAll = 512_000_000;

/** The state of a file or folder by which a change shows: whoever writes it, or into it, changes the times. */
export function stateOf(path: string): string {
  // Some hundred of these are asked one after the other, which is several times faster than at once.
  const found = statSync(path, { bigint: true, throwIfNoEntry: false });
  if (found === undefined) return 'missing';
  return [found.dev, found.ino, found.isDirectory() ? 'folder' : found.size, found.mtimeNs, found.ctimeNs].join(' ');
}

/** Reads files and folders, and keeps in mind which, and how they were. */
export interface Witness {
  file(path: string): Promise<Buffer>;
  /** Names in a folder, sorted; empty where there is none. */
  folder(path: string): Promise<string[]>;
  evidence(): readonly Evidence[];
  digest(): string;
}

export function witness(): Witness {
  const states = new Map<string, string>();
  const hashes = new Map<string, string>();
  let total = 0;
  const see = (path: string): void => {
    if (!states.has(path)) states.set(path, stateOf(path));
  };
  return {
    async file(path) {
      // Before the bytes: a change in between then shows the next time.
      see(path);
      const bytes = await bytesOf(path, mostBytesInAll - total);
      total += bytes.length;
      hashes.set(path, createHash('sha256').update(bytes).digest('hex'));
      return bytes;
    },
    async folder(path) {
      see(path);
      return (await readdir(path).catch(() => [])).sort();
    },
    evidence: () => [...states].map(([path, state]) => ({ path, state })),
    digest: () =>
      createHash('sha256')
        .update(JSON.stringify([...hashes].sort()))
        .digest('hex'),
  };
}

async function bytesOf(path: string, left: number): Promise<Buffer> {
  const found = await lstat(path).catch((cause: unknown) => {
    throw new DirectoryError('ERR_PACKAGE', `${shown(path)} can't be read.`, { cause });
  });
  const { size } = found.isSymbolicLink() ? await stat(path).catch(() => found) : found;
  if (size > Math.min(mostBytes, left)) {
    throw new DirectoryError('ERR_PACKAGE', `${shown(path)} is too large for a part of a FHIR package (${size} bytes).`);
  }
  return readFile(path).catch((cause: unknown) => {
    throw new DirectoryError('ERR_PACKAGE', `${shown(path)} can't be read.`, { cause });
  });
}
