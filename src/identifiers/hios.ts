import type { IdentifierKind } from './kind.js';

const form = /^[0-9]{5}$/;

/** Issuer id of CMS's Health Insurance Oversight System. */
export const hios: IdentifierKind = {
  name: 'hios',
  title: 'HIOS issuer id',
  systems: ['https://payer-directory.example/fhir/sid/hios'],
  provisional: true,
  unique: true,
  example: '90612',
  normalise: (value) => (form.test(value) ? value : undefined),
  problem: (value) => (form.test(value) ? undefined : 'is not five digits'),
};
