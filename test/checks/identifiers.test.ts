import { describe, expect, test } from 'vitest';
import { bundle, judge, resource, told } from './bundle.js';

const set = (value: unknown): never => value as never;
const at = '/entry/1/resource/identifier/0';
const provisional = 'https://payer-directory.example/fhir/sid/';
const uri = 'urn:ietf:rfc:3986';
const payerid = { coding: [{ system: 'http://hl7.org/fhir/us/carin-bb/CodeSystem/C4BBIdentifierType', code: 'payerid' }] };

/** An identifier of the operator, and what is said of it. */
const rows: readonly (readonly [identifier: unknown, expected: readonly string[]])[] = [
  [{ system: 'http://hl7.org/fhir/sid/us-npi', value: '1234567893' }, []],
  // us-core-16 to us-core-19 say it.
  [{ system: 'http://hl7.org/fhir/sid/us-npi', value: '1234567890' }, []],
  [{ system: 'urn:oid:2.16.840.1.113883.6.300', value: '417' }, []],
  [{ system: 'urn:oid:2.16.840.1.113883.4.7', value: 'x' }, []],
  [{ system: 'urn:oid:2.16.840.1.113883.4.6', value: '1234567893' }, [`identifiers/system-alias ${at}/system`]],
  [
    { system: 'urn:oid:2.16.840.1.113883.4.6', value: '1234567890' },
    [`identifiers/system-alias ${at}/system`, `identifiers/invalid-value ${at}/value`],
  ],
  [{ system: 'urn:oid:2.16.840.1.113883.4.4', value: '00-0417001' }, []],
  [{ system: 'urn:oid:2.16.840.1.113883.4.4', value: '000417001' }, []],
  [{ system: 'urn:oid:2.16.840.1.113883.4.4', value: '0-00417001' }, [`identifiers/invalid-value ${at}/value`]],
  [{ system: `${provisional}hios`, value: '90612' }, []],
  [{ system: `${provisional}hios`, value: '9061' }, [`identifiers/invalid-value ${at}/value`]],
  [{ system: `${provisional}cms-contract`, value: 'H0417' }, []],
  [{ system: `${provisional}cms-contract`, value: 'H-417' }, [`identifiers/invalid-value ${at}/value`]],
  [{ system: `${provisional}medicaid`, value: 'CO-990017' }, []],
  [{ system: `${provisional}medicaid`, value: 'XX-990017' }, [`identifiers/invalid-value ${at}/value`]],
  [{ system: uri, value: 'urn:oid:2.16.840.1.113883.3.9999' }, []],
  [{ system: uri, value: 'urn:oid:2.16.0840' }, [`identifiers/invalid-value ${at}/value`]],
  [{ system: uri, value: 'urn:uuid:0c3151bd-1cbf-4d64-b04d-cd9187a4c6e0' }, []],
  [{ system: uri, value: 'acme.example.com' }, [`identifiers/invalid-value ${at}/value`]],
  [{ system: uri, value: 'https://acme.example.com' }, []],
  [{ system: uri, value: 'https://acme.example.com/fhir' }, [`identifiers/invalid-value ${at}/value`]],
  [{ type: payerid, system: 'https://clearinghouse.example.com', value: 'anything at all' }, []],
  [{ type: payerid, value: 'AURHP' }, [`identifiers/system-missing ${at}`]],
  [{ value: 'operator' }, [`identifiers/system-missing ${at}`]],
  [{ system: 'http://hl7.org/fhir/sid/us-npi' }, [`identifiers/value-missing ${at}`]],
  [{ system: 'urn:x:y', _value: { extension: [] } }, [`identifiers/system-unknown ${at}/system`]],
  [{ system: 'NPI', value: '1234567893' }, [`identifiers/system-relative ${at}/system`]],
  [{ system: '2.16.840.1.113883.6.300', value: '00417' }, [`identifiers/system-relative ${at}/system`]],
  [{ system: 'https://acme.example.com/ids', value: '7' }, [`identifiers/system-unknown ${at}/system`]],
  [{}, []],
  [{ system: 7, value: 'x' }, []],
];

describe('identifiers', () => {
  test.each(rows)('%j', (identifier, expected) => {
    expect(told(bundle((b) => (resource(b, 1)['identifier'] = set([identifier]))))).toEqual(expected);
  });

  test('severities', () => {
    const severities = (identifier: unknown): string[] =>
      judge(bundle((b) => (resource(b, 1)['identifier'] = set([identifier])))).map(({ severity }) => severity);
    expect(severities({ system: uri, value: 'https://acme.example.com/fhir' })).toEqual(['warning']);
    expect(severities({ system: uri, value: 'acme' })).toEqual(['error']);
    expect(severities({ system: 'urn:x:y', value: 'acme' })).toEqual(['information']);
  });

  test('a payer without any identifier', () => {
    const document = bundle((b) => {
      delete (resource(b, 0) as unknown as Record<string, unknown>)['identifier'];
    });
    expect(told(document)).toEqual(['identifiers/missing /entry/0/resource']);
  });

  test('an Endpoint has systems of its own, and any URL', () => {
    const document = bundle((b) => {
      resource(b, 2)['identifier'] = set([
        { system: 'https://acme.example.com/endpoints', value: '1' },
        { system: uri, value: 'https://acme.example.com/fhir' },
        { value: 'acme-p2p' },
      ]);
    });
    expect(told(document)).toEqual(['identifiers/system-missing /entry/2/resource/identifier/2']);
  });

  test('formats that profiles judge in Organization.identifier are judged here elsewhere', () => {
    const document = bundle((b) => {
      resource(b, 0)['partOf'] = set({ identifier: { system: 'http://hl7.org/fhir/sid/us-npi', value: '1234567890' } });
      b['identifier'] = set({ value: 'x' });
    });
    expect(judge(document)).toMatchObject([
      { code: 'identifiers/system-missing', at: '/identifier' },
      { code: 'identifiers/invalid-value', at: '/entry/0/resource/partOf/identifier/value', args: { value: '1234567890' } },
    ]);
  });
});
