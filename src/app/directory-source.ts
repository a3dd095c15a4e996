import { DirectoryError } from '../domain/errors.js';
import { isSlug } from '../domain/payer.js';
import type { Policy } from '../domain/policy.js';
import { readPayer } from '../domain/read-payer.js';
import { readSuspensions, readTombstones } from '../domain/standing.js';
import type { Files } from '../ports/files.js';
import type { PayerRead, PayerSource } from '../ports/payer-source.js';
import { layout } from './directory.js';
import { readPolicy } from './policy.js';

const extension = '.json';
/** Bytes; a list of every payer that ever left fits. */
const longestList = 16_777_216;
/** Files read at once: enough to keep a disk busy, few enough for any limit on open files. */
const atOnce = 16;

/**
 * The payers in the files of a directory, as they lie.
 * @throws DirectoryError where its policy, suspensions or tombstones can't be read: without them nobody knows who may be answered.
 */
export async function openDirectory(files: Files, directory: string): Promise<PayerSource> {
  const policy = await readPolicy(files, directory);
  const list = <Entry>(path: string, read: (value: unknown) => readonly Entry[] | undefined) => readList(files, directory, path, read);
  return {
    verified: {
      by: 'clone',
      statement:
        'Read from the files of this clone: not validated here and not signed by an index. payer-directory validate does the former.',
    },
    defaultEnvironment: policy.defaultEnvironment,
    suspensions: await list(layout.suspensions, readSuspensions),
    tombstones: await list(layout.tombstones, readTombstones),
    bySlug: (slug, now) => readOne(files, directory, policy, slug, now),
    all: (now) => readAll(files, directory, policy, now),
  };
}

async function readList<Entry>(
  files: Files,
  directory: string,
  path: string,
  read: (value: unknown) => readonly Entry[] | undefined,
): Promise<readonly Entry[]> {
  const bytes = await unlessMissing(files.read(files.resolve(directory, path), longestList));
  if (bytes === undefined) return [];
  const value = parsed(bytes);
  const entries = value === undefined ? undefined : read(value.json);
  if (entries !== undefined) return entries;
  throw new DirectoryError('ERR_STANDING', `${path} is not a JSON list of objects with a slug.`, {
    help: 'It says which payers must not be answered, so nothing is answered until it is mended.',
  });
}

async function* readAll(files: Files, directory: string, policy: Policy, now: number): AsyncIterable<PayerRead> {
  const names = await files.names(files.resolve(directory, layout.bundles));
  const slugs = names.filter((name) => name.endsWith(extension)).map((name) => name.slice(0, -extension.length));
  for (let start = 0; start < slugs.length; start += atOnce) {
    const some = slugs.slice(start, start + atOnce).map((slug) => readOne(files, directory, policy, slug, now));
    for (const read of await Promise.all(some)) if (read !== undefined) yield read;
  }
}

/** Undefined where the file is missing, as it also is when it goes away between being listed and being read. */
async function readOne(files: Files, directory: string, policy: Policy, slug: string, now: number): Promise<PayerRead | undefined> {
  const place = `${layout.bundles}/${slug}${extension}`;
  const unreadable = (detail: string): PayerRead => ({ kind: 'unreadable', slug, place, detail });
  if (!isSlug(slug)) return unreadable('its name is not a slug');
  try {
    const bytes = await unlessMissing(files.read(files.resolve(directory, place), policy.limits.fileBytes));
    if (bytes === undefined) return undefined;
    const value = parsed(bytes);
    if (value === undefined) return unreadable('it is not JSON in UTF-8');
    const payer = readPayer(value.json, { slug, defaultEnvironment: policy.defaultEnvironment, now });
    return payer === undefined ? unreadable('it is not a Bundle that begins with an Organization') : { kind: 'payer', payer };
  } catch (error) {
    if (!(error instanceof DirectoryError)) throw error;
    if (error.code === 'ERR_FILE_TOO_LARGE') return unreadable(`it has more than ${policy.limits.fileBytes} bytes`);
    return unreadable('it cannot be read from disk');
  }
}

async function unlessMissing(reading: Promise<Uint8Array>): Promise<Uint8Array | undefined> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof DirectoryError && error.code === 'ERR_FILE_NOT_FOUND') return undefined;
    throw error;
  }
}

/** Undefined where the bytes aren't JSON; the value itself may be anything. */
function parsed(bytes: Uint8Array): { readonly json: unknown } | undefined {
  try {
    return { json: JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) };
  } catch {
    return undefined;
  }
}
