import { readdirSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checks, directoryChecks } from '../../src/checks/registry.js';
import { isObject, type JsonValue } from '../../src/domain/json.js';
import { bundle, compare, judge, told } from './bundle.js';

const rules = [...checks, ...directoryChecks];
const folder = new URL('../../src/checks/', import.meta.url);

test('every file of a group is registered once, and its code is its path', () => {
  const files = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap((group) => readdirSync(new URL(`${group.name}/`, folder)).map((file) => `${group.name}/${file.replace(/\.ts$/, '')}`));
  expect(rules.map(({ code }) => code).sort()).toEqual(files.sort());
});

test('every rule says what, why and what to do, in sentences', () => {
  for (const { code, layer, message, why, help, reference } of rules) {
    expect(layer, code).toBe('directory');
    for (const text of [message, why, help]) expect(text, code).toMatch(/^.{8,}[.?](\{meant\})?$/s);
    expect(reference.title, code).not.toBe('');
    expect(reference.url ?? 'https:', code).toMatch(/^https:/);
  }
});

test('a valid bundle breaks no rule', () => {
  expect(told(bundle())).toEqual([]);
  expect(told(bundle(), 'acme')).toEqual([]);
  expect(compare({ acme: bundle() })).toEqual([]);
});

/** Names and values that make checks go deep, among any others. */
const words = fc.oneof(
  fc.constantFrom(
    'Bundle',
    'Organization',
    'Endpoint',
    'OrganizationAffiliation',
    'collection',
    'acme',
    'Organization/acme',
    '#x',
    '#',
    'https://a.example/Organization/acme',
    '',
  ),
  fc.string({ unit: 'binary' }),
);
const keys = fc.oneof(
  fc.constantFrom(
    'resourceType',
    'id',
    'entry',
    'resource',
    'fullUrl',
    'identifier',
    'system',
    'value',
    'reference',
    'type',
    'endpoint',
    'partOf',
    'managingOrganization',
    'extension',
    'valueReference',
    'contained',
    'signature',
    'who',
    'onBehalfOf',
    'address',
    'meta',
    'versionId',
    'url',
    'coding',
    'assigner',
    'telecom',
    'contact',
  ),
  fc.string(),
);
const json = fc.letrec<{ any: JsonValue; object: JsonValue; array: JsonValue }>((tie) => ({
  any: fc.oneof({ maxDepth: 7 }, fc.constantFrom(null, true, 0), words, tie('array'), tie('object')),
  array: fc.array(tie('any'), { maxLength: 4 }),
  object: fc.dictionary(keys, tie('any'), { maxKeys: 6 }) as fc.Arbitrary<JsonValue>,
})).object;

/** Somewhere in a valid bundle, something else. */
const broken = fc.tuple(json, fc.infiniteStream(fc.nat(40))).map(([value, choices]) =>
  bundle((document) => {
    let parent: unknown = document;
    for (let depth = 0; depth < 8; depth += 1) {
      const object = parent as Record<string, unknown>;
      const names = Object.keys(object);
      const key = names[(choices.next().value ?? 0) % names.length] ?? 'x';
      const child = object[key];
      if (typeof child !== 'object' || child === null || (choices.next().value ?? 0) % 4 === 0) {
        object[key] = value;
        return;
      }
      parent = child;
    }
  }),
);

test('every check is total, and tells the same of the same', () => {
  fc.assert(
    fc.property(fc.oneof(json, broken), (document) => {
      expect(judge(document, 'acme')).toEqual(judge(document, 'acme'));
      if (isObject(document)) compare({ one: document, other: bundle(), One: document });
    }),
    { numRuns: 2_000 },
  );
});

test('what a template names, every fault fills in', () => {
  fc.assert(
    fc.property(broken, (document) => {
      for (const { code, args } of judge(document, 'Acme')) {
        const rule = rules.find((each) => each.code === code)!;
        for (const [, name = ''] of `${rule.message}${rule.why}${rule.help}`.matchAll(/\{(\w+)\}/g))
          expect(Object.keys(args), code).toContain(name);
      }
    }),
    { numRuns: 1_000 },
  );
});

test('a bundle of many entries that lead nowhere takes no time to speak of', () => {
  const entry = Array.from({ length: 8_000 }, (_, index) => ({
    fullUrl: `${index}`,
    resource: { resourceType: 'Organization', id: `x${index}`, partOf: { reference: `X${index}` } },
  }));
  const started = performance.now();
  expect(judge({ resourceType: 'Bundle', id: 'many', type: 'collection', entry }).length).toBeGreaterThan(8_000);
  expect(performance.now() - started).toBeLessThan(5_000);
  const hostile = `${'/'.repeat(400_000)}x`;
  expect(told(bundle((document) => (document['entry']![0]!['resource']!['endpoint']![0]!['reference'] = hostile as never)))).toHaveLength(
    1,
  );
  expect(performance.now() - started).toBeLessThan(6_000);
});
