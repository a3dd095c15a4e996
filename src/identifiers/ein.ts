import type { IdentifierKind } from './kind.js';

const form = /^([0-9]{2})-?([0-9]{7})$/;

/** Employer Identification Number: printed with a hyphen, and compared without it. */
export const ein: IdentifierKind = {
  name: 'ein',
  title: 'Employer Identification Number',
  systems: ['urn:oid:2.16.840.1.113883.4.4'],
  provisional: false,
  unique: true,
  example: '00-0417001',
  normalise: (value) => (form.test(value) ? value.replace('-', '') : undefined),
  problem: (value) => (form.test(value) ? undefined : 'is not nine digits, written NN-NNNNNNN'),
};
