import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { type Entry, extract } from 'tar-stream';
import { DirectoryError } from '../../domain/errors.js';
import { shown } from '../../domain/message.js';

/** Several times what the largest published packages have. */
export interface ArchiveLimits {
  readonly entries: number;
  /** Bytes of one file. */
  readonly file: number;
  /** Bytes of all files together, those too that nobody wants. */
  readonly total: number;
}

const limits: ArchiveLimits = { entries: 50_000, file: 32_000_000, total: 1_000_000_000 };

/**
 * The files directly below `package/` in a package's .tgz that end in .json, by name. Nothing is written anywhere: a name that leads out
 * of the archive, a link or a bomb can do no harm, and is refused all the same, since no package has one.
 * @throws DirectoryError `ERR_PACKAGE`.
 */
export async function readArchive(bytes: Uint8Array, place: string, most: ArchiveLimits = limits): Promise<Map<string, Buffer>> {
  const files = new Map<string, Buffer>();
  const tar = extract();
  const input = Readable.from([bytes]).on('error', (cause) => tar.destroy(cause));
  const gunzip = createGunzip().on('error', (cause) => tar.destroy(cause));
  input.pipe(gunzip).pipe(tar);
  let [entries, total, inflated] = [0, 0, 0];
  gunzip.on('data', (chunk: Buffer) => {
    inflated += chunk.length;
    // Each file has a header and is filled up to a block.
    if (inflated > most.total + 4096 * (entries + 1024)) tar.destroy(refusal(place, 'it holds more than a FHIR package may'));
  });
  try {
    for await (const entry of tar) {
      entries += 1;
      total += entry.header.size;
      if (entries > most.entries || total > most.total) throw refusal(place, 'it holds more than a FHIR package may');
      const name = nameOf(entry, place);
      if (name === undefined) entry.resume();
      else files.set(name, await contentOf(entry, place, most.file));
    }
  } catch (cause) {
    if (cause instanceof DirectoryError) throw cause;
    throw new DirectoryError('ERR_PACKAGE', `${shown(place)} is no .tgz archive that can be read.`, { cause });
  } finally {
    input.destroy();
    gunzip.destroy();
  }
  return files;
}

/** The name of a file that is wanted; undefined for others. */
function nameOf({ header: { name, type } }: Entry, place: string): string | undefined {
  if (type === 'directory' || type === 'pax-header' || type === 'pax-global-header') return undefined;
  if (type !== 'file' && type !== 'contiguous-file') throw refusal(place, `it holds a ${type} (${name})`);
  const steps = name.split(/[/\\]/);
  if (steps.includes('..') || /^([/\\]|[A-Za-z]:)/.test(name) || name.includes('\0'))
    throw refusal(place, `it holds a file name that leads out of it (${name})`);
  const [folder, file, ...deeper] = steps[0] === '.' ? steps.slice(1) : steps;
  return folder === 'package' && file?.endsWith('.json') === true && deeper.length === 0 ? file : undefined;
}

async function contentOf(entry: Entry, place: string, most: number): Promise<Buffer> {
  if (entry.header.size > most) throw refusal(place, `${entry.header.name} is too large`);
  const chunks: Buffer[] = [];
  for await (const chunk of entry) chunks.push(chunk);
  return Buffer.concat(chunks);
}

function refusal(place: string, reason: string): DirectoryError {
  return new DirectoryError('ERR_PACKAGE', `${shown(place)} is no FHIR package: ${shown(reason)}.`, {
    help: 'Fetch the package anew, from a registry that you trust.',
  });
}
