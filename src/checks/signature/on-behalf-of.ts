import type { Check } from '../../domain/check.js';
import { asObject, asString } from '../../domain/json.js';
import { sources } from '../sources.js';

export const onBehalfOf: Check = {
  code: 'signature/on-behalf-of',
  layer: 'directory',
  severity: 'error',
  issueType: 'security',
  message: 'Bundle.signature.onBehalfOf is present and names {found}; the signer is always the payer itself.',
  why: "Whether one party may sign for another cannot be seen from the bundle. A vendor signs with a key that the payer lists as its own, in a certificate in the payer's name.",
  help: 'Remove onBehalfOf, and let who name the payer.',
  reference: sources.bundle,
  run({ bundle }) {
    const party = bundle['resourceType'] === 'Bundle' ? asObject(asObject(bundle['signature'])?.['onBehalfOf']) : undefined;
    if (party === undefined) return [];
    const name = asString(party['reference']) ?? asString(asObject(party['identifier'])?.['value']) ?? asString(party['display']);
    return [{ path: ['signature', 'onBehalfOf'], args: { found: name === undefined ? 'nobody' : `"${name}"` } }];
  },
};
