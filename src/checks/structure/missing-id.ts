import type { Check } from '../../domain/check.js';
import { resourceTypes } from '../resource-types.js';
import { sources } from '../sources.js';

export const missingId: Check = {
  code: 'structure/missing-id',
  layer: 'directory',
  severity: 'error',
  issueType: 'required',
  message: 'The {type} has no id.',
  why: 'By type and id a resource stays the same from one version of the bundle to the next; without an id every change looks like a new resource.',
  help: 'Give the resource an id that no other {type} of the bundle has, and end its fullUrl with "{type}/" and that id.',
  reference: sources.bundle,
  run: ({ entries }) =>
    entries
      .filter(
        ({ resource, resourceType }) => resourceType !== undefined && resourceTypes.has(resourceType) && resource?.['id'] === undefined,
      )
      .map(({ resourcePath, resourceType = '' }) => ({ path: resourcePath, args: { type: resourceType } })),
};
