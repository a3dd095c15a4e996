import type { Check } from '../../domain/check.js';
import { astray } from '../astray.js';
import { sources } from '../sources.js';

export const wrongCase: Check = {
  code: 'references/wrong-case',
  layer: 'directory',
  severity: 'error',
  issueType: 'not-found',
  message: '{element} refers to "{reference}", which is no entry of this bundle; did you mean "{meant}"?',
  why: 'Ids and URLs are compared letter by letter, upper and lower case apart, so the reference leads nowhere.',
  help: 'Write "{meant}".',
  reference: sources.resolving,
  run: (view) => astray(view, 'letter-case'),
};
