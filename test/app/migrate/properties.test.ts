import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { migrateBundle } from '../../../src/app/migrate-bundle.js';
import { isObject, type JsonObject, type JsonValue } from '../../../src/domain/json.js';
import { expressionOf } from '../../../src/domain/path.js';
import { bundle, certificateOf, context, ndh, ndhCodes, old, oldBundle, pdex } from './bundles.js';

/** Values that mean something to some step, and those that mean nothing anywhere. */
const values: fc.Arbitrary<JsonValue> = fc.oneof(
  fc.constantFrom<JsonValue>(
    null,
    true,
    0,
    '',
    [],
    {},
    [null],
    [[]],
    [{}],
    { extension: [] },
    'Organization/x',
    'https://h.example.com/fhir',
  ),
  fc.constantFrom<JsonValue>(
    'collection',
    'searchset',
    'Endpoint',
    'Organization',
    'Bundle',
    'url',
    'phone',
    'generated',
    'MTLS',
    'NA',
    'HOPERAT',
  ),
  fc.constantFrom<JsonValue>(`${ndh}base-ext-igsSupported`, `${ndh}base-ext-implementation-guide`, `${ndh}base-ext-secureEndpoint`),
  fc.constantFrom<JsonValue>(
    `${pdex}base-ext-secureExchangeArtifacts`,
    `${pdex}base-ext-dynamicRegistration`,
    `${ndhCodes}TrustFrameworkTypeCS`,
  ),
  fc.constantFrom<JsonValue>(certificateOf('server'), Buffer.from('{"a":1}').toString('base64'), '=', 'MII='),
  fc.json({ maxDepth: 3 }).map((text) => JSON.parse(text) as JsonValue),
);

const keys = fc.constantFrom(
  'extension', 'modifierExtension', 'url', 'valueString', 'valueBase64Binary', 'valueCodeableConcept', 'valueReference', 'telecom', 'contact',
  'identifier', 'reference', 'id', 'fullUrl', 'resource', 'resourceType', 'text', 'meta', 'profile', 'type', 'signature', 'who', 'data',
  'timestamp', 'address', 'payloadMimeType', 'coding', 'system', 'code', 'name', 'status', 'endpoint', 'managingOrganization', 'contained',
  '__proto__', 'constructor', 'toString', 'length', '0',
); // biome-ignore format: a list of words

interface Edit {
  readonly at: number;
  readonly kind: 'remove' | 'replace' | 'add' | 'double' | 'swap';
  readonly key: string;
  readonly value: JsonValue;
}

const edits: fc.Arbitrary<readonly Edit[]> = fc.array(
  fc.record({ at: fc.nat(), kind: fc.constantFrom<Edit['kind']>('remove', 'replace', 'add', 'double', 'swap'), key: keys, value: values }),
  { maxLength: 12 },
);

type Holder = Record<string, unknown> | unknown[];

function holders(value: unknown, found: Holder[] = []): Holder[] {
  if (typeof value !== 'object' || value === null) return found;
  found.push(value as Holder);
  for (const child of Object.values(value)) holders(child, found);
  return found;
}

function define(object: Holder, key: string, value: unknown): void {
  Object.defineProperty(object, key, { value, writable: true, enumerable: true, configurable: true });
}

/** Does to an own copy of the bundle what the edits say. */
function edited(document: JsonObject, all: readonly Edit[]): JsonObject {
  const copy = JSON.parse(JSON.stringify(document)) as JsonObject;
  for (const { at, kind, key, value: given } of all) {
    // Each its own: an object that stands in two places could come to stand in itself.
    const value = JSON.parse(JSON.stringify(given)) as JsonValue;
    const candidates = holders(copy);
    const holder = candidates[at % candidates.length]!;
    const names = Object.keys(holder);
    const name = names[at % Math.max(names.length, 1)];
    if (kind === 'add') {
      if (Array.isArray(holder)) holder.push(value);
      else define(holder, key, value);
    } else if (name === undefined) continue;
    else if (kind === 'remove') {
      if (Array.isArray(holder)) holder.splice(Number(name), 1);
      else delete holder[name];
    } else if (kind === 'replace') define(holder, name, value);
    else if (kind === 'double' && Array.isArray(holder)) holder.push(structuredClone(holder[Number(name)]));
    else if (Array.isArray(holder)) holder.reverse();
  }
  return copy;
}

const documents = fc
  .tuple(fc.constantFrom<JsonObject>(...old.map(oldBundle), bundle()), edits)
  .map(([document, all]) => edited(document, all));

function placesOf(document: JsonObject): ReadonlySet<string> {
  const places = new Set<string>();
  const walk = (value: unknown, path: readonly (string | number)[]): void => {
    places.add(expressionOf('Bundle', path));
    if (Array.isArray(value)) for (const [index, item] of value.entries()) walk(item, [...path, index]);
    else if (isObject(value)) for (const [key, item] of Object.entries(value)) walk(item, [...path, key]);
  };
  walk(document, []);
  return places;
}

describe('whatever the bundle is', () => {
  test('migrating ends, changes nothing the second time, and leaves its input alone', () => {
    fc.assert(
      fc.property(documents, (document) => {
        const before = JSON.stringify(document);
        const first = migrateBundle(document, context);
        expect(JSON.stringify(document)).toBe(before);
        const second = migrateBundle(first.bundle, context);
        expect(second.changes).toEqual([]);
        expect(second.bundle).toBe(first.bundle);
        // What is asked of what is still there is asked again, and nothing else.
        const asked = new Set(first.decisions.map(({ question }) => question));
        expect(
          second.decisions.map(({ question }) => question).filter((question) => !asked.has(question) && !question.startsWith('Who signs')),
        ).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  test('every place told of is one of the result', () => {
    fc.assert(
      fc.property(documents, (document) => {
        const { bundle: result, changes, decisions } = migrateBundle(document, context);
        const places = placesOf(result);
        expect([...changes, ...decisions].filter(({ expression }) => !places.has(expression))).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });

  test('values that are no objects at all are no obstacle', () => {
    fc.assert(
      fc.property(
        fc.dictionary(keys, values),
        (members) => void migrateBundle({ ...members, resourceType: 'Bundle' } as JsonObject, context),
      ),
      {
        numRuns: 300,
      },
    );
  });
});
