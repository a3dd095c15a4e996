import { createWriteStream, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { pack } from 'tar-stream';
import { onTestFinished } from 'vitest';
import type { Loose } from '../profiles/conformant.js';

/** A folder that is gone after the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'packages-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export const base = 'https://guides.example.org/fhir';

/** A profile in the shape of StructureDefinition; `more` says what it adds: a snapshot, another base. */
export function profile(id: string, type: string, element: readonly Loose[], more: Loose = {}): Loose {
  return {
    resourceType: 'StructureDefinition',
    id,
    url: `${base}/StructureDefinition/${id}`,
    version: '1.0.0',
    name: id,
    status: 'active',
    kind: type === 'Extension' ? 'complex-type' : 'resource',
    abstract: false,
    type,
    baseDefinition: `http://hl7.org/fhir/StructureDefinition/${type}`,
    derivation: 'constraint',
    ...(type === 'Extension' ? { context: [{ type: 'element', expression: 'Element' }] } : {}),
    differential: { element: [{ id: type, path: type }, ...element] },
    ...more,
  };
}

export function valueSet(id: string, codes: readonly string[], more: Loose = {}): Loose {
  const include = [{ system: `${base}/CodeSystem/${id}`, concept: codes.map((code) => ({ code })) }];
  return { resourceType: 'ValueSet', id, url: `${base}/ValueSet/${id}`, version: '1.0.0', status: 'active', compose: { include }, ...more };
}

export interface PackageContent {
  readonly name?: string;
  readonly version?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly definitions: readonly Loose[];
  /** Members of package.json besides. */
  readonly manifest?: Loose;
  /** Whether `.index.json` lists the definitions. */
  readonly indexed?: boolean;
}

/** The files of a package, by name. */
export function packageFiles({
  name = 'example.guide',
  version = '1.0.0',
  dependencies = {},
  definitions,
  manifest = {},
  indexed = false,
}: PackageContent): Map<string, string> {
  const files = new Map(
    definitions.map((each) => [
      `${each.resourceType}-${each.id}${each.version === '1.0.0' ? '' : `-${each.version}`}.json`,
      JSON.stringify(each),
    ]),
  );
  const listed = [...files].map(([filename, text]) => {
    const { resourceType, id, url, version: of, type, kind } = JSON.parse(text);
    return { filename, resourceType, id, url, version: of, type, kind };
  });
  files.set(
    'package.json',
    JSON.stringify({
      name,
      version,
      canonical: base,
      fhirVersions: ['4.0.1'],
      dependencies: { 'hl7.fhir.r4.core': '4.0.1', ...dependencies },
      ...manifest,
    }),
  );
  if (indexed) files.set('.index.json', JSON.stringify({ 'index-version': 2, files: listed }));
  return files;
}

export function writeFiles(folder: string, files: ReadonlyMap<string, string>): string {
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of files) writeFileSync(join(folder, name), text);
  return folder;
}

/** One entry of an archive, hostile or not. */
export interface ArchiveEntry {
  readonly name: string;
  readonly type?: string;
  readonly linkname?: string;
  readonly text?: string | Buffer;
}

export async function writeArchive(path: string, entries: readonly ArchiveEntry[]): Promise<string> {
  const archive = pack();
  for (const { name, type = 'file', linkname, text = '' } of entries)
    archive.entry({ name, type, ...(linkname === undefined ? {} : { linkname }) }, text);
  archive.finalize();
  await pipeline(archive, createGzip(), createWriteStream(path));
  return path;
}

/** As registries have them: everything below `package/`. */
export function archiveEntries(files: ReadonlyMap<string, string>): ArchiveEntry[] {
  return [...files].map(([name, text]) => ({ name: `package/${name}`, text }));
}
