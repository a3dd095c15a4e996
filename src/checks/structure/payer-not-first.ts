import type { Check } from '../../domain/check.js';
import { resourceTypes } from '../resource-types.js';
import { sources } from '../sources.js';
import { hasUnreadableEntry } from '../unreadable-entry.js';

export const payerNotFirst: Check = {
  code: 'structure/payer-not-first',
  layer: 'directory',
  severity: 'error',
  issueType: 'business-rule',
  message: "The first entry holds {found}, not the payer's Organization.",
  why: 'The payer is the Organization of the first entry: nothing else in a bundle tells it from the Organization that runs its Endpoints.',
  help: "Move the entry with the payer's Organization to the front, or add it where there is none.",
  reference: sources.bundle,
  run(view) {
    // Other types have a finding of their own: once they are gone, another entry is the first.
    const first = view.entries.find(({ resourceType }) => resourceType !== undefined && resourceTypes.has(resourceType));
    if (first === undefined || first.resourceType === 'Organization' || hasUnreadableEntry(view)) return [];
    return [{ path: [...first.resourcePath, 'resourceType'], args: { found: `an ${first.resourceType ?? ''}` } }];
  },
};
