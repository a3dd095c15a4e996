import type { ExamplePayer } from '../payer.js';
import { guides, systems } from '../standards.js';

/** UDAP registration beside mutual TLS: the way that the guides now prefer. A Medicare Advantage organization, so with a CMS contract. */
export const larkspurHealth: ExamplePayer = {
  slug: 'larkspur-health',
  organization: {
    id: 'larkspur-health',
    name: 'Larkspur Health Partners',
    types: ['pay'],
    identifiers: [
      { system: systems.npi, value: '2000000440' },
      { system: systems.cmsContract, value: 'H0077' },
      { system: systems.ein, value: '00-0770001' },
    ],
    website: 'https://www.larkspur-health.example.com',
    contact: { role: 'Partner integration', phone: '+1-503-555-0177', email: 'partners@larkspur-health.example.com' },
    address: { line: '77 Larkspur Terrace', city: 'Salem', state: 'OR', postalCode: '97301' },
  },
  manager: {
    subsidiary: true,
    organization: {
      id: 'larkspur-digital',
      name: 'Larkspur Digital Services',
      types: ['bus'],
      identifiers: [{ system: systems.ein, value: '00-0770002' }],
      website: 'https://digital.larkspur-health.example.com',
      contact: { role: 'Platform on-call', phone: '+1-503-555-0178', email: 'platform@larkspur-health.example.com' },
      address: { line: '79 Larkspur Terrace', city: 'Salem', state: 'OR', postalCode: '97301' },
    },
  },
  endpoints: [
    {
      id: 'larkspur-health-payer-to-payer',
      name: 'Larkspur Health payer-to-payer exchange',
      address: 'https://p2p.larkspur-health.example.com/fhir/r4',
      registration: 'https://p2p.larkspur-health.example.com/oauth2/register',
      useCases: ['payerToPayer'],
      guides: [guides.pdex, guides.hrex],
      accessControl: 'mutual-tls',
      trustProfile: { code: 'udap', version: '1.0.0' },
      betweenPayers: true,
    },
  ],
  signsAs: { system: systems.npi, value: '2000000440' },
  clientUri: 'https://p2p.larkspur-health.example.com/client',
  keys: 'ec-p256',
  domain: 'larkspur-health.example.com',
  accounts: [900_000_000_601],
};
