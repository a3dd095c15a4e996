import type { Entry } from '../../domain/bundle.js';
import type { Check } from '../../domain/check.js';
import { agrees, isRestful, isTypeAndId } from '../../domain/resolution.js';
import { isResourceType } from '../../domain/resource-types.js';
import { sources } from '../sources.js';

/** A type or an id that R4 refuses, or white space in a fullUrl, is reported there. */
function disagrees(entry: Entry): boolean {
  const { fullUrl, typeAndId } = entry;
  if (fullUrl === undefined || typeAndId === undefined || !isRestful(fullUrl) || agrees(fullUrl, entry)) return false;
  return isResourceType(entry.resourceType) && isTypeAndId(typeAndId) && !/\s/.test(fullUrl);
}

export const fullUrlMismatch: Check = {
  code: 'identity/fullurl-mismatch',
  layer: 'directory',
  severity: 'error',
  issueType: 'value',
  message: 'The fullUrl "{fullUrl}" does not end in "{expected}", the type and id of its resource.',
  why: 'fullUrl and id then name two different resources, and references reach the one or the other by luck.',
  help: 'Make the fullUrl end in "/{expected}", or give the resource the id that the fullUrl has.',
  reference: sources.fullUrl,
  run: ({ entries }) =>
    entries
      .filter(disagrees)
      .map(({ path, fullUrl = '', typeAndId = '' }) => ({ path: [...path, 'fullUrl'], args: { fullUrl, expected: typeAndId } })),
};
