import type { Check } from '../../domain/check.js';
import { asArray, asObject } from '../../domain/json.js';
import { sources } from '../sources.js';

export const fullUrlMissing: Check = {
  code: 'identity/fullurl-missing',
  layer: 'directory',
  severity: 'error',
  issueType: 'required',
  message: 'The entry has no fullUrl.',
  why: 'fullUrl is the identity of the resource in a bundle: references resolve by it, so without it nothing in the bundle can refer to this entry.',
  help: 'Add a fullUrl that ends in the resource\'s type and id, such as "https://fhir.payer.example.com/Organization/aurora-health".',
  reference: sources.fullUrl,
  run({ bundle, entries }) {
    const missing = entries.filter(({ fullUrl, resource }) => fullUrl === undefined && resource !== undefined);
    if (missing.length === 0) return [];
    // A fullUrl of another JSON type is there, and R4 says what is wrong with it.
    const list = asArray(bundle['entry']);
    return missing.filter(({ index }) => asObject(list[index])?.['fullUrl'] === undefined).map(({ path }) => ({ path }));
  },
};
