import type { Bundle, BundleEntry, Endpoint, Organization } from 'fhir/r4.js';
import { endpointResource, type ShownCertificates } from './endpoint-resource.js';
import { organizationResource } from './organization-resource.js';
import type { ExamplePayer } from './payer.js';
import { pdex } from './standards.js';

/** When the examples were last written; changes with what they say, so that running the script again changes nothing. */
export const publishedAt = '2026-11-20T12:00:00Z';

/**
 * The payer's bundle by PDex's mtls-bundle: the payer first, then who manages its Endpoints, then the Endpoints.
 * Each fullUrl lies under the base URL of the payer's own server, so relative references resolve by R4's rules.
 */
export function bundleResource(payer: ExamplePayer, certificates: ShownCertificates): Bundle {
  const { organization, manager, endpoints } = payer;
  const base = endpoints[0].address;
  const payerReference = `Organization/${organization.id}`;
  const managerReference = `Organization/${manager.organization.id}`;
  const resources = [
    organizationResource(organization, { endpoint: `Endpoint/${endpoints[0].id}` }),
    organizationResource(manager.organization, manager.subsidiary ? { partOf: payerReference } : {}),
    ...endpoints.map((endpoint) => endpointResource(endpoint, managerReference, manager.organization.contact.email, certificates)),
  ];
  return {
    resourceType: 'Bundle',
    id: payer.slug,
    meta: { profile: [`${pdex}/mtls-bundle`] },
    type: 'collection',
    timestamp: publishedAt,
    entry: resources.map((resource) => entry(base, resource)),
    signature: {
      // The verification signature that the Da Vinci CDex rules for signing a Bundle ask for.
      type: [{ system: 'urn:iso-astm:E1762-95:2013', code: '1.2.840.10065.1.12.1.5', display: 'Verification Signature' }],
      when: publishedAt,
      who: { reference: `${base}/${payerReference}`, type: 'Organization', identifier: { ...payer.signsAs } },
    },
  };
}

function entry(base: string, resource: Organization | Endpoint): BundleEntry {
  return { fullUrl: `${base}/${resource.resourceType}/${resource.id}`, resource };
}
