import { cpSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { payerDirectory } from '../../../src/cli/payer-directory.js';
import { type Outcome, run } from '../../fake-context.js';
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

const example = new URL('../../../bundles/cedar-hollow.json', import.meta.url);
const guide = { definitions: [profile('payer', 'Organization', [{ id: 'Organization.partOf', path: 'Organization.partOf', min: 1 }])] };

/** A folder with one bundle, whose payer claims a profile of the package. */
function workspace(): string {
  const root = temporaryFolder();
  cpSync(example, join(root, 'a.json'));
  return root;
}

function validate(root: string, argv: readonly string[], env: Record<string, string> = {}): Promise<Outcome> {
  return run(payerDirectory, ['validate', ...argv], { cwd: root, env: { HOME: join(root, 'home'), ...env } });
}

async function guideOf(outcome: Promise<Outcome>): Promise<unknown> {
  const { stdout, stderr } = await outcome;
  return stdout === '' ? stderr : JSON.parse(stdout).files[0].detected;
}

describe('--ig', () => {
  test('names the guide by which is judged', async () => {
    const root = workspace();
    expect(await guideOf(validate(root, ['--format', 'json', '--ig', 'ndh#1.0.0', 'a.json']))).toEqual({
      guide: 'hl7.fhir.us.ndh#1.0.0',
      evidence: [],
    });
    expect(await guideOf(validate(root, ['--format', 'json', '--ig', 'pdex', 'a.json']))).toMatchObject({
      guide: 'hl7.fhir.us.davinci-pdex#2.2.0',
    });
  });

  test('refuses an unknown one with what there is', async () => {
    const { code, stderr } = await validate(workspace(), ['--ig', 'pdex#2.0.1', 'a.json']);
    expect(code).toBe(2);
    expect(stderr).toContain('No guide pdex#2.0.1 is known here.\nDid you mean pdex#2.0.0? Built in: pdex#2.2.0, pdex#2.1.0');
  });

  test('takes a folder, an archive, and a name in --packages, FHIR_PACKAGE_CACHE or ~/.fhir/packages', async () => {
    const root = workspace();
    const files = packageFiles(guide);
    writeFiles(join(root, 'plain'), files);
    mkdirSync(join(root, 'archives'));
    await writeArchive(join(root, 'archives/guide.tgz'), archiveEntries(files));
    for (const place of ['some', 'cache', 'home/.fhir/packages']) writeFiles(join(root, place, 'example.guide#1.0.0/package'), files);
    const found = { guide: 'example.guide#1.0.0', evidence: [] };
    const json = ['--format', 'json', 'a.json', '--ig'];
    expect(await guideOf(validate(root, [...json, './plain']))).toEqual(found);
    expect(await guideOf(validate(root, [...json, 'archives/guide.tgz']))).toEqual(found);
    expect(await guideOf(validate(root, [...json, 'example.guide#1.0.0', '--packages', 'some']))).toEqual(found);
    expect(await guideOf(validate(root, [...json, 'example.guide', '--packages', 'some']))).toEqual(found);
    expect(await guideOf(validate(root, [...json, 'example.guide#1.0.0'], { FHIR_PACKAGE_CACHE: join(root, 'cache') }))).toEqual(found);
    expect(await guideOf(validate(root, [...json, 'example.guide#1.0.0']))).toEqual(found);
    expect(await guideOf(validate(root, [...json, 'example.guide#2.0.0']))).toContain(
      'No guide example.guide#2.0.0 is known here.\nDid you mean example.guide#1.0.0?',
    );
  });

  test('says on stderr what a person should know, and judges', async () => {
    const root = workspace();
    writeFiles(join(root, 'plain'), packageFiles({ ...guide, dependencies: { 'other.guide': '1.0.0' } }));
    const { code, stdout, stderr } = await validate(root, ['--ig', './plain', 'a.json']);
    expect(code).toBe(0);
    expect(stdout).toContain('a.json: valid');
    expect(stderr).toContain(
      'example.guide#1.0.0 does not say which of its profiles every entry is held to: each is judged by those that it claims in meta.profile.',
    );
    expect(stderr).toContain('Packages that example.guide#1.0.0 builds on and that are not here: other.guide#1.0.0.');
  });

  test('wants --packages for the package of a guide that is built in', async () => {
    const root = workspace();
    mkdirSync(join(root, 'some'));
    const { code, stderr } = await validate(root, ['--ig', 'ndh#1.0.0', '--packages', 'some', 'a.json']);
    expect(code).toBe(2);
    expect(stderr).toContain(`The package hl7.fhir.us.ndh#1.0.0 is in none of these places: ${join(root, 'some')}`);
  });

  test.each([
    [['--packages', 'x'], '--packages'],
    [['--download'], '--download'],
  ])('%s without it is wrong usage', async (argv, option) => {
    const { code, stderr } = await validate(workspace(), [...argv, 'a.json']);
    expect([code, stderr]).toEqual([2, `payer-directory: ${option} says where the guide of --ig comes from, and there is no --ig.\n`]);
  });
});

test('--download alone touches the network, and fetches what is missing once', { timeout: 60_000 }, async () => {
  const root = workspace();
  const bound = {
    id: 'Organization.type',
    path: 'Organization.type',
    binding: { strength: 'required', valueSet: `${base}/ValueSet/types` },
  };
  const packages = [
    { name: 'example.guide', dependencies: { 'example.codes': '1.0.0' }, definitions: [profile('payer', 'Organization', [bound])] },
    { name: 'example.codes', definitions: [valueSet('types', ['a'])] },
  ];
  const archives = new Map<string, Buffer>();
  for (const each of packages) {
    const path = await writeArchive(join(root, 'sent.tgz'), archiveEntries(packageFiles(each)));
    archives.set(`/${each.name}/-/${each.name}-1.0.0.tgz`, readFileSync(path));
  }
  const asked: string[] = [];
  const server = createServer(({ url = '' }, response) => {
    asked.push(url);
    const archive = archives.get(url);
    response.writeHead(archive === undefined ? 404 : 200).end(archive ?? 'not found');
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  onTestFinished(() => void server.close());
  // A server on TCP has an address with a port.
  const env = { FHIR_PACKAGE_REGISTRY: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
  const json = ['--format', 'json', 'a.json', '--ig', 'example.guide#1.0.0'];

  expect((await validate(root, json, env)).code).toBe(2);
  expect(asked).toEqual([]);
  expect(await guideOf(validate(root, [...json, '--download'], env))).toMatchObject({ guide: 'example.guide#1.0.0' });
  expect(asked.sort()).toEqual([...archives.keys()].sort());
  expect(readdirSync(join(root, 'home/.cache/payer-directory/packages')).sort()).toEqual([
    'example.codes#1.0.0.tgz',
    'example.guide#1.0.0.tgz',
  ]);
  await validate(root, [...json, '--download'], env);
  expect(asked).toHaveLength(2);
});
