import type { Check } from '../../domain/check.js';
import { astray } from '../astray.js';
import { sources } from '../sources.js';

export const misspelt: Check = {
  code: 'references/misspelt',
  layer: 'directory',
  severity: 'error',
  issueType: 'not-found',
  message: '{element} refers to "{reference}", which is no entry of this bundle; did you mean "{meant}"?',
  why: 'References are compared exactly, type, id, version and form, so this one leads nowhere.',
  help: 'Write "{meant}" if that is the entry you mean.',
  reference: sources.resolving,
  run: (view) => astray(view, 'spelling'),
};
