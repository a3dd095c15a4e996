import type { Check } from '../../domain/check.js';
import { sources } from '../sources.js';

export const missing: Check = {
  code: 'identifiers/missing',
  layer: 'directory',
  severity: 'error',
  issueType: 'required',
  message: "The payer's Organization has no identifier.",
  why: 'Names change and are shared; partners look a payer up by its identifiers, and the signature is bound to one of them.',
  help: "Add at least one identifier with system and value: an NAIC code, an NPI, an EIN, or the payer's own https:// domain under urn:ietf:rfc:3986.",
  reference: sources.identifiers,
  run: ({ payer }) => (payer?.resource !== undefined && payer.resource['identifier'] === undefined ? [{ path: payer.resourcePath }] : []),
};
