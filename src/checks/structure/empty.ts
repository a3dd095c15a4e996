import type { Check } from '../../domain/check.js';
import { sources } from '../sources.js';

/** An empty list breaks R4's rule for arrays and is reported there. */
export const empty: Check = {
  code: 'structure/empty',
  layer: 'directory',
  severity: 'error',
  issueType: 'required',
  message: 'The Bundle has no entry.',
  why: 'A bundle without a payer and an Endpoint tells nobody how to reach anybody.',
  help: "Add the payer's Organization as the first entry, then the managing Organization and the Endpoints.",
  reference: sources.bundle,
  run: ({ bundle }) => (bundle['resourceType'] === 'Bundle' && bundle['entry'] === undefined ? [{ path: [] }] : []),
};
