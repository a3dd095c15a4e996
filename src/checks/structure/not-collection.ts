import type { Check } from '../../domain/check.js';
import { asString } from '../../domain/json.js';
import { sources } from '../sources.js';

/** R4, bundle-type, but for `collection`. A word that is not among them breaks R4's own binding and is reported there. */
const otherTypes = new Set([
  'document',
  'message',
  'transaction',
  'transaction-response',
  'batch',
  'batch-response',
  'history',
  'searchset',
]);

export const notCollection: Check = {
  code: 'structure/not-collection',
  layer: 'directory',
  severity: 'error',
  issueType: 'business-rule',
  message: 'The Bundle is of type "{type}", not "collection".',
  why: 'Every other type gives the entries a further meaning (a request, an answer, a document) that a published record does not have. No version of mtls-bundle fixes the type, so this directory does.',
  help: 'Set Bundle.type to "collection", and remove what only "{type}" has: request, response, search, total.',
  reference: sources.bundle,
  run({ bundle }) {
    const type = bundle['resourceType'] === 'Bundle' ? asString(bundle['type']) : undefined;
    return type !== undefined && otherTypes.has(type) ? [{ path: ['type'], args: { type } }] : [];
  },
};
