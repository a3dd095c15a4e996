import { faultsIn, type SeededFault } from '../fault.js';

const plain = faultsIn('identifiers', 'plain');
const full = faultsIn('identifiers', 'organization');

const npi = 'payer.identifier[0]';
const naic = 'payer.identifier[1]';
const clia = 'payer.identifier[3]';

/** Identifiers, by US Core's invariants and by the directory. The payer of `organization` has an NPI, a NAIC code, an EIN and a CLIA number. */
export const identifierFaults: readonly SeededFault[] = [
  ...['2000000227', '1234567890', '0000000000'].map((value) => full(`NPI ${value}`, 'profile/us-core-17', npi, ({ payer }) => (payer.identifier[0].value = value))),
  ...['200000022', '20000002266', '2000 000226', '200-000-0226', 'NPI', '２000000226'].map((value) => full(`NPI ${value}`, 'profile/us-core-16', npi, ({ payer }) => (payer.identifier[0].value = value))),
  ...['531', '005310', 'A0531', '00-531', '00531 '].map((value) => full(`NAIC ${value}`, 'profile/us-core-19', naic, ({ payer, bundle }) => {
    payer.identifier[1].value = value;
    delete bundle.signature.who.identifier;
  })),
  ...['9901234567', '99D123456', '99D12345678', '99d1234567', 'D991234567'].map((value) => full(`CLIA ${value}`, 'profile/us-core-18', clia, ({ payer }) => (payer.identifier[3].value = value))),
  plain('a use that there is none of', 'r4/code-not-in-value-set', 'payer.identifier[2].use', ({ payer }) => (payer.identifier[2].use = 'tax')),
  plain('a system with a blank', 'r4/primitive-value', 'payer.identifier[2].system', ({ payer }) => (payer.identifier[2].system = 'urn:oid:2.16.840.1.113883.4.4 ')),
  plain('a value that is a number', 'r4/wrong-json-type', 'payer.identifier[2].value', ({ payer }) => (payer.identifier[2].value = 5310001)),
  plain('a type as text', 'r4/wrong-json-type', 'payer.identifier[2].type', ({ payer }) => (payer.identifier[2].type = 'TAX')),
  plain('a type as a coding', 'r4/unknown-property', 'payer.identifier[2].type.system', ({ payer }) => (payer.identifier[2].type = { text: 'TAX', system: 'http://terminology.hl7.org/CodeSystem/v2-0203' })),
  plain('a misspelt value', 'r4/unknown-property', 'payer.identifier[2].valu', ({ payer }) => (payer.identifier[2].valu = 'x')),
  plain('a period that ends first', 'r4/per-1', 'payer.identifier[2].period', ({ payer }) => (payer.identifier[2].period = { start: '2026', end: '2025' })),
  plain('an assigner that nobody contains', 'r4/ref-1', 'payer.identifier[2].assigner', ({ payer }) => (payer.identifier[2].assigner = { reference: '#irs' })),
  plain('a relative system', 'identifiers/system-relative', 'payer.identifier[3].system', ({ payer }) => payer.identifier.push({ system: 'our-own', value: '1' })),
  plain('no system', 'identifiers/system-missing', 'payer.identifier[3]', ({ payer }) => payer.identifier.push({ value: '1' })),
  plain('no value', 'identifiers/value-missing', 'payer.identifier[2]', ({ payer }) => delete payer.identifier[2].value),
]; // biome-ignore format: a table
