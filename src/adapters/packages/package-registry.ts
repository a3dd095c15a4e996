import { randomBytes } from 'node:crypto';
import { mkdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { DirectoryError } from '../../domain/errors.js';
import { asObject } from '../../domain/json.js';
import { shown } from '../../domain/message.js';
import type { PackageRegistry } from '../../ports/fhir-packages.js';
import { readArchive } from './package-archive.js';

const notFound = /\b404\b|not found/i;

/** The registry's own address where `url` is undefined. Plain HTTP is for a registry on this machine. */
export interface RegistrySettings {
  readonly url: string | undefined;
  /** Where archives are put, as `name#version.tgz`. */
  readonly folder: string;
  /** Told what is fetched. */
  progress(text: string): void;
}

/** A FHIR package registry. What it sends is looked through before it is kept, and never unpacked. */
export function packageRegistry({ url, folder, progress }: RegistrySettings): PackageRegistry {
  return {
    async fetch(name, version) {
      // Ranges have no archive of their own.
      if (
        !/^[a-z0-9][a-z0-9.-]*$/.test(name) ||
        (version !== undefined && !/^[A-Za-z0-9][A-Za-z0-9.-]*$/.test(version)) ||
        version?.endsWith('.x') === true
      )
        return false;
      const aside = join(folder, `.fetch-${randomBytes(6).toString('hex')}`);
      progress(`Fetching ${name}#${version ?? 'latest'}`);
      try {
        await mkdir(aside, { recursive: true, mode: 0o700 });
        const path = await download(url, aside, name, version);
        const found = await versionIn(path, name);
        await rename(path, join(folder, `${name}#${version === undefined || version === 'latest' ? found : version}.tgz`));
        return true;
      } catch (cause) {
        if (cause instanceof Error && notFound.test(cause.message)) return false;
        if (cause instanceof DirectoryError) throw cause;
        throw new DirectoryError(
          'ERR_DOWNLOAD',
          `${shown(`${name}#${version ?? 'latest'}`)} can't be fetched: ${shown(cause instanceof Error ? cause.message : String(cause))}`,
          { cause },
        );
      } finally {
        await rm(aside, { recursive: true, force: true });
      }
    },
  };
}

async function download(url: string | undefined, aside: string, id: string, version: string | undefined): Promise<string> {
  const { FhirPackageInstaller } = await import('fhir-package-installer');
  const silent = { info: () => {}, warn: () => {}, error: () => {}, debug: () => {} };
  const allowHttp = url !== undefined && /^http:\/\/(127\.0\.0\.1|localhost|\[::1\])(:\d+)?(\/|$)/.test(url);
  const installer = new FhirPackageInstaller({
    logger: silent,
    cachePath: join(aside, 'cache'),
    allowHttp,
    ...(url === undefined ? {} : { registryUrl: url }),
  });
  return installer.downloadPackage({ id, version: version ?? 'latest' }, { destination: aside, extract: false });
}

/** The version that the archive says it is of; the name must be the one that was asked for. */
async function versionIn(path: string, name: string): Promise<string> {
  const files = await readArchive(await readFile(path), path);
  const manifest = asObject(JSON.parse(files.get('package.json')?.toString('utf8') ?? 'null'));
  const [said, version] = [manifest?.['name'], manifest?.['version']];
  if (said === name && typeof version === 'string' && /^[A-Za-z0-9][A-Za-z0-9.-]*$/.test(version)) return version;
  throw new DirectoryError('ERR_DOWNLOAD', `The registry sent another package than ${shown(name)}: ${shown(String(said))}.`);
}
