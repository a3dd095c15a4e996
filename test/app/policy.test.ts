import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nodeFiles } from '../../src/adapters/files.js';
import { policyOf, readPolicy } from '../../src/app/policy.js';
import { DirectoryError } from '../../src/domain/errors.js';
import { builtInPolicy } from '../../src/domain/policy.js';

const schema = JSON.parse(readFileSync(new URL('../../schemas/policy.schema.json', import.meta.url), 'utf8'));
const matches = new Ajv2020({ strict: true }).compile(schema);

function read(policy: unknown): unknown {
  return policyOf(Buffer.from(typeof policy === 'string' ? policy : JSON.stringify(policy)));
}

test('is the built-in one where the file is silent', () => {
  expect(read({})).toEqual(builtInPolicy);
  expect(read({ limits: {} })).toEqual(builtInPolicy);
});

test('takes over what the file says, and only that', () => {
  const policy = {
    $schema: '../schemas/policy.schema.json',
    defaultEnvironment: 'test',
    testPayers: ['acme', 'Beta.2'],
    limits: { findings: 5 },
  };
  expect(read(policy)).toEqual({
    ...builtInPolicy,
    defaultEnvironment: 'test',
    testPayers: ['acme', 'Beta.2'],
    limits: { ...builtInPolicy.limits, findings: 5 },
  });
});

const wrong: readonly (readonly [unknown, string])[] = [
  [[], 'it must be a JSON object'],
  [null, 'it must be a JSON object'],
  [{ $schema: 1 }, '$schema must be a string, but it is 1'],
  [{ defaultEnvironment: 'production' }, 'defaultEnvironment must be one of prod, staging, dev, test, train, but it is "production"'],
  [{ defaultEnvironment: null }, 'defaultEnvironment must be one of'],
  [{ testPayers: 'acme' }, 'testPayers must be a list of slugs, but it is "acme"'],
  [{ testPayers: ['acme', 'a/b'] }, 'testPayers[1] must be a slug, but it is "a/b"'],
  [{ testPayers: ['acme', 7, null] }, 'testPayers[1] must be a slug, but it is 7'],
  [{ testPayers: ['a'.repeat(65)] }, 'testPayers[0] must be a slug'],
  [{ testPayers: ['acme', 'beta', 'acme'] }, 'testPayers names acme twice'],
  [{ limits: 5 }, 'limits must be an object, but it is 5'],
  [{ limits: { depth: 0 } }, 'limits.depth must be a whole number from 1 to 256, but it is 0'],
  [{ limits: { depth: 257 } }, 'limits.depth must be a whole number from 1 to 256, but it is 257'],
  [{ limits: { findings: 1.5 } }, 'limits.findings must be a whole number'],
  [{ limits: { fileBytes: '1 MB' } }, 'limits.fileBytes must be a whole number from 1 to 16777216, but it is "1 MB"'],
  [{ limits: { bytes: 1 } }, 'limits.bytes is not a member of a policy (members: limits.fileBytes,'],
  [{ testPayer: [] }, 'testPayer is not a member of a policy (members: $schema, defaultEnvironment, testPayers, limits)'],
  [{ '\u001b[2J': 1 }, '\\u001b[2J is not a member'],
  ['{"__proto__": {"depth": 1}}', '__proto__ is not a member'],
];

describe.each(wrong)('%j', (policy, reason) => {
  test('is refused with member and reason', () => {
    expect(() => read(policy)).toThrow(DirectoryError);
    expect(() => read(policy)).toThrow(
      expect.objectContaining({ code: 'ERR_POLICY', message: expect.stringContaining(`directory/policy.json is wrong: ${reason}`) }),
    );
  });

  test('is refused by the schema too', () => {
    expect(matches(typeof policy === 'string' ? JSON.parse(policy) : policy)).toBe(false);
  });
});

test.each([
  ['{', 'JSON'],
  ['', 'JSON'],
  [new Uint8Array([0x22, 0xff, 0x22]), 'UTF-8'],
])('%j is no JSON in UTF-8', (text, word) => {
  const bytes = typeof text === 'string' ? Buffer.from(text) : text;
  expect(() => policyOf(bytes)).toThrow(expect.objectContaining({ code: 'ERR_POLICY', message: expect.stringContaining(word) }));
});

test('reader and schema agree on any policy', () => {
  const value = fc.oneof(fc.jsonValue(), fc.constantFrom('prod', 'test', 1, 64, 256, 257));
  const slugs = fc.oneof(fc.array(fc.constantFrom('a', 'b-1', 'c/d', '', 7)), value);
  const limits = fc.oneof(fc.record({ depth: value, findings: value, more: value }, { requiredKeys: [] }), value);
  const policy = fc.record({ defaultEnvironment: value, testPayers: slugs, limits, other: value }, { requiredKeys: [] });
  fc.assert(
    fc.property(policy, (each) => {
      let taken = true;
      try {
        read(each);
      } catch {
        taken = false;
      }
      expect(taken).toBe(matches(JSON.parse(JSON.stringify(each))));
    }),
    { numRuns: 500 },
  );
});

test('is read from the directory, bounded in size', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'policy-'));
  try {
    mkdirSync(join(folder, 'directory'));
    writeFileSync(join(folder, 'directory/policy.json'), '{"testPayers":["acme"]}');
    expect(await readPolicy(nodeFiles('/'), folder)).toMatchObject({ testPayers: ['acme'] });
    writeFileSync(join(folder, 'directory/policy.json'), `{"testPayers":[]${' '.repeat(70_000)}}`);
    await expect(readPolicy(nodeFiles('/'), folder)).rejects.toThrow(expect.objectContaining({ code: 'ERR_FILE_TOO_LARGE' }));
  } finally {
    rmSync(folder, { recursive: true });
  }
});
