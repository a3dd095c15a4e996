import type { Check } from '../../domain/check.js';
import { isResourceType } from '../../domain/resource-types.js';
import { sources } from '../sources.js';

/** A type that is missing, or that R4 does not have, breaks R4's own rule and is reported there. */
export const notABundle: Check = {
  code: 'structure/not-a-bundle',
  layer: 'directory',
  severity: 'error',
  issueType: 'structure',
  message: 'The file holds a resource of type "{type}", not a FHIR Bundle.',
  why: 'The directory has one Bundle a payer: everything that is looked up, signed and compared is read from it.',
  help: 'Put the payer\'s Organization, the managing Organization and the Endpoints into the entries of a Bundle of type "collection".',
  reference: sources.bundle,
  run({ bundle }) {
    const type = bundle['resourceType'];
    return type !== 'Bundle' && isResourceType(type) ? [{ path: ['resourceType'], args: { type: String(type) } }] : [];
  },
};
