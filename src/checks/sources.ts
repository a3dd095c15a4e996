import type { RuleReference } from '../domain/finding.js';

/** Where the rules of several checks come from. */
export const sources = {
  bundle: { title: "This directory's policy, what a bundle says" },
  uniqueness: { title: "This directory's policy, what is unique across the directory" },
  slug: { title: "This directory's policy, slugs" },
  identifiers: { title: "This directory's policy, identifiers" },
  addresses: { title: "This directory's policy, addresses" },
  fullUrl: { title: 'FHIR R4, Bundle.entry.fullUrl', url: 'https://hl7.org/fhir/R4/bundle-definitions.html#Bundle.entry.fullUrl' },
  resolving: { title: 'FHIR R4, Bundle, "Resolving references in Bundles"', url: 'https://hl7.org/fhir/R4/bundle.html#references' },
  reference: { title: 'FHIR R4, Reference', url: 'https://hl7.org/fhir/R4/references.html#Reference' },
  identifier: { title: 'FHIR R4, Identifier', url: 'https://hl7.org/fhir/R4/datatypes.html#Identifier' },
  discovery: {
    title: 'Da Vinci PDex 2.2.0, Payer-to-Payer Exchange, mTLS Endpoint Discovery',
    url: 'https://hl7.org/fhir/us/davinci-pdex/payertopayerexchange.html',
  },
} as const satisfies Record<string, RuleReference>;
