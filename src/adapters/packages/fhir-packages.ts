import { basename, dirname, join, resolve } from 'node:path';
import { DirectoryError } from '../../domain/errors.js';
import { shown } from '../../domain/message.js';
import type { FhirPackage, FhirPackages } from '../../ports/fhir-packages.js';
import { stateOf, type Witness, witness } from './evidence.js';
import { type PackageFiles, packageOf } from './package-content.js';
import { chooseVersion } from './package-version.js';

const archive = /\.(tgz|tar\.gz)$/;
/** As the FHIR package cache names its folders. */
const named = /^([a-z0-9][a-z0-9.-]*)#([A-Za-z0-9][A-Za-z0-9.-]*)$/;

/** A package as a place names it. */
interface Named {
  readonly name: string;
  readonly version: string;
  readonly path: string;
}

/**
 * FHIR packages in folders: each place holds folders or archives named `name#version`, as the FHIR package cache does. Relative places
 * are resolved against `root`; the first place that has a package wins.
 */
export function fhirPackages(root: string, places: readonly string[]): FhirPackages {
  const seen = witness();
  const all = places.map((place) => resolve(root, place));
  const opened = new Map<string, Promise<FhirPackage>>();
  const open = (path: string, given: Named | undefined): Promise<FhirPackage> => {
    const known = opened.get(path) ?? openAt(seen, path, given);
    opened.set(path, known);
    return known;
  };
  const listed = async (): Promise<Named[]> => (await Promise.all(all.map((place) => packagesIn(seen, place)))).flat();
  return {
    async open(name, version) {
      const found = (await listed()).filter((each) => each.name === name);
      const chosen = chooseVersion(
        version,
        found.map((each) => each.version),
      );
      const wanted = found.find((each) => each.version === chosen);
      return wanted === undefined ? undefined : open(wanted.path, wanted);
    },
    async openPath(path) {
      const absolute = resolve(root, path);
      const beside = dirname(absolute);
      if (!all.includes(beside)) all.push(beside);
      return open(absolute, namedBy(absolute));
    },
    names: async () => [...new Set((await listed()).map(({ name, version }) => `${name}#${version}`))],
    absolute: (path) => resolve(root, path),
    places: all,
    evidence: () => seen.evidence(),
    digest: () => seen.digest(),
  };
}

function namedBy(path: string): Named | undefined {
  const [, name, version] = named.exec(basename(path).replace(archive, '')) ?? [];
  return name === undefined || version === undefined ? undefined : { name, version, path };
}

async function packagesIn(seen: Witness, place: string): Promise<Named[]> {
  return (await seen.folder(place)).flatMap((name) => namedBy(join(place, name)) ?? []);
}

async function openAt(seen: Witness, path: string, given: Named | undefined): Promise<FhirPackage> {
  const state = stateOf(path);
  if (state === 'missing') throw new DirectoryError('ERR_PACKAGE', `There is no FHIR package at ${shown(path)}.`);
  return packageOf(state.includes(' folder ') ? await inFolder(seen, path) : await inArchive(seen, path), given);
}

/** A package's files lie in its folder, or in `package/` below. */
async function inFolder(seen: Witness, path: string): Promise<PackageFiles> {
  const inner = join(path, 'package');
  const folder = (await seen.folder(inner)).includes('package.json') ? inner : path;
  return { place: path, names: () => seen.folder(folder), read: (name) => seen.file(join(folder, name)) };
}

async function inArchive(seen: Witness, path: string): Promise<PackageFiles> {
  const { readArchive } = await import('./package-archive.js');
  const files = await readArchive(await seen.file(path), path);
  return {
    place: path,
    names: async () => [...files.keys()].sort(),
    async read(name) {
      const bytes = files.get(name);
      if (bytes === undefined) throw new DirectoryError('ERR_PACKAGE', `${shown(path)} holds no ${shown(name)}.`);
      return bytes;
    },
  };
}
