import type { IdentifierKind } from './kind.js';

const form = /^[0-9]{2}D[0-9]{7}$/;

/** Number of a laboratory's CLIA certificate (US Core 7.0.0, us-core-18). */
export const clia: IdentifierKind = {
  name: 'clia',
  title: 'CLIA number',
  systems: ['urn:oid:2.16.840.1.113883.4.7'],
  provisional: false,
  unique: true,
  example: '00D0417001',
  normalise: (value) => (form.test(value) ? value : undefined),
  problem: (value) => (form.test(value) ? undefined : 'is not ten characters of which the third is the letter D and the others are digits'),
  typed: (text) => text.toUpperCase(),
};
