/** The types of resources that a bundle of this directory holds. */
export const resourceTypes: ReadonlySet<string> = new Set(['Organization', 'Endpoint', 'OrganizationAffiliation']);
