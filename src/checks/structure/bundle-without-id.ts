import type { Check } from '../../domain/check.js';
import { sources } from '../sources.js';

export const bundleWithoutId: Check = {
  code: 'structure/bundle-without-id',
  layer: 'directory',
  severity: 'error',
  issueType: 'required',
  message: 'The Bundle has no id.',
  why: "Bundle.id is the payer's slug: the name by which the payer is looked up, and the name of its file.",
  help: 'Add an id of lower-case letters, digits and single hyphens, 64 characters at most, such as "aurora-health".',
  reference: sources.slug,
  run: ({ bundle }) => (bundle['resourceType'] === 'Bundle' && bundle['id'] === undefined ? [{ path: [] }] : []),
};
