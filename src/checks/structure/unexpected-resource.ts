import type { Check } from '../../domain/check.js';
import { isResourceType } from '../../domain/resource-types.js';
import { resourceTypes } from '../resource-types.js';
import { sources } from '../sources.js';

/** A type that R4 does not have breaks R4's own rule and is reported there. */
export const unexpectedResource: Check = {
  code: 'structure/unexpected-resource',
  layer: 'directory',
  severity: 'error',
  issueType: 'business-rule',
  message:
    'The entry holds a resource of type "{type}"; a bundle of this directory holds Organization, Endpoint and OrganizationAffiliation.',
  why: 'The directory is public and says who a payer is and how to reach it. Anything else is never looked up, is judged by no profile here, and may not be meant to be public.',
  help: 'Remove the entry, and the references to it.',
  reference: sources.bundle,
  run: ({ entries }) =>
    entries
      .filter(({ resourceType }) => resourceType !== undefined && !resourceTypes.has(resourceType) && isResourceType(resourceType))
      .map(({ resourcePath, resourceType = '' }) => ({ path: [...resourcePath, 'resourceType'], args: { type: resourceType } })),
};
