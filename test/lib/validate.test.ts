import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { payerDirectory } from '../../src/cli/payer-directory.js';
import { builtInPolicy } from '../../src/domain/policy.js';
import { validateBundle } from '../../src/lib/validate.js';
import { run } from '../fake-context.js';

const path = 'bundles/cedar-hollow.json';
const bytes = readFileSync(path);
const text = bytes.toString();
const broken = text.replace('"type": "collection",', '"type": "pile",').replace('"active": true', '"active": "yes"');

test('is silent on a valid bundle', () => {
  expect(validateBundle(bytes)).toEqual({
    format: 'payer-directory/report/1',
    files: [{ path: '-', policy: 'built-in', detected: expect.objectContaining({ guide: expect.any(String) }), findings: [] }],
    summary: { files: 1, errors: 0, warnings: 0, information: 0 },
  });
});

test('gives the report that the command writes', async () => {
  const now = new Date('2026-11-01T12:00:00Z');
  for (const stdin of [text, broken, '{', '[]', '{}', '']) {
    const { stdout } = await run(payerDirectory, ['validate', '--format', 'json', '-'], { stdin, now });
    expect(JSON.parse(stdout)).toEqual(validateBundle(Buffer.from(stdin), { now }));
  }
});

test('takes bytes, text and objects; of an object there are no places', () => {
  const report = validateBundle(Buffer.from(broken));
  expect(report.summary.errors).toBeGreaterThan(1);
  expect(validateBundle(broken)).toEqual(report);
  const findings = report.files[0]?.findings.map((finding) => ({ ...finding, line: null, column: null }));
  expect(validateBundle(JSON.parse(broken)).files[0]?.findings).toEqual(findings);
});

describe('options', () => {
  test('layers', () => {
    expect(new Set(validateBundle(broken, { layers: ['r4'] }).files[0]?.findings.map(({ layer }) => layer))).toEqual(new Set(['r4']));
    expect(validateBundle(broken, { layers: [] }).files[0]?.findings).toEqual([]);
    expect(validateBundle('{', { layers: [] }).summary.errors).toBe(1);
  });

  test('policy, slug and path', () => {
    const policy = { ...builtInPolicy, limits: { ...builtInPolicy.limits, findings: 1 } };
    const [file] = validateBundle(broken, { policy, path: 'x.json' }).files;
    expect(file).toMatchObject({ path: 'x.json', policy: 'directory' });
    expect(file?.findings.map(({ code }) => code).at(-1)).toBe('report/cut');
    expect(file?.findings).toHaveLength(2);
    expect(validateBundle(text, { slug: 'cedar-hollow' }).summary.errors).toBe(0);
    expect(validateBundle(text, { slug: 'other' }).files[0]?.findings.map(({ code }) => code)).toEqual(['directory/slug-mismatch']);
  });
});

describe('never throws for what the input says', () => {
  test('any bytes', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (any) => void validateBundle(any)));
  });

  test('any JSON', () => {
    fc.assert(fc.property(fc.jsonValue(), (any) => void validateBundle(JSON.stringify(any))));
    fc.assert(
      fc.property(
        fc.jsonValue(),
        (any) => void validateBundle(JSON.stringify({ resourceType: 'Bundle', entry: [{ resource: any }, any] })),
      ),
    );
  });

  test('a valid bundle in which one value is another', () => {
    const paths: (readonly (string | number)[])[] = [];
    const walk = (value: unknown, at: readonly (string | number)[]): void => {
      paths.push(at);
      if (typeof value === 'object' && value !== null)
        for (const [key, member] of Object.entries(value)) walk(member, [...at, Array.isArray(value) ? Number(key) : key]);
    };
    walk(JSON.parse(text), []);
    const strange = fc.oneof(
      fc.jsonValue({ maxDepth: 2, stringUnit: fc.constantFrom('a', 'Z', '1', ' ', '\u202e', '\u0007') }),
      fc.constantFrom('', ' ', '\u202e', '__proto__', 'constructor', 1e308, -0, [], {}, [null], [[]], { id: {} }),
    );
    fc.assert(
      fc.property(fc.constantFrom(...paths.slice(1)), strange, (at, value) => {
        const bundle = JSON.parse(text) as unknown;
        let parent = bundle as Record<string | number, unknown>; // each path leads through objects and arrays alone
        for (const key of at.slice(0, -1)) parent = parent[key] as Record<string | number, unknown>;
        parent[at.at(-1) ?? ''] = value;
        const report = validateBundle(JSON.stringify(bundle));
        for (const { message, help, why } of report.files[0]?.findings ?? []) {
          expect(`${message}${help}${why}`).not.toMatch(/[\p{Cc}\p{Cf}]|\{[a-z]+\}|undefined|\[object/iu);
        }
      }),
      { numRuns: 200 },
    );
  });

  test('a large file in which everything is wrong', { timeout: 30_000 }, () => {
    const policy = { ...builtInPolicy, limits: { ...builtInPolicy.limits, fileBytes: 4_000_000 } };
    const wrong = Object.fromEntries(Array.from({ length: 150_000 }, (_, number) => [`p${number}`, 1]));
    const [file] = validateBundle({ resourceType: 'Bundle', ...wrong }, { policy }).files;
    expect(file?.findings.at(-1)).toMatchObject({ code: 'report/cut', severity: 'error' });
  });

  test('an object that is too deep for its limits is a finding', () => {
    let deep: unknown = {};
    for (let depth = 0; depth < 100; depth += 1) deep = { deep };
    expect(validateBundle({ resourceType: 'Bundle', deep }).files[0]?.findings.map(({ code }) => code)).toEqual(['json/too-deep']);
  });
});

test('throws a TypeError for what is not JSON at all', () => {
  const cycle: Record<string, unknown> = {};
  cycle['self'] = cycle;
  expect(() => validateBundle(cycle)).toThrow(TypeError);
  expect(() => validateBundle({ big: 1n })).toThrow(TypeError);
});
