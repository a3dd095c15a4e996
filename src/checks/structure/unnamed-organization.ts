import type { BundleView, Entry } from '../../domain/bundle.js';
import type { Check } from '../../domain/check.js';
import { namedOperators } from '../operators.js';
import { sources } from '../sources.js';
import { hasUnreadableEntry } from '../unreadable-entry.js';

function unnamed(view: BundleView): readonly Entry[] {
  const { payer, organizations, endpoints } = view;
  // Without an Endpoint none can be named, and that is the fault.
  if (payer === undefined || organizations.length < 2 || endpoints.length === 0) return [];
  const named = new Set(namedOperators(view));
  // Where one leads nowhere, the Organization that it means may be the unnamed one: that is one cause, and reported there.
  if (named.has(undefined)) return [];
  if (organizations.every((entry) => entry === payer || named.has(entry))) return [];
  const seen = new Set<string | undefined>();
  return organizations.filter((entry) => {
    // A copy of an earlier entry is reported as a copy.
    const isCopy = entry.typeAndId !== undefined && seen.has(entry.typeAndId);
    seen.add(entry.typeAndId);
    return entry !== payer && !named.has(entry) && !isCopy;
  });
}

/**
 * An Organization that something else refers to (partOf, an OrganizationAffiliation, an assigner) is only a warning: those
 * references must resolve inside the bundle, so it has to be there.
 */
export const unnamedOrganization: Check = {
  code: 'structure/unnamed-organization',
  layer: 'directory',
  severity: 'error',
  issueType: 'business-rule',
  message: 'The Organization "{name}" is neither the payer nor the managingOrganization of any Endpoint.',
  why: 'Nothing says what such an Organization has to do with the payer, so it may be a managing Organization that was forgotten in the Endpoint, or a leftover.',
  help: 'Let the Endpoints that it operates refer to it as managingOrganization, or remove its entry.',
  reference: sources.bundle,
  run(view) {
    const entries = unnamed(view);
    if (entries.length === 0 || hasUnreadableEntry(view)) return [];
    const referred = new Set(view.references.filter(({ target, from }) => target !== from).map(({ target }) => target));
    return entries.map((entry) => {
      const name = entry.resource?.['name'];
      const fault = { path: entry.resourcePath, args: { name: typeof name === 'string' ? name : (entry.id ?? '') } };
      return referred.has(entry) ? { ...fault, severity: 'warning' } : fault;
    });
  },
};
