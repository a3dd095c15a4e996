import type { Check } from '../../domain/check.js';

/** Of Endpoint.address alone: an associated server may be a single URL that nothing is appended to, such as for registration. */
export const addressQuery: Check = {
  code: 'transport/address-query',
  layer: 'directory',
  severity: 'warning',
  issueType: 'value',
  message: 'The address "{url}" has a query, "?{query}".',
  why: 'Clients append a path such as "/metadata" to the base URL of a FHIR server. Behind a query that path is lost.',
  help: 'Write the base URL without "?" and what follows it.',
  reference: { title: 'FHIR R4, RESTful API, Service Base URL', url: 'https://hl7.org/fhir/R4/http.html#root' },
  run: ({ addresses }) =>
    addresses
      .filter(({ address, role }) => role === 'address' && address.query !== undefined)
      .map(({ path, address }) => ({ path, args: { url: address.text, query: address.query ?? '' } })),
};
