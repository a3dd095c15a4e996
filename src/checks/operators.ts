import type { BundleView, Entry } from '../domain/bundle.js';

/**
 * What the Endpoints name as managingOrganization, each in turn; undefined where that leads to no Organization of the bundle,
 * which is a finding of its own.
 */
export function namedOperators({ references }: BundleView): readonly (Entry | undefined)[] {
  return references
    .filter(({ element }) => element === 'Endpoint.managingOrganization')
    .map(({ target }) => (target?.resourceType === 'Organization' ? target : undefined));
}
