import type { Check } from '../../domain/check.js';
import { astray } from '../astray.js';
import { sources } from '../sources.js';

export const missingType: Check = {
  code: 'references/missing-type',
  layer: 'directory',
  severity: 'error',
  issueType: 'value',
  message: '{element} refers to "{reference}", an id without its type; did you mean "{meant}"?',
  why: 'A literal reference is a URL, relative or absolute. An id alone is read as a URL of its own and leads nowhere.',
  help: 'Write "{meant}".',
  reference: sources.reference,
  run: (view) => astray(view, 'type-missing'),
};
