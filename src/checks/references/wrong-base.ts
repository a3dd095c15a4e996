import type { Check } from '../../domain/check.js';
import { astray } from '../astray.js';
import { sources } from '../sources.js';

export const wrongBase: Check = {
  code: 'references/wrong-base',
  layer: 'directory',
  severity: 'error',
  issueType: 'not-found',
  message: '{element} refers to "{reference}", which by the fullUrls is not the entry of that type and id; did you mean "{meant}"?',
  why: 'A relative reference is read against the fullUrl of the entry that it stands in, and an absolute one as it is. Either way this one names no entry of the bundle.',
  help: 'Write "{meant}", or let the two entries have fullUrls with the same base.',
  reference: sources.resolving,
  run: (view) => astray(view, 'base'),
};
