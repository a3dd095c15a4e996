import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fhirPackages } from '../../../src/adapters/packages/fhir-packages.js';
import {
  archiveEntries,
  base,
  packageFiles,
  profile,
  temporaryFolder,
  valueSet,
  writeArchive,
  writeFiles,
} from '../../packages/make-package.js';

const definitions = [profile('endpoint', 'Endpoint', []), valueSet('codes', ['a'])];
const urls = [`${base}/StructureDefinition/endpoint`, `${base}/ValueSet/codes`];

async function urlsIn(place: string, name = 'example.guide', version?: string): Promise<string[] | undefined> {
  return (await (await fhirPackages('/', [place]).open(name, version))?.entries())?.map(({ url }) => url);
}

describe('the places of packages', () => {
  it('finds name#version in a folder, in its package/ folder, and as an archive, with and without an index', async () => {
    const place = temporaryFolder();
    writeFiles(join(place, 'example.guide#1.0.0'), packageFiles({ definitions }));
    writeFiles(join(place, 'example.guide#1.1.0/package'), packageFiles({ definitions, version: '1.1.0', indexed: true }));
    await writeArchive(join(place, 'example.guide#1.2.0.tgz'), archiveEntries(packageFiles({ definitions, version: '1.2.0' })));
    for (const version of ['1.0.0', '1.1.0', '1.2.0']) expect(await urlsIn(place, 'example.guide', version), version).toEqual(urls);
    expect(await fhirPackages('/', [place]).names()).toEqual(['example.guide#1.0.0', 'example.guide#1.1.0', 'example.guide#1.2.0']);
  });

  it('reads a folder that is no place by its own manifest, and looks beside it from then on', async () => {
    const folder = temporaryFolder();
    writeFiles(
      join(folder, 'mine'),
      packageFiles({ definitions, name: 'my.guide', version: '0.1.0', dependencies: { 'other.guide': '2.0.x' } }),
    );
    writeFiles(join(folder, 'other.guide#2.0.3'), packageFiles({ definitions: [], name: 'other.guide', version: '2.0.3' }));
    const packages = fhirPackages(folder, []);
    const found = await packages.openPath('mine');
    expect([found.name, found.version, found.canonical, [...found.dependencies]]).toEqual([
      'my.guide',
      '0.1.0',
      base,
      [
        ['hl7.fhir.r4.core', '4.0.1'],
        ['other.guide', '2.0.x'],
      ],
    ]);
    expect((await packages.open('other.guide', '2.0.x'))?.version).toBe('2.0.3');
  });

  it('takes dependencies from the ImplementationGuide where the manifest has none', async () => {
    const place = temporaryFolder();
    const files = packageFiles({ definitions, manifest: { dependencies: undefined } });
    files.set(
      'ImplementationGuide-example.json',
      JSON.stringify({ resourceType: 'ImplementationGuide', dependsOn: [{ packageId: 'hl7.fhir.us.core', version: '7.0.0' }] }),
    );
    writeFiles(join(place, 'example.guide#1.0.0'), files);
    expect([...((await fhirPackages('/', [place]).open('example.guide', '1.0.0'))?.dependencies ?? [])]).toEqual([
      ['hl7.fhir.us.core', '7.0.0'],
    ]);
  });

  it.each([
    ['1.0.0', '1.0.0'],
    ['1.0.x', '1.0.9'],
    ['latest', '1.10.0'],
    [undefined, '1.10.0'],
    ['current', 'current'],
    ['1.2.0', undefined],
    ['3.0.x', undefined],
  ])('of several versions %s is %s', async (wanted, version) => {
    const place = temporaryFolder();
    for (const each of ['1.0.0', '1.0.9', '1.9.0', '1.10.0', '2.0.0-ballot', 'current']) mkdirSync(join(place, `example.guide#${each}`));
    for (const each of ['1.0.0', '1.0.9', '1.10.0', 'current'])
      writeFiles(join(place, `example.guide#${each}`), packageFiles({ definitions: [], version: each }));
    expect((await fhirPackages('/', [place]).open('example.guide', wanted))?.version).toBe(version);
  });

  it('passes over files that the index does not name rightly, and names that lead elsewhere', async () => {
    const place = temporaryFolder();
    const files = packageFiles({ definitions: [definitions[0]] });
    writeFileSync(join(place, 'secret.json'), '{}');
    files.set(
      '.index.json',
      JSON.stringify({
        files: [
          { filename: '../secret.json', resourceType: 'ValueSet', url: `${base}/x` },
          { filename: 'StructureDefinition-endpoint.json', resourceType: 'StructureDefinition', url: urls[0] },
          { filename: 'no.json', resourceType: 'ValueSet', url: `${base}/y` },
          5,
        ],
      }),
    );
    writeFiles(join(place, 'example.guide#1.0.0'), files);
    expect(await urlsIn(place)).toEqual([urls[0]]);
  });

  it('refuses what is no package', async () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'empty'));
    writeFileSync(join(folder, 'text.tgz'), 'no archive');
    writeFiles(join(folder, 'odd'), new Map([['package.json', '{"name":"../x","version":"1.0.0"}']]));
    writeFiles(join(folder, 'torn'), new Map([['package.json', '{']]));
    const packages = fhirPackages(folder, []);
    for (const path of ['empty', 'text.tgz', 'odd', 'torn', 'nowhere'])
      await expect(packages.openPath(path), path).rejects.toMatchObject({ code: 'ERR_PACKAGE' });
  });

  it('remembers what it looked at: evidence and digest change with it', async () => {
    const place = temporaryFolder();
    const folder = writeFiles(join(place, 'example.guide#1.0.0'), packageFiles({ definitions }));
    const look = async (): Promise<[string, string]> => {
      const packages = fhirPackages('/', [place]);
      await (await packages.open('example.guide', '1.0.0'))?.entries();
      return [JSON.stringify(packages.evidence()), packages.digest()];
    };
    const [first, again] = [await look(), await look()];
    expect(again).toEqual(first);
    writeFileSync(join(folder, 'ValueSet-codes.json'), JSON.stringify(valueSet('codes', ['b'])));
    const changed = await look();
    expect(changed[0]).not.toBe(first[0]);
    expect(changed[1]).not.toBe(first[1]);
    renameSync(join(folder, 'ValueSet-codes.json'), join(folder, 'ValueSet-codes-2.json'));
    expect((await look())[0]).not.toBe(changed[0]);
  });
});
