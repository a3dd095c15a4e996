import type { Check } from '../../domain/check.js';
import { asString } from '../../domain/json.js';
import { isRestful } from '../../domain/resolution.js';
import { astray } from '../astray.js';
import { sources } from '../sources.js';

export const unresolved: Check = {
  code: 'references/unresolved',
  layer: 'directory',
  severity: 'error',
  issueType: 'not-found',
  message: '{element} refers to "{reference}", which is no entry of this bundle.',
  why: "What the reference says (who operates an Endpoint, which Endpoint is the payer's) is lost for everyone who reads the bundle.",
  help: 'Add the entry that is meant, or refer to one that is there: "Type/id" from an entry on the same server, else its fullUrl.',
  reference: sources.resolving,
  run: (view) => astray(view, undefined).filter(({ args }) => !isRestful(asString(args?.['reference']) ?? '')),
};
