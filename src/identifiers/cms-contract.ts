import type { IdentifierKind } from './kind.js';

const form = /^[A-Za-z0-9]{5}$/;

/** Number of a contract with CMS, as of a Medicare Advantage organization. */
export const cmsContract: IdentifierKind = {
  name: 'cms-contract',
  title: 'CMS contract number',
  systems: ['https://payer-directory.example/fhir/sid/cms-contract'],
  provisional: true,
  unique: true,
  example: 'H0417',
  normalise: (value) => (form.test(value) ? value.toUpperCase() : undefined),
  problem: (value) => (form.test(value) ? undefined : 'is not five letters and digits'),
};
