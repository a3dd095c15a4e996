import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { getEndpoint } from '../../src/cli/get-endpoint.js';
import { type FakeOptions, run } from '../fake-context.js';
import { directoryOf, hiosSystem, naicSystem, type WantedDirectory } from '../lookup/payer-bundle.js';

const directory: WantedDirectory = {
  payers: [
    {
      slug: 'acme',
      endpoints: [
        { rank: 1, trustProfiles: ['udap'] },
        { rank: 2, address: 'https://second.acme.example.com' },
      ],
    },
    { slug: 'twins', name: 'Twin Mutual', endpoints: [{}, {}], identifiers: [{ system: naicSystem, value: '12345' }] },
    { slug: 'red', name: 'Red River', aliases: ['River'], identifiers: [{ system: hiosSystem, value: '12345' }] },
    { slug: 'blue', name: 'Blue River', aliases: ['River'] },
    { slug: 'asleep', name: 'Asleep', active: false },
    { slug: 'bare', name: 'Bare', endpoints: [{ signed: [], uses: [] }] },
  ],
  files: { 'directory/tombstones.json': [{ slug: 'gone', successor: 'acme', since: '2026-01-01' }] },
};

function ask(argv: readonly string[], options: FakeOptions = {}, wanted: WantedDirectory = directory) {
  return run(getEndpoint, argv, { cwd: directoryOf(wanted), ...options });
}

const address = 'https://mtls.acme.example.com/fhir';
const verified =
  'Verified by clone. Read from the files of this clone: not validated here and not signed by an index. payer-directory validate does the former.\n';

describe('exit code 0', () => {
  it('one answer: data on stdout, the rest on stderr', async () => {
    const { code, stdout, stderr } = await ask(['acme']);
    expect(code).toBe(0);
    expect(stdout).toBe(
      [
        'Acme Health Plan, Inc. (acme)',
        address,
        '  For           payerToPayer',
        "  Environment   prod (the directory's default)",
        '  Access        mtls-dcr, udap',
        '  Rank          1',
        '  Certificate   valid until 2045-01-01 (6635 days)',
        '',
      ].join('\n'),
    );
    expect(stderr).toBe(`Left out: https://second.acme.example.com: its rank is 2, after 1.\n${verified}`);
  });

  it('-q leaves the notes out', async () => {
    expect(await ask(['acme', '-q', '--format', 'url'])).toEqual({ code: 0, stdout: `${address}\n`, stderr: '' });
  });

  it.each([
    [['Acme Health Plan']],
    [['acme', '--use', 'payerToPayer']],
    [['--access', 'udap', 'acme']],
    [['--', 'acme']],
    [['acme', '--env=prod']],
    [['twins', '--first']],
  ])('%j', async (argv) => {
    expect(await ask(['-q', '--format', 'url', ...argv])).toMatchObject({ code: 0, stdout: `${address}\n` });
  });

  it('--all gives every one that fits', async () => {
    expect(await ask(['acme', '--all', '--format', 'url'])).toMatchObject({
      code: 0,
      stdout: `${address}\nhttps://second.acme.example.com\n`,
    });
  });

  it('-C asks another directory, and the nearest one is found from below', async () => {
    const cwd = directoryOf(directory);
    expect(await run(getEndpoint, ['acme', '-q', '--format', 'url', '-C', cwd], { cwd: tmpdir() })).toMatchObject({
      code: 0,
      stdout: `${address}\n`,
    });
    expect(await run(getEndpoint, ['acme', '-q', '--format', 'url'], { cwd: join(cwd, 'bundles') })).toMatchObject({ code: 0 });
  });

  it('curl is printed with what its placeholders mean', async () => {
    const { stdout, stderr } = await ask(['acme', '--format', 'curl']);
    expect(stdout).toMatch(/^curl /);
    expect(stderr).toContain('Nothing was run. client.chain.pem and client.key.pem stand for');
  });

  it('colours are for terminals, and not with NO_COLOR', async () => {
    const terminal = { stdout: true };
    expect((await ask(['acme'], { terminal })).stdout).toContain('\u001b[');
    expect((await ask(['acme'], { terminal, env: { NO_COLOR: '' } })).stdout).toContain('\u001b[');
    expect((await ask(['acme'], { terminal, env: { NO_COLOR: '1' } })).stdout).not.toContain('\u001b[');
    expect((await ask(['acme'], { terminal: { stderr: true } })).stdout).not.toContain('\u001b[');
  });

  it('--help shows formats, exit codes and examples; --version the version', async () => {
    const { code, stdout, stderr } = await ask(['--help']);
    expect([code, stderr]).toEqual([0, '']);
    for (const text of ['Usage:', '--access <method>', 'ndjson', 'Exit codes:', 'get-endpoint naic:12345']) expect(stdout).toContain(text);
    expect(await ask(['--version'])).toMatchObject({ code: 0, stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) });
  });
});

describe('exit code 1', () => {
  it('not found', async () => {
    expect(await ask(['nobody'])).toEqual({
      code: 1,
      stdout: '',
      stderr:
        'get-endpoint: No payer here has the slug, identifier or name "nobody".\nIdentifiers are written kind:value, as naic:12345, or system|value; names in quotes.\n',
    });
  });

  it.each([
    '__proto__',
    'constructor',
    '../x',
    '../bundles/acme',
    'bundles/acme.json',
    'acme\u0000',
    'ac\u001b[2Jme',
    'x'.repeat(100_000),
    '||',
    ':',
    'naic:',
    'npi:1',
  ])('%.20j is just a name that nobody has', async (argument) => {
    const { code, stdout, stderr } = await ask([argument]);
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr.length).toBeLessThan(1_000);
    expect(stderr.replaceAll('\n', '')).not.toMatch(/\p{C}/u);
  });

  it('says so in JSON where that is the format, and suggests', async () => {
    const { code, stdout, stderr } = await ask(['twin mutul', '--format', 'ndjson']);
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({
      format: 'payer-directory/answer/1',
      outcome: 'not-found',
      suggestions: [{ slug: 'twins' }],
    });
    expect(stderr).toContain('Did you mean:\n  twins (Twin Mutual)\n');
  });
});

describe('exit code 2', () => {
  it.each([
    [[], 'No payer is named.'],
    [[''], 'The payer to look up is empty.'],
    [['  '], 'The payer to look up is empty.'],
    [['blue', 'river'], '2 arguments are given, but one payer is looked up at a time.'],
    [['acme', '--fromat', 'json'], 'Unknown option --fromat.\nDid you mean --format?'],
    [['acme', '--index', 'https://x'], 'Unknown option --index.'],
    [['acme', '--format', 'yaml'], "--format can't be yaml."],
    [['acme', '--env', 'production'], "--env can't be production."],
    [['acme', '--access', 'vpn'], "--access can't be vpn."],
    [['acme', '--use'], '--use needs a value'],
    [['acme', '--first', '--all'], '--first and --all exclude each other.'],
    [['acme', '--all', '--format', 'env'], "--format env holds one Endpoint, so it can't be given with --all."],
  ])('%j', async (argv, message) => {
    const { code, stdout, stderr } = await ask(argv);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(`get-endpoint: ${message}`);
  });
});

describe('exit code 3', () => {
  it.each([
    [
      ['river'],
      '"river" may mean 2 payers. Ask again by the slug of one:\n  blue (Blue River), by alias: River\n  red (Red River), by alias: River\n',
    ],
    [['river', '--first'], '"river" may mean 2 payers.'],
    [['river', '--all'], '"river" may mean 2 payers.'],
    [
      ['12345'],
      '"12345" may mean 2 payers. Ask again by the slug of one:\n  red (Red River), by identifier: hios 12345\n  twins (Twin Mutual), by identifier: naic 12345\n',
    ],
    [
      ['twins'],
      `twins (Twin Mutual) has 2 Endpoints that fit equally well. Narrow it down with --use or --access, or take --first or --all:\n  ${address} (payerToPayer; mtls-dcr; no rank)\n`,
    ],
  ])('%j', async (argv, message) => {
    const { code, stdout, stderr } = await ask(argv);
    expect([code, stdout]).toEqual([3, '']);
    expect(stderr).toContain(`get-endpoint: ${message}`);
  });
});

describe('exit code 4', () => {
  it.each([
    [['asleep'], "asleep (Asleep) can't be given: its Organization.active is false.\n"],
    [
      ['gone'],
      "gone can't be given: it left the directory on 2026-01-01; its successor is acme.\nAsk for its successor: get-endpoint acme\n",
    ],
    [
      ['acme', '--env', 'test'],
      `acme (Acme Health Plan, Inc.) was found, but none of its Endpoints fits:\n  ${address}: it is for the prod environment, not test\n`,
    ],
    [['acme', '--use', 'cdex'], 'it is for payerToPayer, not cdex'],
    [['bare', '--format', 'pem'], 'it publishes no server certificate that can be read'],
  ])('%j', async (argv, message) => {
    const { code, stdout, stderr } = await ask(argv);
    expect([code, stdout]).toEqual([4, '']);
    expect(stderr).toContain(message);
  });

  it('a file of no use', async () => {
    const { code, stderr } = await ask(['acme'], {}, { files: { 'bundles/acme.json': '{' } });
    expect(code).toBe(4);
    expect(stderr).toBe(
      "get-endpoint: acme can't be given: bundles/acme.json is of no use: it is not JSON in UTF-8.\npayer-directory validate says what is wrong with it.\n",
    );
  });
});

describe('exit code 6', () => {
  it('no directory', async () => {
    const cwd = mkdtempSync(join(tmpdir(), 'nowhere-'));
    onTestFinished(() => rmSync(cwd, { recursive: true, force: true }));
    const { code, stdout, stderr } = await run(getEndpoint, ['acme'], { cwd });
    expect([code, stdout]).toEqual([6, '']);
    expect(stderr).toBe(
      `get-endpoint: No directory to ask: neither ${cwd} nor a folder above it holds directory/policy.json.\nStand in a directory's clone, or name one with -C <dir>.\n`,
    );
    expect(await run(getEndpoint, ['acme', '-C', 'elsewhere'], { cwd })).toMatchObject({
      code: 6,
      stderr: expect.stringContaining('No directory at elsewhere'),
    });
  });

  it('one that cannot say who is suspended', async () => {
    const { code, stderr } = await ask(['acme'], {}, { ...directory, files: { 'directory/suspensions.json': 'null' } });
    expect(code).toBe(6);
    expect(stderr).toContain(
      'directory/suspensions.json is not a JSON list of objects with a slug.\nIt says which payers must not be answered',
    );
  });
});

describe('warnings', () => {
  it('name what could not be read, with -q too', async () => {
    const { code, stdout, stderr } = await ask(
      ['Acme Health Plan', '-q', '--format', 'url'],
      {},
      { ...directory, files: { 'bundles/broken.json': '{' } },
    );
    expect([code, stdout]).toEqual([0, `${address}\n`]);
    expect(stderr).toBe('Warning: bundles/broken.json was passed over: it is not JSON in UTF-8. It may hold what was asked for.\n');
  });
});

describe('a bug', () => {
  it('is not caught', async () => {
    const context = { cwd: tmpdir(), argv: ['acme'], files: undefined };
    // @ts-expect-error: no such context exists
    await expect(getEndpoint(context)).rejects.toThrow(TypeError);
  });
});
