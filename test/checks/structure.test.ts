import { describe, expect, test } from 'vitest';
import { bundle, judge, resource, told } from './bundle.js';

type Row = readonly [title: string, change: (document: Parameters<typeof resource>[0]) => void, expected: readonly string[]];
const set = (value: unknown): never => value as never;

const rows: readonly Row[] = [
  ['another resource', (b) => (b['resourceType'] = set('Organization')), ['structure/not-a-bundle /resourceType']],
  ["no resourceType is R4's business", (b) => delete (b as unknown as Record<string, unknown>)['resourceType'], []],
  ['no id', (b) => delete (b as unknown as Record<string, unknown>)['id'], ['structure/bundle-without-id ']],
  ['a transaction', (b) => (b['type'] = set('transaction')), ['structure/not-collection /type']],
  ["a type that R4 does not have is R4's business", (b) => (b['type'] = set('bag')), []],
  ['no entry', (b) => delete (b as unknown as Record<string, unknown>)['entry'], ['structure/empty ']],
  ["an empty list of entries is R4's business", (b) => (b['entry'] = set([])), []],
  ['the Endpoint first', (b) => b['entry']!.unshift(b['entry']!.pop()!), ['structure/payer-not-first /entry/0/resource/resourceType']],
  [
    'no Organization at all',
    (b) => {
      b['entry'] = set([b['entry']![2]]);
      delete (resource(b, 0) as unknown as Record<string, unknown>)['managingOrganization'];
      delete (b as unknown as Record<string, unknown>)['signature'];
    },
    ['structure/payer-not-first /entry/0/resource/resourceType'],
  ],
  [
    'a resource of another type first',
    (b) => b['entry']!.unshift(set({ fullUrl: 'urn:uuid:1', resource: { resourceType: 'Patient' } })),
    ['structure/unexpected-resource /entry/0/resource/resourceType'],
  ],
  [
    'no Endpoint',
    (b) => {
      b['entry']!.pop();
      delete (resource(b, 0) as unknown as Record<string, unknown>)['endpoint'];
    },
    ['structure/no-endpoint /entry'],
  ],
  [
    'an Endpoint without id',
    (b) => {
      delete (resource(b, 2) as unknown as Record<string, unknown>)['id'];
    },
    ['structure/missing-id /entry/2/resource'],
  ],
  [
    'one Organization that operates itself',
    (b) => {
      b['entry']!.splice(1, 1);
      delete (resource(b, 1) as unknown as Record<string, unknown>)['managingOrganization'];
    },
    ['structure/single-organization /entry/0/resource'],
  ],
  ['the operator forgotten', (b) => b['entry']!.splice(1, 1), ['references/unresolved /entry/1/resource/managingOrganization/reference']],
  [
    'an operator that no Endpoint names',
    (b) => {
      resource(b, 2)['managingOrganization'] = set({ reference: 'Organization/acme' });
    },
    ['structure/unnamed-organization /entry/1/resource'],
  ],
  [
    'an operator that no Endpoint names, and no managingOrganization',
    (b) => {
      delete (resource(b, 2) as unknown as Record<string, unknown>)['managingOrganization'];
    },
    ['structure/unnamed-organization /entry/1/resource'],
  ],
  [
    'a mistyped operator is one fault',
    (b) => {
      resource(b, 2)['managingOrganization'] = set({ reference: 'Organization/operater' });
    },
    ['references/unresolved /entry/2/resource/managingOrganization/reference'],
  ],
  [
    "a type that R4 does not have is R4's business, with all that follows from it",
    (b) => (resource(b, 2)['resourceType'] = set('EndPoint')),
    [],
  ],
  [
    'an Endpoint where an Organization belongs is one fault',
    (b) => (resource(b, 2)['managingOrganization'] = set({ reference: 'Endpoint/acme-p2p' })),
    ['references/wrong-type /entry/2/resource/managingOrganization/reference'],
  ],
  ['an entry that cannot be read is the whole fault', (b) => (b['entry']![1] = set(null)), []],
  [
    'an operator named by identifier',
    (b) => {
      resource(b, 2)['managingOrganization'] = set({ identifier: { system: 'http://hl7.org/fhir/sid/us-npi', value: '1234567893' } });
    },
    [],
  ],
];

describe('structure', () => {
  test.each(rows)('%s', (_, change, expected) => {
    expect(told(bundle(change))).toEqual(expected);
  });

  test('a parent that partOf names is a warning: its reference must resolve, so it has to be there', () => {
    const document = bundle((b) => {
      b['entry']!.push(
        set({
          fullUrl: 'https://fhir.acme.example.com/r4/Organization/parent',
          resource: { resourceType: 'Organization', id: 'parent', name: 'Parent' },
        }),
      );
      resource(b, 0)['partOf'] = set({ reference: 'Organization/parent' });
    });
    expect(judge(document)).toEqual([
      { code: 'structure/unnamed-organization', at: '/entry/3/resource', severity: 'warning', args: { name: 'Parent' } },
    ]);
  });

  test.each([
    [null],
    [[]],
    ['Bundle'],
    [{ resourceType: 'Bundle', id: 'x', type: 'collection', entry: {} }],
    [{ resourceType: 'Bundle', id: 'x', entry: [null, 1, {}] }],
  ])('no more is said of %j than the other layers leave', (document) => {
    expect(told(document).filter((line) => !line.startsWith('structure/not-a-bundle'))).toEqual([]);
  });
});
