import { describe, expect, test } from 'vitest';
import { problemOfIdentifier } from '../../src/identifiers/problem.js';
import { canonicalIdentifier, kindNamed, kindOf, kindOfSystem, kindsOfSystem } from '../../src/identifiers/registry.js';

const payerid = { coding: [null, { system: 'http://hl7.org/fhir/us/carin-bb/CodeSystem/C4BBIdentifierType', code: 'payerid' }] };

test.each([
  ['naic', 'naic'],
  ['NAIC', 'naic'],
  ['cms-contract', 'cms-contract'],
  ['constructor', undefined],
  ['__proto__', undefined],
  ['', undefined],
  ['x'.repeat(100_000), undefined],
])('kind named %.20s', (name, expected) => {
  expect(kindNamed(name)?.name).toBe(expected);
});

test('two kinds share the system of URIs, told apart by the value', () => {
  expect(kindsOfSystem('urn:ietf:rfc:3986').map(({ name }) => name)).toEqual(['oid', 'url']);
  expect(kindOfSystem('urn:ietf:rfc:3986', 'https://acme.example.com')?.name).toBe('url');
  expect(kindOfSystem('urn:ietf:rfc:3986', 'urn:oid:2.16.840.1')?.name).toBe('oid');
  expect(kindOfSystem('urn:oid:2.16.840.1.113883.4.6', 'x')?.name).toBe('npi');
  expect(kindOfSystem('__proto__')).toBeUndefined();
});

test.each([
  [{ system: 'urn:oid:2.16.840.1.113883.6.300', value: '00417' }, 'naic'],
  [{ type: payerid, system: 'urn:oid:2.16.840.1.113883.6.300', value: '00417' }, 'payerid'],
  [{ type: { coding: [{ code: 'payerid' }] }, system: 'urn:x:y', value: '00417' }, undefined],
  [{ type: 'payerid', value: '00417' }, undefined],
  [{}, undefined],
])('kind of %j', (identifier, expected) => {
  expect(kindOf(identifier)?.name).toBe(expected);
});

describe('canonical form', () => {
  test.each([
    [{ system: 'urn:oid:2.16.840.1.113883.4.6', value: '1234567893' }, 'http://hl7.org/fhir/sid/us-npi|1234567893'],
    [{ system: 'urn:oid:2.16.840.1.113883.4.4', value: '00-0417001' }, 'urn:oid:2.16.840.1.113883.4.4|000417001'],
    [{ system: 'urn:ietf:rfc:3986', value: 'https://ACME.example.com/' }, 'urn:ietf:rfc:3986|https://acme.example.com'],
    [
      { system: 'urn:ietf:rfc:3986', value: 'urn:uuid:0c3151bd-1cbf-4d64-b04d-cd9187a4c6e0' },
      'urn:ietf:rfc:3986|urn:uuid:0c3151bd-1cbf-4d64-b04d-cd9187a4c6e0',
    ],
    [{ system: 'urn:x:y', value: 'A b' }, 'urn:x:y|A b'],
    [{ type: payerid, system: 'urn:x:y', value: 'A b' }, 'urn:x:y|A b'],
    [{ system: 'http://hl7.org/fhir/sid/us-npi', value: '1234567890' }, undefined],
    [{ value: '1234567893' }, undefined],
    [{ system: 'urn:x:y' }, undefined],
    [{ system: 7, value: [] }, undefined],
  ])('of %j', (identifier, expected) => {
    const canonical = canonicalIdentifier(identifier);
    expect(canonical && `${canonical.system}|${canonical.value}`).toBe(expected);
  });
});

describe('problem', () => {
  test.each([
    [
      { system: 'urn:oid:2.16.840.1.113883.4.4', value: '1' },
      { kind: { name: 'ein' }, lenient: false },
    ],
    [
      { system: 'urn:ietf:rfc:3986', value: 'acme' },
      { problem: 'is not a URI, which values of this system are', lenient: false },
    ],
    [
      { system: 'urn:ietf:rfc:3986', value: 'URN:OID:2.16' },
      { kind: { name: 'oid' }, lenient: false },
    ],
    [
      { system: 'urn:ietf:rfc:3986', value: 'http://acme.example.com' },
      { kind: { name: 'url' }, lenient: true },
    ],
  ])('of %j', (identifier, expected) => {
    expect(problemOfIdentifier(identifier)).toMatchObject(expected);
  });

  test.each([
    { system: 'urn:x:y', value: '1' },
    { system: 'urn:oid:2.16.840.1.113883.4.4' },
    { system: 'urn:oid:2.16.840.1.113883.4.4', value: ' ' },
    { type: payerid, system: 'urn:ietf:rfc:3986', value: 'no URI' },
    { system: 'urn:ietf:rfc:3986', value: 'tag:acme.example.com,2026:x' },
  ])('none of %j', (identifier) => {
    expect(problemOfIdentifier(identifier)).toBeUndefined();
  });
});
