import { DirectoryError } from '../../domain/errors.js';
import { asArray, asObject, asString, type JsonObject } from '../../domain/json.js';
import { shown } from '../../domain/message.js';
import type { FhirPackage, PackageEntry } from '../../ports/fhir-packages.js';

/** The files of one package, wherever they lie. */
export interface PackageFiles {
  readonly place: string;
  /** Names of the files beside package.json. */
  names(): Promise<readonly string[]>;
  read(name: string): Promise<Uint8Array>;
}

const kinds: ReadonlySet<string> = new Set(['StructureDefinition', 'ValueSet', 'CodeSystem']);
const namedForKind = /^(StructureDefinition|ValueSet|CodeSystem)-/;
const mostDefinitions = 50_000;
const index = '.index.json';
const manifest = 'package.json';

async function json(files: PackageFiles, name: string): Promise<unknown> {
  try {
    return JSON.parse(
      Buffer.from(await files.read(name))
        .toString('utf8')
        .replace(/^\uFEFF/, ''),
    );
  } catch (cause) {
    if (cause instanceof DirectoryError) throw cause;
    throw new DirectoryError('ERR_PACKAGE', `${shown(name)} in ${shown(files.place)} is not JSON.`, { cause });
  }
}

function entryOf(file: string, value: unknown): PackageEntry[] {
  const { resourceType, url, version, type } = asObject(value) ?? {};
  // A canonical that is no absolute URI names nothing that could be looked for.
  if (typeof resourceType !== 'string' || !kinds.has(resourceType) || typeof url !== 'string' || !/^[a-z][a-z0-9+.-]*:[^\s|#]+$/i.test(url))
    return [];
  return [{ file, resourceType, url, version: asString(version), type: asString(type) }];
}

/** By the index where the package has one that can be used, else by a look into each file that may hold a definition. */
async function entriesOf(files: PackageFiles, parsed: Map<string, unknown>): Promise<PackageEntry[]> {
  const names = new Set(await files.names());
  if (names.has(index)) {
    const listed = asArray(asObject(await json(files, index).catch(() => undefined))?.['files']).map(asObject);
    const entries = listed.flatMap((each) => entryOf(asString(each?.['filename']) ?? '', each)).filter(({ file }) => names.has(file));
    if (entries.length > 0) return entries.slice(0, mostDefinitions);
  }
  const likely = [...names].filter((name) => name.endsWith('.json') && name !== index && name !== manifest);
  const named = likely.filter((name) => namedForKind.test(name));
  const entries: PackageEntry[] = [];
  for (const name of (named.length > 0 ? named : likely).slice(0, mostDefinitions)) {
    const value = await json(files, name);
    const [entry] = entryOf(name, value);
    if (entry === undefined) continue;
    entries.push(entry);
    parsed.set(name, value);
  }
  return entries;
}

function stringsOf(value: unknown): [string, string][] {
  return Object.entries(asObject(value) ?? {}).flatMap(([key, each]): [string, string][] =>
    typeof each === 'string' ? [[key, each]] : [],
  );
}

/** npm writes `alias@npm:name` for a second version of one package. */
function dependenciesOf(value: unknown): Map<string, string> {
  return new Map(stringsOf(value).map(([name, version]) => [name.replace(/^.*@npm:/, ''), version]));
}

/** What an ImplementationGuide says that it depends on; packages that were not built by a publisher say it nowhere else. */
async function dependsOn(files: PackageFiles): Promise<Map<string, string>> {
  const name = (await files.names()).find((each) => /^ImplementationGuide-.*\.json$/.test(each));
  const guide = name === undefined ? undefined : asObject(await json(files, name).catch(() => undefined));
  const pairs = asArray(guide?.['dependsOn']).map(asObject);
  return new Map(
    pairs.flatMap((each): [string, string][] =>
      typeof each?.['packageId'] === 'string' ? [[each['packageId'], asString(each['version']) ?? 'latest']] : [],
    ),
  );
}

/** A package by its files. `given`: its name and version by the folder that it lies in, for packages without a package.json. */
export async function packageOf(files: PackageFiles, given: { name: string; version: string } | undefined): Promise<FhirPackage> {
  const hasManifest = (await files.names()).includes(manifest);
  const said: JsonObject = (hasManifest ? asObject(await json(files, manifest)) : undefined) ?? {};
  const [name, version] = [asString(said['name']) ?? given?.name, given?.version ?? asString(said['version'])];
  if (name === undefined || version === undefined || !/^[a-z0-9][a-z0-9.-]*$/.test(name) || !/^[A-Za-z0-9][A-Za-z0-9.-]*$/.test(version)) {
    throw new DirectoryError('ERR_PACKAGE', `${shown(files.place)} holds no package.json that names a FHIR package and its version.`, {
      help: 'Name the folder that holds package.json, or the one that holds package/package.json.',
    });
  }
  const stated = dependenciesOf(said['dependencies']);
  const parsed = new Map<string, unknown>();
  let entries: Promise<PackageEntry[]> | undefined;
  return {
    name,
    version,
    title: asString(said['title']),
    canonical: asString(said['canonical'])?.replace(/\/$/, ''),
    fhirVersions: asArray(said['fhirVersions'] ?? said['fhir-version-list']).filter((each) => typeof each === 'string'),
    dependencies: stated.size > 0 ? stated : await dependsOn(files),
    place: files.place,
    entries: () => (entries ??= entriesOf(files, parsed)),
    read: async (file) => parsed.get(file) ?? json(files, file),
  };
}
