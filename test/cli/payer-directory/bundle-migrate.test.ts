import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { payerDirectory } from '../../../src/cli/payer-directory.js';
import { bundle } from '../../app/migrate/bundles.js';
import { type FakeOptions, type Outcome, run } from '../../fake-context.js';

const fixture = new URL('../../fixtures/migrate/january-2023.json', import.meta.url);
const schema = JSON.parse(readFileSync(new URL('../../../schemas/migration.schema.json', import.meta.url), 'utf8'));
const isAccount = new Ajv2020({ strict: true }).compile(schema);

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'migrate-'));
  onTestFinished(() => rmSync(root, { recursive: true }));
  cpSync(fixture, join(root, 'old.json'));
});

function migrate(argv: readonly string[], options: FakeOptions = {}): Promise<Outcome> {
  return run(payerDirectory, ['bundle', 'migrate', ...argv], { cwd: root, ...options });
}

const content = (): string => readFileSync(join(root, 'old.json'), 'utf8');

/** A bundle of which a claim of the Bundle itself is all that is old: nothing is left to decide. */
const nearlyRight = JSON.stringify(
  bundle((each) =>
    Object.assign(each, { meta: { profile: ['http://hl7.org/fhir/us/davinci-pdex/StructureDefinition/mtls-bundle|2.0.0'] } }),
  ),
);

describe('without --write', () => {
  test('the result is on standard output, the account on standard error, and the file as it was', async () => {
    const before = content();
    const { code, stdout, stderr } = await migrate(['old.json']);
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({ resourceType: 'Bundle', id: 'old-harbor' });
    expect(stdout).not.toContain('igsSupported');
    expect(stderr).toMatch(/^old\.json: \d+ changes, \d+ questions left to decide \(.*2\.0\.0-ci-20230126 → .*2\.2\.0\)\n/);
    expect(content()).toBe(before);
  });

  test('standard input is read', async () => {
    const { code, stdout, stderr } = await migrate(['-'], { stdin: content() });
    expect(code).toBe(1);
    expect(stdout).toBe((await migrate(['old.json'])).stdout);
    expect(stderr).toMatch(/^-: /);
  });

  test('what migrates to itself comes out as it went in, but for characters that a terminal must not see', async () => {
    const text = `${JSON.stringify(bundle((each) => Object.assign(each['entry']![0]!['resource']!, { name: 'Acme\u202e' })))}\r\n`;
    expect(await migrate(['-'], { stdin: text })).toEqual({
      code: 0,
      stdout: text.replace('\u202e', '\\u202e'),
      stderr: '-: 0 changes, nothing left to decide (hl7.fhir.us.davinci-pdex#2.2.0)\n',
    });
  });

  test('exit code 0 says that nothing is left to decide', async () => {
    expect(await migrate(['-'], { stdin: nearlyRight })).toMatchObject({
      code: 0,
      stderr: expect.stringContaining('1 change, nothing left to decide'),
    });
  });
});

describe('with --write', () => {
  test('the file is replaced and the account is on standard output; a second time nothing changes', async () => {
    const expected = (await migrate(['old.json'])).stdout;
    const first = await migrate(['--write', 'old.json']);
    expect(first).toMatchObject({ code: 1, stderr: '' });
    expect(first.stdout).toMatch(/^old\.json: \d+ changes/);
    expect(content()).toBe(expected);
    expect(await migrate(['old.json', '--write', '--to', 'pdex#2.2.0'])).toMatchObject({
      code: 1,
      stdout: expect.stringMatching(/^old\.json: 0 changes/),
    });
    expect(content()).toBe(expected);
    expect(readdirSync(root)).toEqual(['old.json']);
  });

  test('a file that is right is not written at all', async () => {
    const text = `  ${JSON.stringify(bundle())}`;
    writeFileSync(join(root, 'old.json'), text, { mode: 0o444 });
    expect((await migrate(['old.json', '--write'])).code).toBe(0);
    expect(content()).toBe(text);
  });

  test('nothing is written where the file can not be migrated', async () => {
    writeFileSync(join(root, 'old.json'), '{"resourceType":"Bundle","id":"a","id":"b"}');
    expect(await migrate(['old.json', '--write'])).toMatchObject({
      code: 2,
      stdout: '',
      stderr: expect.stringContaining("can't be migrated"),
    });
    expect(content()).toBe('{"resourceType":"Bundle","id":"a","id":"b"}');
  });
});

test('--format json is held to its schema', async () => {
  const { stderr } = await migrate(['old.json', '--format', 'json']);
  expect(isAccount(JSON.parse(stderr)), JSON.stringify(isAccount.errors)).toBe(true);
  const { stdout } = await migrate(['old.json', '--format', 'json', '--write']);
  expect(JSON.parse(stdout)).toEqual(JSON.parse(stderr));
});

test('colours go to a terminal alone', async () => {
  expect((await migrate(['old.json'], { terminal: { stderr: true } })).stderr).toContain('\u001b[');
  expect((await migrate(['old.json'], { terminal: { stderr: true }, env: { NO_COLOR: '1' } })).stderr).not.toContain('\u001b[');
  expect((await migrate(['old.json'], { terminal: { stdout: true } })).stderr).not.toContain('\u001b[');
});

test.each<[string[], string]>([
  [[], 'No file is given.'],
  [[''], 'No file is given.'],
  [['missing.json'], '"missing.json" does not exist.'],
  [['.'], 'is a folder'],
  [['old.json', 'other.json'], 'one argument too many'],
  [['-', '--write'], 'Standard input has no file to write to.'],
  [['old.json', '--to', 'ndh#1.0.0'], 'pdex#2.2.0'],
  [['old.json', '--format', 'xml'], 'text, json'],
])('%j is refused', async (argv, told) => {
  const { code, stdout, stderr } = await migrate(argv);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toContain(told.replaceAll('"', ''));
});
