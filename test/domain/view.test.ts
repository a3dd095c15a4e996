import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Resolution } from '../../src/domain/bundle.js';
import { isObject, type JsonObject } from '../../src/domain/json.js';
import { pointerOf } from '../../src/domain/path.js';
import { viewBundle } from '../../src/domain/view.js';

const uuid = 'urn:uuid:0c3151bd-1cbf-4d64-b04d-cd9187a4c6e0';
const entry = (fullUrl: string | undefined, resourceType: string, id?: string, more: JsonObject = {}): JsonObject => ({
  ...(fullUrl !== undefined && { fullUrl }),
  resource: { resourceType, ...(id !== undefined && { id }), ...more },
});

const entries = [
  entry('https://a.example.com/fhir/Organization/payer', 'Organization', 'payer', {
    contained: [
      { resourceType: 'Organization', id: 'in' },
      { resourceType: 'Endpoint', id: 'in' },
    ],
  }),
  entry('https://a.example.com/fhir/Endpoint/e', 'Endpoint', 'e', { meta: { versionId: '2' } }),
  entry('https://b.example.com/Endpoint/e2', 'Endpoint', 'e2'),
  entry(uuid, 'Organization', 'urned'),
  entry(undefined, 'Endpoint', 'bare'),
  entry('https://a.example.com/fhir/Endpoint/other', 'Endpoint', 'mismatched'),
  entry('https://a.example.com/fhir/Organization/tail', 'Organization'),
];
const view = viewBundle({ resourceType: 'Bundle', entry: entries });

function shown(resolution: Resolution): string {
  if (resolution.kind === 'found') return `${resolution.entry.index}`;
  if (resolution.kind === 'contained') return `contained ${String(resolution.resource['resourceType'])}`;
  return resolution.near === undefined ? '-' : `- ${resolution.nearness} ${resolution.near.index} ${resolution.meant}`;
}

type Row = readonly [from: number | undefined, reference: string, expected: string, types?: readonly string[]];

describe('resolving references in Bundles', () => {
  const rows: readonly Row[] = [
    [0, 'Endpoint/e', '1'],
    [0, 'https://a.example.com/fhir/Endpoint/e', '1'],
    [3, 'https://a.example.com/fhir/Endpoint/e', '1'],
    [0, 'https://b.example.com/Endpoint/e2', '2'],
    [0, uuid, '3'],
    [0, 'Endpoint/e/_history/2', '1'],
    [0, 'https://a.example.com/fhir/Endpoint/e/_history/2', '1'],
    [0, 'Endpoint/e/_history/1', '- spelling 1 Endpoint/e'],
    [0, '#in', 'contained Organization'],
    [0, '#', '0'],
    [0, '#out', '-'],
    [1, '#in', '-'],
    [undefined, '#in', '-'],
    [2, 'Endpoint/e2', '2'],
    // Another server, or none.
    [0, 'Endpoint/e2', '- base 2 https://b.example.com/Endpoint/e2'],
    [2, 'Endpoint/e', '- base 1 https://a.example.com/fhir/Endpoint/e'],
    [3, 'Endpoint/e', '- base 1 https://a.example.com/fhir/Endpoint/e'],
    [3, 'Organization/urned', `- base 3 ${uuid}`],
    [0, 'https://c.example.com/Endpoint/e', '- base 1 Endpoint/e'],
    // The fullUrl is at fault, and reported as such.
    [4, 'Endpoint/e', '- full-url 1 Endpoint/e'],
    [0, 'Endpoint/bare', '- full-url 4 Endpoint/bare'],
    [0, 'https://a.example.com/fhir/Endpoint/bare', '- full-url 4 Endpoint/bare'],
    [0, 'Endpoint/mismatched', '- full-url 5 Endpoint/mismatched'],
    [0, 'Endpoint/other', '5'],
    // The Bundle itself has no fullUrl to be relative to.
    [undefined, 'Organization/payer', '0'],
    [undefined, 'Endpoint/bare', '4'],
    [undefined, 'Organization/urned', '3'],
    [undefined, 'Organization/tail', '6'],
    [undefined, 'Organization/Payer', '- letter-case 0 https://a.example.com/fhir/Organization/payer'],
    // Slips of the pen.
    [0, 'Endpoint/E', '- letter-case 1 Endpoint/e'],
    [0, uuid.toUpperCase(), `- letter-case 3 ${uuid}`],
    [0, uuid.slice('urn:uuid:'.length), `- spelling 3 ${uuid}`],
    [0, 'e', '- type-missing 1 Endpoint/e', ['Endpoint']],
    [0, 'e', '-', ['Organization']],
    [0, 'E', '- letter-case 1 Endpoint/e'],
    [0, 'Organization/e', '- spelling 1 Endpoint/e', ['Endpoint']],
    [0, 'Endpoint/e/', '- spelling 1 Endpoint/e'],
    [0, '', '-'],
    [0, '/', '-'],
    [0, 'Endpoint/e?x', '-'],
    [0, '__proto__', '-'],
  ];

  test.each(rows.map(([from, reference, expected, types]) => ({ from, reference, expected, types })))(
    'from $from: $reference is $expected',
    ({ from, reference, expected, types }) => {
      expect(shown(view.resolve(reference, from === undefined ? undefined : view.entries[from], types))).toBe(expected);
    },
  );

  test('of two entries with one fullUrl the first counts, unless the version tells', () => {
    const twice = viewBundle({
      resourceType: 'Bundle',
      entry: ['1', '2'].map((versionId) => entry('https://a.example.com/Endpoint/e', 'Endpoint', 'e', { meta: { versionId } })),
    });
    expect(shown(twice.resolve('https://a.example.com/Endpoint/e', undefined))).toBe('0');
    expect(shown(twice.resolve('https://a.example.com/Endpoint/e/_history/2', undefined))).toBe('1');
    expect(shown(twice.resolve('Endpoint/e/_history/2', twice.entries[0]))).toBe('1');
  });
});

describe('view', () => {
  test('entries keep their places, whatever is in them', () => {
    const {
      entries: read,
      organizations,
      endpoints,
      payer,
    } = viewBundle({
      resourceType: 'Bundle',
      entry: [
        null,
        'x',
        {},
        { fullUrl: 7, resource: [] },
        { resource: { resourceType: 'Endpoint', id: 7 } },
        { resource: { resourceType: 'Organization', id: 'o' } },
      ],
    });
    expect(read.map(({ index, resourceType, id }) => [index, resourceType, id])).toEqual([
      [0, undefined, undefined],
      [1, undefined, undefined],
      [2, undefined, undefined],
      [3, undefined, undefined],
      [4, 'Endpoint', undefined],
      [5, 'Organization', 'o'],
    ]);
    expect([organizations.length, endpoints.length, payer]).toEqual([1, 1, undefined]);
    expect(pointerOf(read[5]!.resourcePath)).toBe('/entry/5/resource');
  });

  test('what is no Bundle has no entries', () => {
    const {
      entries: read,
      references,
      identifiers,
    } = viewBundle({
      resourceType: 'Organization',
      entry: entries,
      identifier: { value: 'x' },
      signature: { who: { reference: 'x' } },
    });
    expect([read, references, identifiers]).toEqual([[], [], []]);
  });

  test('places lead to what they hold', () => {
    const document: JsonObject = {
      resourceType: 'Bundle',
      identifier: { value: 'b', assigner: { reference: 'Organization/x' } },
      signature: { who: { identifier: { value: 'w' } } },
      entry: [
        entry(undefined, 'Organization', 'o', {
          identifier: [{ value: 'o', assigner: { display: 'a' } }],
          partOf: { identifier: { value: 'p' } },
          endpoint: [{ reference: 'Endpoint/e' }],
          telecom: [{ extension: [{ valueReference: { reference: 't' } }] }],
          contained: [{ resourceType: 'Organization', identifier: [{ value: 'c' }] }],
          modifierExtension: [{ extension: [{ extension: [{ valueReference: { reference: 'm' } }] }] }],
        }),
        entry(undefined, 'Endpoint', 'e', {
          address: 'https://p2p.acme.example.com',
          managingOrganization: { reference: 'Organization/o' },
          extension: [
            {
              url: 'http://hl7.org/fhir/us/ndh/StructureDefinition/base-ext-associatedServers',
              extension: [{}, { url: 'serverURL', valueString: 'https://x' }],
            },
          ],
        }),
        entry(undefined, 'Patient', 'p', { managingOrganization: { reference: 'Organization/x' } }),
      ],
    };
    const at = (path: readonly (string | number)[]): unknown =>
      path.reduce<unknown>((value, key) => (value as Record<string | number, unknown>)[key], document);
    const { references, identifiers, addresses } = viewBundle(document);
    for (const { path, value } of [...references, ...identifiers]) expect(at(path)).toBe(value);
    for (const { path, address } of addresses) expect(at(path)).toBe(address.text);
    expect(references.map(({ element }) => element)).toEqual([
      'Extension.value',
      'Identifier.assigner',
      'Extension.value',
      'Organization.partOf',
      'Organization.endpoint',
      'Endpoint.managingOrganization',
      'Identifier.assigner',
      'Bundle.signature.who',
    ]);
    expect(identifiers.map(({ value, owner }) => `${owner} ${String(value['value'])}`)).toEqual([
      'Organization o',
      'Reference p',
      'contained c',
      'Bundle b',
      'Reference w',
    ]);
    expect(addresses.map(({ role }) => role)).toEqual(['address', 'server']);
  });

  test('is total', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 5 }), fc.string(), (value, reference) => {
        const document = isObject(value) ? value : { entry: value as never };
        const { resolve, entries: read } = viewBundle({ ...document, resourceType: 'Bundle' });
        for (const from of [undefined, ...read]) expect(resolve(reference, from).kind).toMatch(/found|contained|missing/);
      }),
    );
    let deep: JsonObject = { valueReference: { reference: 'x' } };
    for (let depth = 0; depth < 50_000; depth += 1) deep = { extension: [deep] };
    expect(
      viewBundle({ resourceType: 'Bundle', entry: [{ resource: { resourceType: 'Endpoint', extension: [deep] } }] }).references,
    ).toEqual([]);
  });
});
