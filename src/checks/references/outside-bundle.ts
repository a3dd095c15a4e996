import type { Check } from '../../domain/check.js';
import { asString } from '../../domain/json.js';
import { isRestful } from '../../domain/resolution.js';
import { astray } from '../astray.js';
import { sources } from '../sources.js';

export const outsideBundle: Check = {
  code: 'references/outside-bundle',
  layer: 'directory',
  severity: 'error',
  issueType: 'not-found',
  message: '{element} refers to "{reference}", which lies outside this bundle.',
  why: 'A bundle is read, signed and verified as a whole, often offline: what lies elsewhere is not signed, may change unseen, and may not answer.',
  help: 'Add an entry with that fullUrl, or refer to an entry that is there.',
  reference: sources.bundle,
  run: (view) =>
    astray(view, undefined)
      .filter(({ args }) => isRestful(asString(args?.['reference']) ?? ''))
      // An extension says more about a resource than this directory asks for, so it may lead further.
      .map((fault) => (fault.args?.['element'] === 'Extension.value' ? { ...fault, severity: 'warning' } : fault)),
};
