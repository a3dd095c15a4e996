import type { IdentifierKind } from './kind.js';

const form = /^[0-9]{5}$/;

/** NAIC company code (US Core 7.0.0, us-core-19). */
export const naic: IdentifierKind = {
  name: 'naic',
  title: 'NAIC company code',
  systems: ['urn:oid:2.16.840.1.113883.6.300'],
  provisional: false,
  unique: true,
  example: '00417',
  normalise: (value) => (form.test(value) ? value : undefined),
  problem: (value) => (form.test(value) ? undefined : 'is not five digits'),
};
