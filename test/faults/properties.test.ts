import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { expressionOf } from '../../src/domain/path.js';
import { baseBundle, baseNames } from './bases/bundles.js';
import { judged } from './judged.js';
import { changed } from './patch.js';
import { randomFrom } from './random.js';
import { nodesOf } from './walk.js';

/** Property runs are bounded; `FAULT_RUNS` asks for more. */
const numRuns = Number(process.env['FAULT_RUNS'] ?? 300);

const documents = baseNames.map((name) => baseBundle(name));
const places = documents.map((document) => nodesOf(document).map(({ path }) => path));

/** A document and one of its places. */
const placeIn = fc
  .nat(documents.length - 1)
  .chain((index) => fc.nat((places[index]?.length ?? 1) - 1).map((at) => [index, places[index]?.[at] ?? []] as const));

/** Values that FHIR has a use for, in places where it has none. */
const grafts = fc.oneof(
  { depthSize: 'small' },
  fc.jsonValue({ maxDepth: 4 }),
  fc.constantFrom(null, '', [], {}, [null], [[]], [{}], -0, 1e308, '\u0000', '#', 'x'.repeat(100_000)),
  placeIn.map(([index, path]) =>
    path.reduce<unknown>((value, key) => (value as Record<string | number, unknown>)?.[key], documents[index]),
  ),
  fc.dictionary(
    fc.constantFrom(
      'resourceType',
      'id',
      'url',
      'extension',
      'value',
      'valueString',
      '_value',
      'coding',
      'system',
      'code',
      '__proto__',
      'constructor',
      'toString',
    ),
    fc.jsonValue({ maxDepth: 2 }),
  ),
);

describe('whatever is read', () => {
  test('bytes of any kind are judged', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 2_000 }), (bytes) => {
        expect(judged(bytes).length).toBeGreaterThan(0);
      }),
      { numRuns },
    );
  });

  test('JSON of any shape is judged', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 8 }), (text) => {
        expect(judged(Buffer.from(text)).length).toBeGreaterThan(0);
      }),
      { numRuns },
    );
  });

  test('bytes of a bundle with some of them changed are judged', () => {
    const text = Buffer.from(JSON.stringify(documents[0]));
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(text.length - 1), fc.nat(255)), { minLength: 1, maxLength: 5 }), (edits) => {
        const bytes = Buffer.from(text);
        for (const [at, byte] of edits) bytes[at] = byte;
        expect(Array.isArray(judged(bytes))).toBe(true);
      }),
      { numRuns },
    );
  });

  test('a conformant bundle with anything at any place is judged, and every place that is named exists in its form', () => {
    fc.assert(
      fc.property(placeIn, grafts, ([index, path], value) => {
        const document = changed(documents[index], [{ op: 'replace', path, value: JSON.parse(JSON.stringify(value ?? null)) }]);
        for (const { place } of judged(Buffer.from(JSON.stringify(document)))) expect(place).toMatch(/^([A-Za-z]+([.[].*)?)?$/s);
      }),
      { numRuns: numRuns * 2 },
    );
  });

  test('a conformant bundle with a key of any name is judged', () => {
    fc.assert(
      fc.property(placeIn, fc.string({ maxLength: 20 }), fc.jsonValue({ maxDepth: 2 }), ([index, path], key, value) => {
        const target = path.length % 2 === 0 ? path : path.slice(0, -1);
        const document = changed(documents[index], []);
        const holder = target.reduce<unknown>((each, step) => (each as Record<string | number, unknown>)?.[step], document);
        if (typeof holder !== 'object' || holder === null || Array.isArray(holder)) return;
        Object.defineProperty(holder, key, { value, enumerable: true, configurable: true, writable: true });
        expect(Array.isArray(judged(Buffer.from(JSON.stringify(document))))).toBe(true);
      }),
      { numRuns },
    );
  });
});

describe('the means of the corpus', () => {
  test('chance repeats itself', () => {
    const [one, other] = [randomFrom(7), randomFrom(7)];
    expect(Array.from({ length: 20 }, () => one.below(100))).toEqual(Array.from({ length: 20 }, () => other.below(100)));
  });

  test('a change leaves the original alone', () => {
    const before = JSON.stringify(documents[0]);
    const after = changed(documents[0], [{ op: 'remove', path: ['entry', 0] }]);
    expect([JSON.stringify(documents[0]), JSON.stringify(after)]).toEqual([before, expect.not.stringMatching(/^$/)]);
    expect(after).not.toEqual(documents[0]);
  });

  test('every place of a bundle has an expression', () => {
    for (const path of places.flat()) expect(expressionOf('Bundle', path)).toMatch(/^Bundle/);
  });
});
