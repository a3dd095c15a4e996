import { describe, expect, test } from 'vitest';
import { base, bundle, judge, resource, told } from './bundle.js';

type Document = Parameters<typeof resource>[0];
const set = (value: unknown): never => value as never;
const managing = '/entry/2/resource/managingOrganization';

/** The operator as it is referred to, and what is said of that. */
const literal: readonly (readonly [reference: string, code: string | undefined, meant?: string])[] = [
  ['Organization/operator', undefined],
  [`${base}Organization/operator`, undefined],
  ['Organization/Operator', 'wrong-case', 'Organization/operator'],
  ['organization/operator', 'wrong-case', 'Organization/operator'],
  ['OPERATOR', 'wrong-case', 'Organization/operator'],
  [`${base.toUpperCase()}Organization/operator`, 'wrong-case', 'Organization/operator'],
  ['operator', 'missing-type', 'Organization/operator'],
  ['/Organization/operator', 'misspelt', 'Organization/operator'],
  [' Organization/operator', 'misspelt', 'Organization/operator'],
  ['./Organization/operator/', 'misspelt', 'Organization/operator'],
  ['Endpoint/operator', 'misspelt', 'Organization/operator'],
  ['Organization/operator/_history/3', 'misspelt', 'Organization/operator'],
  ['https://other.example.com/Organization/operator', 'wrong-base', 'Organization/operator'],
  ['Organization/nobody', 'unresolved'],
  ['nobody', 'unresolved'],
  ['urn:uuid:0c3151bd-1cbf-4d64-b04d-cd9187a4c6e0', 'unresolved'],
  ['Organization?identifier=1', 'unresolved'],
  ['https://other.example.com/Organization/nobody', 'outside-bundle'],
  ['Endpoint/acme-p2p', 'wrong-type'],
];

const rows: readonly (readonly [title: string, change: (document: Document) => void, expected: readonly string[]])[] = [
  [
    'a relative reference from an entry with a urn',
    (b) => {
      b['entry']![2]!['fullUrl'] = set('urn:uuid:0c3151bd-1cbf-4d64-b04d-cd9187a4c6e0');
      resource(b, 0)['endpoint'] = set([{ reference: 'urn:uuid:0c3151bd-1cbf-4d64-b04d-cd9187a4c6e0' }]);
    },
    [`references/wrong-base ${managing}/reference`],
  ],
  [
    'a missing fullUrl is the whole fault, at either end',
    (b) => {
      for (const index of [0, 2]) delete (b['entry']![index] as unknown as Record<string, unknown>)['fullUrl'];
      delete (b as unknown as Record<string, unknown>)['signature'];
    },
    ['identity/fullurl-missing /entry/0', 'identity/fullurl-missing /entry/2'],
  ],
  [
    "a contained resource that is missing is ref-1's business",
    (b) => (resource(b, 2)['managingOrganization'] = set({ reference: '#x' })),
    [],
  ],
  [
    'a contained resource of the right type',
    (b) => {
      resource(b, 1)['contained'] = set([{ resourceType: 'Organization', id: 'x', identifier: [{ system: 'urn:x:y', value: '1' }] }]);
      resource(b, 1)['partOf'] = set({ reference: '#x' });
    },
    [],
  ],
  [
    'a contained resource of a wrong type',
    (b) => {
      resource(b, 1)['contained'] = set([{ resourceType: 'Endpoint', id: 'x' }]);
      resource(b, 1)['partOf'] = set({ reference: '#x' });
    },
    ['references/wrong-type /entry/1/resource/partOf/reference'],
  ],
  [
    'a reference inside a contained resource',
    (b) => {
      resource(b, 1)['contained'] = set([{ resourceType: 'Organization', id: 'x', partOf: { reference: 'Organization/nobody' } }]);
    },
    ['references/unresolved /entry/1/resource/contained/0/partOf/reference'],
  ],
  ['a declared type that is right', (b) => (resource(b, 2)['managingOrganization']!['type'] = set('Organization')), []],
  [
    'a declared type as a canonical',
    (b) => (resource(b, 2)['managingOrganization']!['type'] = set('http://hl7.org/fhir/StructureDefinition/Organization')),
    [],
  ],
  [
    'a declared type that is wrong',
    (b) => (resource(b, 2)['managingOrganization']!['type'] = set('Practitioner')),
    [`references/declared-type ${managing}/type`],
  ],
  [
    'an assigner',
    (b) => (resource(b, 0)['identifier']![0]!['assigner'] = set({ reference: 'Organization/naic' })),
    ['references/unresolved /entry/0/resource/identifier/0/assigner/reference'],
  ],
  [
    'an extension of a telecom of a contact',
    (b) => {
      resource(b, 0)['contact'] = set([
        { telecom: [{ extension: [{ url: 'x', extension: [{ url: 'y', valueReference: { reference: 'Location/1' } }] }] }] },
      ]);
    },
    ['references/unresolved /entry/0/resource/contact/0/telecom/0/extension/0/extension/0/valueReference/reference'],
  ],
  [
    'an affiliation',
    (b) => {
      b['entry']!.push(
        set({
          fullUrl: `${base}OrganizationAffiliation/a`,
          resource: {
            resourceType: 'OrganizationAffiliation',
            id: 'a',
            network: [{ reference: 'Organization/net' }],
            endpoint: [{ reference: 'Organization/acme' }],
          },
        }),
      );
    },
    ['references/unresolved /entry/3/resource/network/0/reference', 'references/wrong-type /entry/3/resource/endpoint/0/reference'],
  ],
  [
    'a reference in an identifier',
    (b) => (resource(b, 2)['managingOrganization'] = set({ identifier: { value: 'Organization/operator' } })),
    [`references/in-identifier ${managing}/identifier/value`],
  ],
  [
    'an identifier of nobody here',
    (b) => (resource(b, 2)['managingOrganization'] = set({ identifier: { system: 'urn:x:y', value: '1' } })),
    [`references/no-target ${managing}`],
  ],
  [
    'an identifier without a system',
    (b) => (resource(b, 2)['managingOrganization'] = set({ identifier: { value: '1234567893' } })),
    [`identifiers/system-missing ${managing}/identifier`],
  ],
  [
    'a display alone',
    (b) => (resource(b, 2)['managingOrganization'] = set({ display: 'Acme Operations' })),
    [`references/no-target ${managing}`],
  ],
  ['partOf may lead out by identifier', (b) => (resource(b, 0)['partOf'] = set({ identifier: { system: 'urn:x:y', value: '1' } })), []],
];

/** Bundle.signature.who, and what is said of it. */
const who: readonly (readonly [title: string, who: unknown, expected: readonly string[]])[] = [
  ['identifier alone', { identifier: { system: 'urn:oid:2.16.840.1.113883.6.300', value: '00417' } }, []],
  ['fullUrl alone', { reference: `${base}Organization/acme` }, []],
  ['relative', { reference: 'Organization/acme' }, ['references/signature-who-relative /signature/who/reference']],
  ['relative in another case', { reference: 'Organization/Acme' }, ['references/wrong-case /signature/who/reference']],
  ['relative without a type', { reference: 'acme' }, ['references/missing-type /signature/who/reference']],
  ['the operator', { reference: `${base}Organization/operator` }, ['references/signature-who /signature/who/reference']],
  [
    'the operator, twice over',
    {
      reference: `${base}Organization/operator`,
      identifier: { system: 'http://hl7.org/fhir/sid/us-npi', value: '1234567893' },
    },
    ['references/signature-who /signature/who/identifier'],
  ],
  [
    'an identifier in another form',
    { identifier: { system: 'urn:oid:2.16.840.1.113883.4.4', value: '000417001' } },
    ['references/signature-who /signature/who/identifier'],
  ],
  ['a name', { display: 'Acme Health' }, ['references/signature-who /signature/who']],
  ['somebody outside', { reference: 'https://other.example.com/Practitioner/1' }, ['references/outside-bundle /signature/who/reference']],
  [
    'a reference in the identifier',
    { identifier: { value: 'Organization/acme' } },
    ['references/in-identifier /signature/who/identifier/value'],
  ],
];

describe('references', () => {
  test.each(literal)('%s: %s', (reference, code, meant) => {
    const document = bundle((b) => {
      resource(b, 2)['managingOrganization'] = set({ reference });
    });
    const found = judge(document).filter((each) => each.code !== 'structure/unnamed-organization');
    expect(found.map((each) => each.code)).toEqual(code === undefined ? [] : [`references/${code}`]);
    if (meant !== undefined) expect(found[0]).toMatchObject({ at: `${managing}/reference`, args: { reference, meant } });
  });

  test.each(rows)('%s', (_, change, expected) => {
    expect(told(bundle(change))).toEqual(expected);
  });

  test.each(who)('signature.who: %s', (_, value, expected) => {
    expect(told(bundle((b) => (b['signature']!['who'] = set(value))))).toEqual(expected);
  });

  test('an extension may lead out of the bundle, with a warning', () => {
    const document = bundle(
      (b) =>
        (resource(b, 0)['extension'] = set([{ url: 'x', valueReference: { reference: 'https://other.example.com/InsurancePlan/1' } }])),
    );
    expect(judge(document)).toMatchObject([
      { code: 'references/outside-bundle', severity: 'warning', args: { element: 'Extension.value' } },
    ]);
  });

  test('where payer and Endpoint share an id, the type that the element allows is meant', () => {
    const document = bundle((b) => {
      resource(b, 2)['id'] = set('acme');
      b['entry']![2]!['fullUrl'] = set(`${base}Endpoint/acme`);
      resource(b, 0)['endpoint'] = set([{ reference: 'acme' }]);
    });
    expect(judge(document)).toMatchObject([{ code: 'references/missing-type', args: { meant: 'Endpoint/acme' } }]);
  });

  test('nobody signs on behalf of the payer', () => {
    expect(told(bundle((b) => (b['signature']!['onBehalfOf'] = set({ reference: 'Organization/acme' }))))).toEqual([
      'signature/on-behalf-of /signature/onBehalfOf',
    ]);
  });
});
