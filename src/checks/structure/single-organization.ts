import type { Check } from '../../domain/check.js';
import { namedOperators } from '../operators.js';
import { sources } from '../sources.js';
import { hasUnreadableEntry } from '../unreadable-entry.js';

export const singleOrganization: Check = {
  code: 'structure/single-organization',
  layer: 'directory',
  severity: 'warning',
  issueType: 'business-rule',
  message:
    'The Bundle has one Organization, "{name}"; the payer and its managing Organization should be two, even where they are the same company.',
  why: 'Readers find who operates an Endpoint in a record of its own (PDex, pdex-221), and a change of operator then changes that record and not the payer.',
  help: 'Add an entry with the managing Organization, and let each Endpoint.managingOrganization refer to it.',
  reference: { title: 'Da Vinci PDex 2.2.0, pdex-221', url: sources.discovery.url },
  run(view) {
    const [only] = view.organizations;
    if (only === undefined || view.organizations.length > 1) return [];
    // A managingOrganization that leads nowhere has a finding of its own, and the same cure: the missing Organization.
    if (namedOperators(view).includes(undefined) || hasUnreadableEntry(view)) return [];
    const name = only.resource?.['name'];
    return [{ path: only.resourcePath, args: { name: typeof name === 'string' ? name : (only.id ?? '') } }];
  },
};
