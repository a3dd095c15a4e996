import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { fhirPackages } from '../../../src/adapters/packages/fhir-packages.js';
import { packageRegistry } from '../../../src/adapters/packages/package-registry.js';
import { type ArchiveEntry, archiveEntries, packageFiles, profile, temporaryFolder, writeArchive } from '../../packages/make-package.js';

/** A registry on this machine that has one archive, under one name. */
async function registryWith(path: string, entries: readonly ArchiveEntry[]): Promise<{ url: string; asked: string[] }> {
  const archive = readFileSync(await writeArchive(join(temporaryFolder(), 'a.tgz'), entries));
  const asked: string[] = [];
  const server = createServer(({ url = '' }, response) => {
    asked.push(url);
    if (url === path) response.writeHead(200, { 'content-type': 'application/gzip' }).end(archive);
    else if (url === '/example.guide/')
      response.writeHead(200, { 'content-type': 'application/json' }).end('{"dist-tags":{"latest":"1.0.0"},"versions":{}}');
    else response.writeHead(404).end('not found');
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  onTestFinished(() => void server.close());
  // A server on TCP has an address with a port.
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked };
}

const path = '/example.guide/-/example.guide-1.0.0.tgz';
const entries = archiveEntries(packageFiles({ definitions: [profile('endpoint', 'Endpoint', [])] }));
const progress = (): void => {};

describe('packageRegistry', { timeout: 60_000 }, () => {
  it('fetches a version, or the latest, into the folder as an archive, and leaves nothing else', async () => {
    for (const version of ['1.0.0', undefined]) {
      const folder = temporaryFolder();
      const { url } = await registryWith(path, entries);
      expect(await packageRegistry({ url, folder, progress }).fetch('example.guide', version)).toBe(true);
      expect(readdirSync(folder)).toEqual(['example.guide#1.0.0.tgz']);
      expect((await fhirPackages('/', [folder]).open('example.guide', '1.0.0'))?.name).toBe('example.guide');
    }
  });

  it('says no of what the registry does not have, and of names that are none', async () => {
    const folder = temporaryFolder();
    const { url, asked } = await registryWith(path, entries);
    const registry = packageRegistry({ url, folder, progress });
    expect(await registry.fetch('example.other', '1.0.0')).toBe(false);
    const before = asked.length;
    expect(await registry.fetch('../example', '1.0.0')).toBe(false);
    expect(await registry.fetch('example.guide', '../1')).toBe(false);
    expect(await registry.fetch('example.guide', '1.0.x')).toBe(false);
    expect(asked.length).toBe(before);
    expect(readdirSync(folder)).toEqual([]);
  });

  it.each<[string, readonly ArchiveEntry[]]>([
    ['another package', archiveEntries(packageFiles({ name: 'example.evil', definitions: [] }))],
    ['an archive that leads out', [...entries, { name: 'package/../../x.json', text: '{}' }]],
    ['no package', [{ name: 'x', text: 'x' }]],
  ])('refuses %s', async (_name, sent) => {
    const folder = temporaryFolder();
    const { url } = await registryWith(path, sent);
    await expect(packageRegistry({ url, folder, progress }).fetch('example.guide', '1.0.0')).rejects.toMatchObject({
      name: 'DirectoryError',
    });
    expect(readdirSync(folder)).toEqual([]);
  });

  it('fails in words where there is no registry', async () => {
    const folder = temporaryFolder();
    await expect(packageRegistry({ url: 'http://127.0.0.1:9', folder, progress }).fetch('example.guide', '1.0.0')).rejects.toMatchObject({
      code: 'ERR_DOWNLOAD',
    });
    expect(existsSync(join(folder, 'example.guide#1.0.0.tgz'))).toBe(false);
  });
});
