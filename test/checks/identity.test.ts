import { describe, expect, test } from 'vitest';
import { base, bundle, judge, resource, told } from './bundle.js';

type Document = Parameters<typeof resource>[0];
type Row = readonly [title: string, change: (document: Document) => void, expected: readonly string[]];
const set = (value: unknown): never => value as never;
const entry = (b: Document, index: number): Document => b['entry']![index]!;

const rows: readonly Row[] = [
  [
    'fullUrl missing: references to the entry are no second fault',
    (b) => delete (entry(b, 2) as unknown as Record<string, unknown>)['fullUrl'],
    ['identity/fullurl-missing /entry/2'],
  ],
  ['fullUrl of another JSON type is judged by R4', (b) => (entry(b, 2)['fullUrl'] = set(7)), []],
  ['fullUrl relative', (b) => (entry(b, 1)['fullUrl'] = set('Organization/operator')), ['identity/fullurl-relative /entry/1/fullUrl']],
  [
    'fullUrl with another id',
    (b) => (entry(b, 1)['fullUrl'] = set(`${base}Organization/operators`)),
    ['identity/fullurl-mismatch /entry/1/fullUrl'],
  ],
  [
    'fullUrl with the id in another case',
    (b) => (entry(b, 1)['fullUrl'] = set(`${base}Organization/Operator`)),
    ['identity/fullurl-mismatch /entry/1/fullUrl'],
  ],
  [
    'fullUrl with another type',
    (b) => (entry(b, 1)['fullUrl'] = set(`${base}Practitioner/operator`)),
    ['identity/fullurl-mismatch /entry/1/fullUrl'],
  ],
  [
    'fullUrl that ends in the id, but not after the type',
    (b) => (entry(b, 1)['fullUrl'] = set(`${base}xOrganization/operator`)),
    ['identity/fullurl-mismatch /entry/1/fullUrl'],
  ],
  ["a version in fullUrl is bdl-8's business", (b) => (entry(b, 1)['fullUrl'] = set(`${base}Organization/operator/_history/1`)), []],
  [
    'urn:uuid needs no id in it',
    (b) => {
      entry(b, 1)['fullUrl'] = set('urn:uuid:0c3151bd-1cbf-4d64-b04d-cd9187a4c6e0');
      resource(b, 2)['managingOrganization'] = set({ reference: 'urn:uuid:0c3151bd-1cbf-4d64-b04d-cd9187a4c6e0' });
      delete (resource(b, 1) as unknown as Record<string, unknown>)['partOf'];
    },
    [],
  ],
  ["an exact copy is bdl-7's business", (b) => b['entry']!.push(structuredClone(entry(b, 2))), []],
  [
    'a copy of another version',
    (b) => {
      b['entry']!.push(structuredClone(entry(b, 2)));
      resource(b, 3)['meta'] = set({ versionId: '2' });
    },
    ['identity/duplicate-resource /entry/3'],
  ],
  [
    'a copy under a urn',
    (b) => {
      b['entry']!.push(structuredClone(entry(b, 1)));
      entry(b, 3)['fullUrl'] = set('urn:uuid:0c3151bd-1cbf-4d64-b04d-cd9187a4c6e0');
      delete (resource(b, 3) as unknown as Record<string, unknown>)['partOf'];
    },
    ['identity/duplicate-resource /entry/3'],
  ],
];

describe('identity', () => {
  test.each(rows)('%s', (_, change, expected) => {
    expect(told(bundle(change))).toEqual(expected);
  });

  test('one type and id on two servers is a warning', () => {
    const document = bundle((b) => {
      b['entry']!.push(structuredClone(entry(b, 1)));
      entry(b, 3)['fullUrl'] = set('https://other.example.com/Organization/operator');
      delete (resource(b, 3) as unknown as Record<string, unknown>)['partOf'];
    });
    expect(judge(document)).toEqual([
      { code: 'identity/duplicate-resource', at: '/entry/3', severity: 'warning', args: { first: 1, resource: 'Organization/operator' } },
    ]);
  });
});
