import { describe, expect, it } from 'vitest';
import { nodeFiles } from '../../src/adapters/files.js';
import { openDirectory } from '../../src/app/directory-source.js';
import { findEndpoint } from '../../src/app/find-endpoint.js';
import type { Question } from '../../src/domain/answer.js';
import type { Files } from '../../src/ports/files.js';
import { directoryOf, hiosSystem, naicSystem, now, type WantedDirectory } from '../lookup/payer-bundle.js';

async function ask(directory: WantedDirectory, payer: string, question: Partial<Question> = {}, files: Files = nodeFiles('/')) {
  return findEndpoint(await openDirectory(files, directoryOf(directory)), { payer, choose: 'one', now, ...question });
}

const acme = { slug: 'acme' };
const blue = { slug: 'blue', name: 'Blue Ridge Health', aliases: ['BRH'], identifiers: [{ system: naicSystem, value: '12345' }] };
const ridge = { slug: 'ridge', name: 'Ridge Mutual', formerNames: ['BRH'], identifiers: [{ system: hiosSystem, value: '12345' }] };

describe('findEndpoint', () => {
  it('finds by slug, and reads no other bundle', async () => {
    const real = nodeFiles('/');
    const read: string[] = [];
    const files: Files = {
      ...real,
      read(path, limit) {
        read.push(path.replace(/.*\/(?=directory\/|bundles\/)/, ''));
        return real.read(path, limit);
      },
    };
    const answer = await ask({ payers: [acme, blue] }, 'Acme', {}, files);
    expect(answer).toMatchObject({
      outcome: 'found',
      match: { by: 'slug', on: 'acme' },
      environment: 'prod',
      verified: { by: 'clone' },
      warnings: [],
      notes: [],
    });
    expect(read).toEqual(['directory/policy.json', 'directory/suspensions.json', 'directory/tombstones.json', 'bundles/acme.json']);
  });

  it('finds a slug that is written in capitals on disk', async () => {
    expect(await ask({ payers: [{ slug: 'ACME' }] }, 'acme')).toMatchObject({ outcome: 'found', payer: { slug: 'ACME' } });
  });

  it.each([
    ['blue ridge health', 'name'],
    ['naic:12345', 'identifier'],
    ['blue', 'slug'],
    ['health blue', 'words'],
  ])('finds by %s', async (payer, by) => {
    expect(await ask({ payers: [acme, blue, ridge] }, payer)).toMatchObject({ outcome: 'found', payer: { slug: 'blue' }, match: { by } });
  });

  it('never chooses between payers, not even with --first', async () => {
    const expected = {
      outcome: 'ambiguous',
      between: 'payers',
      candidates: [
        { slug: 'blue', name: 'Blue Ridge Health', match: { by: 'alias', on: 'BRH' } },
        { slug: 'ridge', name: 'Ridge Mutual', match: { by: 'former-name', on: 'BRH' } },
      ],
    };
    expect(await ask({ payers: [acme, blue, ridge] }, 'brh')).toMatchObject(expected);
    expect(await ask({ payers: [acme, blue, ridge] }, 'brh', { choose: 'first' })).toMatchObject(expected);
  });

  it('tries five digits as NAIC code and as HIOS id', async () => {
    expect(await ask({ payers: [blue, ridge] }, '12345')).toMatchObject({
      outcome: 'ambiguous',
      candidates: [
        { slug: 'blue', match: { on: 'naic 12345' } },
        { slug: 'ridge', match: { on: 'hios 12345' } },
      ],
    });
    expect(await ask({ payers: [ridge, acme] }, '12345')).toMatchObject({ outcome: 'found', payer: { slug: 'ridge' } });
    const both = { slug: 'both', identifiers: [...blue.identifiers, ...ridge.identifiers] };
    expect(await ask({ payers: [both, acme] }, '12345')).toMatchObject({ outcome: 'found', payer: { slug: 'both' } });
  });

  it('a better way to match leaves the others aside', async () => {
    const names = [
      { slug: 'one', name: 'Two' },
      { slug: 'two', name: 'Three' },
      { slug: 'x', name: 'One Three', aliases: ['One'] },
    ];
    expect(await ask({ payers: names }, 'two')).toMatchObject({ payer: { slug: 'two' } });
    expect(await ask({ payers: names }, 'three')).toMatchObject({ payer: { slug: 'two' }, match: { by: 'name' } });
  });

  it('suggests names that are like it, and answers none of them', async () => {
    expect(await ask({ payers: [acme, blue] }, 'blu ridge')).toMatchObject({
      outcome: 'not-found',
      suggestions: [{ slug: 'blue', name: 'Blue Ridge Health' }],
    });
  });

  it('says why an identifier can name nobody', async () => {
    expect(await ask({ payers: [acme] }, 'naic:1')).toMatchObject({
      outcome: 'not-found',
      detail: '1 is no NAIC company code: it is not five digits.',
      suggestions: [],
    });
  });

  it('is not found in an empty directory', async () => {
    expect(await ask({}, 'acme')).toMatchObject({ outcome: 'not-found' });
  });

  it("asks for the directory's default environment", async () => {
    const payers = [{ slug: 'acme', endpoints: [{}, { environment: 'prod', address: 'https://prod.acme.example.com' }] }];
    expect(await ask({ payers, policy: { defaultEnvironment: 'test' } }, 'acme')).toMatchObject({
      outcome: 'found',
      environment: 'test',
      endpoints: [{ environment: 'test', environmentDeclared: false }],
      notes: ['Left out: https://prod.acme.example.com: it is for the prod environment, not test.'],
    });
    expect(await ask({ payers, policy: { defaultEnvironment: 'test' } }, 'acme', { environment: 'prod' })).toMatchObject({
      endpoints: [{ environment: 'prod' }],
    });
  });

  it('says that several Endpoints are equally good, and takes one only when told to', async () => {
    const payers = [{ slug: 'acme', endpoints: [{ id: 'a' }, { id: 'b' }] }];
    expect(await ask({ payers }, 'acme')).toMatchObject({
      outcome: 'ambiguous',
      between: 'endpoints',
      endpoints: [{ id: 'a' }, { id: 'b' }],
    });
    expect(await ask({ payers }, 'acme', { choose: 'first' })).toMatchObject({ outcome: 'found', endpoints: [{ id: 'a' }] });
    expect(await ask({ payers }, 'acme', { choose: 'all' })).toMatchObject({
      outcome: 'found',
      endpoints: [{ id: 'a' }, { id: 'b' }],
      notes: [],
    });
  });

  it('notes what was chosen for the user', async () => {
    const endpoints = [1, 2, 3, 4, 5].map((rank) => ({ uses: ['providerApi'], rank, signed: [] }));
    const answer = await ask({ payers: [{ slug: 'x', formerNames: ['Old'], endpoints }] }, 'old');
    const where = 'https://mtls.acme.example.com/fhir';
    expect(answer).toMatchObject({
      notes: [
        'Found by former name: Old.',
        'No Endpoint of it names payerToPayer; this one is for providerApi.',
        'It publishes no server certificate that can be read.',
        `Left out: ${where}: its rank is 2, after 1.`,
        `Left out: ${where}: its rank is 3, after 1.`,
        `Left out: ${where}: its rank is 4, after 1.`,
        'Left out: 1 more.',
      ],
    });
  });
});

describe('what is not answered', () => {
  const reasons = async (directory: WantedDirectory, payer = 'acme') => {
    const answer = await ask(directory, payer);
    if (answer.outcome !== 'filtered') throw new Error(`The outcome is ${answer.outcome}.`);
    return answer.leftOut.map(({ reason, detail }) => `${reason}: ${detail}`);
  };

  it('an inactive payer, one without Endpoints, one without a fitting one', async () => {
    expect(await reasons({ payers: [{ slug: 'acme', active: false }] })).toEqual(['inactive: its Organization.active is false']);
    expect(await reasons({ payers: [{ slug: 'acme', endpoints: [] }] })).toEqual(['no-endpoint: its bundle holds no Endpoint']);
    expect(await reasons({ payers: [{ slug: 'acme', endpoints: [{ environment: 'dev' }] }] })).toEqual([
      'environment: it is for the dev environment, not prod',
    ]);
  });

  it('a suspended payer, while it is', async () => {
    const directory = (entry: object) => ({ payers: [acme], files: { 'directory/suspensions.json': [entry] } });
    expect(await reasons(directory({ slug: 'acme', since: '2026-10-01', until: '2026-12-01', reason: 'key\nlost' }))).toEqual([
      'suspended: the trust manager has suspended it since 2026-10-01 until 2026-12-01: key\\nlost',
    ]);
    expect(await reasons(directory({ slug: 'acme' }), 'Acme Health Plan')).toEqual(['suspended: the trust manager has suspended it']);
    expect(await ask(directory({ slug: 'acme', until: '2026-10-31' }), 'acme')).toMatchObject({ outcome: 'found' });
  });

  it('a payer that left, with its bundle and without', async () => {
    const files = { 'directory/tombstones.json': [{ slug: 'acme', successor: 'blue', since: '2026-01-01', reason: 'merged' }] };
    const expected = ['retired: it left the directory on 2026-01-01; merged; its successor is blue'];
    expect(await reasons({ files })).toEqual(expected);
    expect(await reasons({ files, payers: [acme] })).toEqual(expected);
    expect(await reasons({ files, payers: [acme] }, 'Acme Health Plan')).toEqual(expected);
    expect(await ask({ files }, 'ACME')).toMatchObject({ outcome: 'filtered', successor: 'blue', match: { by: 'slug' } });
  });

  it.each([
    ['{', 'it is not JSON in UTF-8'],
    ['[]', 'it is not a Bundle that begins with an Organization'],
    [`"${'x'.repeat(1_048_577)}"`, 'it has more than 1048576 bytes'],
  ])('a payer whose file is %.5s…', async (content, detail) => {
    expect(await reasons({ files: { 'bundles/acme.json': content } })).toEqual([`unreadable: bundles/acme.json is of no use: ${detail}`]);
  });
});

describe('files that cannot be read', () => {
  it('are named beside every answer that they may bear on', async () => {
    const files = { 'bundles/broken.json': '{', 'bundles/no slug.json': '{}', 'bundles/notes.txt': '' };
    const warnings = [
      'bundles/broken.json was passed over: it is not JSON in UTF-8. It may hold what was asked for.',
      'bundles/no slug.json was passed over: its name is not a slug. It may hold what was asked for.',
    ];
    expect(await ask({ payers: [acme], files }, 'acme')).toMatchObject({ outcome: 'found', warnings: [] });
    expect(await ask({ payers: [acme], files }, 'Acme Health Plan')).toMatchObject({ outcome: 'found', warnings });
    expect(await ask({ payers: [acme], files }, 'nobody')).toMatchObject({ outcome: 'not-found', warnings });
  });

  it.each(['suspensions', 'tombstones'])('stop everything where they are the %s', async (name) => {
    for (const content of ['{', '{"acme": true}', '[7]']) {
      const asking = ask({ payers: [acme], files: { [`directory/${name}.json`]: content } }, 'acme');
      await expect(asking).rejects.toMatchObject({
        code: 'ERR_STANDING',
        message: `directory/${name}.json is not a JSON list of objects with a slug.`,
      });
    }
  });

  it('stop everything where it is the policy', async () => {
    await expect(ask({ payers: [acme], files: { 'directory/policy.json': '[]' } }, 'acme')).rejects.toMatchObject({ code: 'ERR_POLICY' });
  });
});
