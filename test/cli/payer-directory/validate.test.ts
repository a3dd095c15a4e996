import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { payerDirectory } from '../../../src/cli/payer-directory.js';
import { DirectoryError } from '../../../src/domain/errors.js';
import type { Report } from '../../../src/domain/report.js';
import { type FakeOptions, type Outcome, run } from '../../fake-context.js';

const examples = new URL('../../../bundles/', import.meta.url);
const schema = JSON.parse(readFileSync(new URL('../../../schemas/report.schema.json', import.meta.url), 'utf8'));
const isReport = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(schema);
const slugs = ['cedar-hollow', 'kestrel-care'];

/** A directory of two payers, with room beside it. */
let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'validate-'));
  onTestFinished(() => rmSync(root, { recursive: true }));
  mkdirSync(join(root, 'bundles'));
  for (const slug of slugs) cpSync(new URL(`${slug}.json`, examples), join(root, `bundles/${slug}.json`));
  write('directory/policy.json', JSON.stringify({ defaultEnvironment: 'test', testPayers: slugs }));
});

function write(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

function example(slug = 'cedar-hollow', change: (text: string) => string = (text) => text): string {
  return change(readFileSync(new URL(`${slug}.json`, examples), 'utf8'));
}

function validate(argv: readonly string[] = [], options: FakeOptions = {}): Promise<Outcome> {
  return run(payerDirectory, ['validate', ...argv], { cwd: root, ...options });
}

/** The report in JSON, held to its schema. */
async function report(argv: readonly string[] = [], options: FakeOptions = {}): Promise<Report & { readonly code: number }> {
  const { code, stdout, stderr } = await validate(['--format', 'json', ...argv], options);
  expect(stderr).toBe('');
  const value = JSON.parse(stdout) as Report;
  expect(isReport(value), JSON.stringify(isReport.errors)).toBe(true);
  return { ...value, code };
}

function codesOf({ files }: Report): readonly (readonly [path: string, ...codes: string[]])[] {
  return files.map(({ path, findings }) => [path, ...findings.map(({ code }) => code)] as const);
}

const noType = (text: string): string => text.replace('"type": "collection",', '');

describe('what is judged', () => {
  test("without a path the directory's bundles, each listed though nothing is wrong", async () => {
    expect(await report()).toMatchObject({
      code: 0,
      files: [
        { path: 'bundles/cedar-hollow.json', policy: 'directory', detected: { guide: expect.stringContaining('#') }, findings: [] },
        { path: 'bundles/kestrel-care.json', policy: 'directory', findings: [] },
      ],
      summary: { files: 2, errors: 0, warnings: 0, information: 0 },
    });
    expect(codesOf(await report([], { cwd: join(root, 'directory') }))).toEqual([
      ['../bundles/cedar-hollow.json'],
      ['../bundles/kestrel-care.json'],
    ]);
  });

  test('files, and folders at any depth, in the order named and each once', async () => {
    write('drafts/deep/er/draft.json', example());
    write('drafts/notes.txt', 'not JSON');
    const named = ['drafts', './bundles/../bundles/kestrel-care.json', 'bundles/kestrel-care.json', 'bundles', 'drafts/'];
    expect((await report(named)).files.map(({ path }) => path)).toEqual([
      'drafts/deep/er/draft.json',
      './bundles/../bundles/kestrel-care.json',
      'bundles/cedar-hollow.json',
    ]);
  });

  test('standard input, once', async () => {
    expect(await report(['-', '-'], { stdin: example() })).toMatchObject({
      code: 0,
      files: [{ path: '-', policy: 'built-in', findings: [] }],
    });
    expect(codesOf(await report(['-'], { stdin: '{' }))).toEqual([['-', 'json/syntax']]);
  });

  test('exit code 1 where there is an error', async () => {
    write('bundles/cedar-hollow.json', example('cedar-hollow', noType));
    expect((await report()).code).toBe(1);
    expect((await validate()).code).toBe(1);
  });
});

describe('the directory', () => {
  const twin = (text: string): string => text.replaceAll('cedar-hollow', 'cedar-twin');

  test('of a file below bundles/ gives its slug and its other members', async () => {
    write('bundles/cedar-twin.json', example('cedar-hollow', twin));
    const { code, files } = await report(['bundles/cedar-twin.json']);
    expect(code).toBe(1);
    expect(files).toHaveLength(1);
    expect(files[0]?.findings.map((finding) => finding.code)).toContain('directory/identifier-claimed-twice');
    write('bundles/other-name.json', example('kestrel-care'));
    expect(codesOf(await report(['bundles/other-name.json']))[0]).toContain('directory/slug-mismatch');
  });

  test('tells both of two that clash where both are named', async () => {
    write('bundles/cedar-twin.json', example('cedar-hollow', twin));
    const clashing = codesOf(await report()).filter((codes) => codes.includes('directory/identifier-claimed-twice'));
    expect(clashing.map(([path]) => path)).toEqual(['bundles/cedar-hollow.json', 'bundles/cedar-twin.json']);
  });

  test('keeps the order of findings where the comparison adds some', async () => {
    write(
      'bundles/cedar-twin.json',
      example('cedar-hollow', (text) => noType(twin(text))),
    );
    const [twins] = (await report(['bundles/cedar-twin.json'])).files;
    const layers = twins?.findings.map(({ layer }) => layer) ?? [];
    expect(layers).toContain('r4');
    expect(layers).toEqual(
      layers.toSorted((a, b) => ['json', 'r4', 'profile', 'directory'].indexOf(a) - ['json', 'r4', 'profile', 'directory'].indexOf(b)),
    );
    expect(twins?.findings.every(({ line }) => line !== null)).toBe(true);
  });

  test('does not judge files outside bundles/, and the report says so', async () => {
    write('draft.json', example('cedar-hollow', twin));
    expect(await report(['draft.json'])).toMatchObject({ code: 0, files: [{ path: 'draft.json', policy: 'built-in', findings: [] }] });
    const { stdout } = await validate(['draft.json']);
    expect(stdout).toContain('draft.json: valid (hl7.fhir.us.davinci-pdex#2.2.0, outside a directory)');
    expect(stdout).toContain('by the built-in policy');
  });

  test('judges every file with -C, in place of the member of its name', async () => {
    write('elsewhere/cedar-hollow.json', example());
    write('elsewhere/cedar-twin.json', example('cedar-hollow', twin));
    const at = { cwd: join(root, 'elsewhere') };
    expect(await report(['-C', '..', 'cedar-hollow.json'], at)).toMatchObject({ code: 0, files: [{ policy: 'directory', findings: [] }] });
    expect(codesOf(await report(['-C', '..', 'cedar-twin.json'], at))[0]).toContain('directory/identifier-claimed-twice');
    expect(await report(['-C', '..', '-'], { ...at, stdin: example() })).toMatchObject({
      code: 0,
      files: [{ policy: 'directory', findings: [] }],
    });
    expect(codesOf(await report(['-C', '..', '-'], { ...at, stdin: example('cedar-hollow', twin) }))[0]).toContain(
      'directory/identifier-claimed-twice',
    );
    expect((await report(['-C', '..'], at)).files.map(({ path }) => path)).toEqual([
      '../bundles/cedar-hollow.json',
      '../bundles/kestrel-care.json',
    ]);
  });

  test('gives its policy to its members alone', async () => {
    write('directory/policy.json', '{"limits":{"fileBytes":1000}}');
    write('draft.json', example());
    expect(codesOf(await report(['bundles/cedar-hollow.json', 'draft.json']))).toEqual([
      ['bundles/cedar-hollow.json', 'json/too-large'],
      ['draft.json'],
    ]);
    write('directory/policy.json', '{"limit":{}}');
    expect((await report(['draft.json'])).code).toBe(0);
    expect(await validate()).toMatchObject({
      code: 2,
      stdout: '',
      stderr: expect.stringContaining('directory/policy.json is wrong: limit is not a member'),
    });
  });

  test('says with which members it could not compare', async () => {
    write('bundles/broken.json', '{');
    const { code, stdout, stderr } = await validate(['bundles/cedar-hollow.json']);
    expect({ code, stderr }).toEqual({
      code: 0,
      stderr: "bundles/broken.json can't be read as a Bundle, so nothing was compared with it.\n",
    });
    expect(stdout).not.toContain('broken');
    expect((await validate(['--layer', 'json,r4,profile', 'bundles/cedar-hollow.json'])).stderr).toBe('');
  });
});

describe('--layer', () => {
  const broken = (text: string): string => noType(text).replace('"id": "cedar-hollow",', '"id": "cedar-hollow", "id": "cedar-hollow",');

  test('runs only the layers named', async () => {
    write('draft.json', example('cedar-hollow', broken).replace('"https://cedar-hollow.quillon', '"http://cedar-hollow.quillon'));
    const layersOf = async (...argv: string[]): Promise<string[]> => [
      ...new Set((await report([...argv, 'draft.json'])).files.flatMap(({ findings }) => findings.map(({ layer }) => layer))),
    ];
    expect(await layersOf()).toEqual(expect.arrayContaining(['json', 'r4', 'directory']));
    for (const layer of ['json', 'r4', 'directory']) expect(await layersOf('--layer', layer)).toEqual([layer]);
    expect(await layersOf('--layer', 'json,r4')).toEqual(['json', 'r4']);
    expect(await layersOf('--layer', 'directory', '--layer', 'json')).toEqual(['json', 'directory']);
  });

  test('tells in any case what keeps a file from being read', async () => {
    expect(codesOf(await report(['--layer', 'directory', '-'], { stdin: '[' }))).toEqual([['-', 'json/syntax']]);
    expect(codesOf(await report(['--layer', 'r4', '-'], { stdin: '[]' }))).toEqual([['-', 'json/not-an-object']]);
  });
});

test('a resource that is no Bundle gets one finding of the directory layer', async () => {
  const { code, files } = await report(['-'], { stdin: '{"resourceType":"Organization","name":"Acme"}' });
  expect(code).toBe(1);
  expect(files[0]?.detected).toBeNull();
  expect(files[0]?.findings.filter(({ layer }) => layer === 'directory').map((finding) => finding.code)).toEqual([
    'structure/not-a-bundle',
  ]);
});

test('a file too large to be read is a finding, from a file and from standard input', async () => {
  write('large.json', ' '.repeat(1_048_577));
  const large = await report(['large.json']);
  expect(codesOf(large)).toEqual([['large.json', 'json/too-large']]);
  expect(large.files[0]?.findings[0]?.message).toContain('more than 1048576 bytes');
  expect(codesOf(await report(['-'], { stdin: ' '.repeat(1_048_577) }))).toEqual([['-', 'json/too-large']]);
});

test('--at is the instant at which is judged', async () => {
  for (const at of ['2027-01-01T00:00:00Z', '2024-02-29T23:59:59.123-05:00'])
    expect((await report(['--layer', 'json', '--at', at])).code).toBe(0);
});

describe('exit code 2', () => {
  test.each([
    [['missing.json', 'empty', ''], 'missing.json does not exist.\nempty holds no .json file.\nAn empty argument names no file.'],
    [['\u001b[2J.json'], '\\u001b[2J.json does not exist.'],
    [['-C', 'empty'], 'No directory at empty'],
    [['--layer', 'r5'], '--layer knows no layer r5.\nDid you mean r4? Layers: json, r4, profile, directory.'],
    [['--layer', 'json,'], '--layer knows no layer .'],
    [['--at', '2027-01-01'], "--at can't be 2027-01-01.\nWrite an instant with its zone"],
    [['--at', '2027-02-29T00:00:00Z'], "--at can't be 2027-02-29T00:00:00Z."],
    [['--at', '2027-01-01T24:00:00Z'], "--at can't be"],
    [['--format', 'yaml'], "--format can't be yaml.\nAllowed: text, json."],
    [['--fromat', 'json'], 'Did you mean --format?'],
  ])('%j', async (argv, message) => {
    mkdirSync(join(root, 'empty'));
    const { code, stdout, stderr } = await validate(argv);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(message);
  });

  test('where one stands in no directory and names nothing', async () => {
    const outside = mkdtempSync(join(tmpdir(), 'outside-'));
    onTestFinished(() => rmSync(outside, { recursive: true }));
    expect(await validate([], { cwd: outside })).toMatchObject({ code: 2, stderr: expect.stringContaining('You stand in no directory') });
  });

  test('where the directory has no bundles', async () => {
    rmSync(join(root, 'bundles'), { recursive: true });
    expect(await validate()).toMatchObject({ code: 2, stderr: expect.stringContaining('bundles does not exist.') });
    mkdirSync(join(root, 'bundles'));
    expect(await validate()).toMatchObject({ code: 2, stderr: expect.stringContaining('bundles holds no .json file.') });
  });

  test('where a file cannot be read, or is gone since it was found', async () => {
    const failing =
      (code: string): NonNullable<FakeOptions['files']> =>
      (real) => ({
        read: (path, limit) =>
          path === 'bundles/kestrel-care.json' ? Promise.reject(new DirectoryError(code, `${path}: ${code}.`)) : real.read(path, limit),
      });
    for (const code of ['ERR_FILE_READ', 'ERR_FILE_NOT_FOUND']) {
      expect(await validate([], { files: failing(code) })).toMatchObject({
        code: 2,
        stdout: '',
        stderr: expect.stringContaining(`bundles/kestrel-care.json: ${code}.`),
      });
    }
    symlinkSync('nowhere.json', join(root, 'dangling.json'));
    expect(await validate(['dangling.json'])).toMatchObject({ code: 2, stderr: expect.stringContaining('dangling.json does not exist.') });
  });
});

describe('on a terminal', () => {
  test('colours, unless NO_COLOR says no', async () => {
    write('draft.json', example('cedar-hollow', noType));
    const terminal = { stdout: true, columns: 200 };
    const plain = await validate(['draft.json']);
    const coloured = await validate(['draft.json'], { terminal });
    expect(plain.stdout).toBe(stripVTControlCharacters(plain.stdout));
    expect(coloured.stdout).toContain('\u001b[31m');
    for (const env of [{ NO_COLOR: '1' }, { TERM: 'dumb' }])
      expect((await validate(['draft.json'], { terminal, env })).stdout).not.toContain('\u001b');
    expect((await validate(['draft.json'], { terminal, env: { NO_COLOR: '' } })).stdout).toBe(coloured.stdout);
  });

  test('tells how far it has come where there are many files, and wipes that', async () => {
    for (let number = 0; number < 120; number += 1) write(`many/${number}.json`, '{}');
    const { stderr } = await validate(['--layer', 'json', 'many'], { terminal: { stderr: true } });
    expect(stderr).toBe('\rValidating: 50 of 120 files\rValidating: 100 of 120 files\r\u001b[K');
    expect((await validate(['--layer', 'json', 'many'])).stderr).toBe('');
    expect((await validate(['--layer', 'json'], { terminal: { stderr: true } })).stderr).toBe('');
  });
});

describe('a broken bundle', () => {
  const broken = `{
  "resourceType": "Bundle",
  "id": "broken",
  "id": "broken",
  "type": "collection",
  "entry": [
    {
      "fullUrl": "Organization/broken",
      "resource": { "resourceType": "Organization", "id": "broken", "active": "yes", "name": "Evil\\u202eknaB" }
    }
  ]
}
`;

  test('is reported for people', async () => {
    write('broken.json', broken);
    const { code, stdout } = await validate(['broken.json']);
    expect(code).toBe(1);
    await expect(stdout).toMatchFileSnapshot('../../golden/validate/broken.txt');
  });

  test('is reported for programs, with the same findings at the same places', async () => {
    write('broken.json', broken);
    const { files } = await report(['broken.json']);
    const lines = (await validate(['broken.json'])).stdout.split('\n');
    expect(lines.filter((line) => /^ {2}(error|warning|information) /.test(line))).toEqual(
      files[0]?.findings.map(({ severity, code }) => `  ${severity} ${code}`),
    );
    expect(lines.filter((line) => line.startsWith('    at '))).toEqual(
      files[0]?.findings.map(({ line, column }) => `    at broken.json:${line}:${column}`),
    );
  });
});
