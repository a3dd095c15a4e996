import type { ExamplePayer } from '../payer.js';
import { guides, systems } from '../standards.js';

/** A national insurer: several companies, hence several NAIC codes. */
export const auroraHealth: ExamplePayer = {
  slug: 'aurora-health',
  organization: {
    id: 'aurora-health',
    name: 'Aurora Health Insurance Company',
    types: ['pay'],
    identifiers: [
      { system: systems.naic, value: '00417' },
      { system: systems.naic, value: '00418' },
      { system: systems.naic, value: '00423' },
      { system: systems.npi, value: '2000000119' },
      { system: systems.ein, value: '00-0417001' },
    ],
    website: 'https://www.aurora-health.example.com',
    contact: { role: 'Interoperability operations', phone: '+1-202-555-0117', email: 'interop@aurora-health.example.com' },
    address: { line: '100 Meridian Avenue', city: 'Wilmington', state: 'DE', postalCode: '19801' },
  },
  manager: {
    subsidiary: true,
    organization: {
      id: 'aurora-health-technology',
      name: 'Aurora Health Technology Services LLC',
      types: ['bus'],
      identifiers: [{ system: systems.ein, value: '00-0417002' }],
      website: 'https://technology.aurora-health.example.com',
      contact: { role: 'Gateway operations', phone: '+1-202-555-0118', email: 'gateway@aurora-health.example.com' },
      address: { line: '200 Meridian Avenue', city: 'Wilmington', state: 'DE', postalCode: '19801' },
    },
  },
  endpoints: [
    {
      id: 'aurora-health-payer-to-payer',
      name: 'Aurora Health payer-to-payer exchange',
      address: 'https://p2p.aurora-health.example.com/fhir/r4',
      registration: 'https://p2p.aurora-health.example.com/oauth2/register',
      useCases: ['payerToPayer'],
      guides: [guides.pdex, guides.hrex],
      accessControl: 'mutual-tls',
      betweenPayers: true,
    },
  ],
  signsAs: { system: systems.naic, value: '00417' },
  clientUri: 'https://p2p.aurora-health.example.com/client',
  keys: 'ec-p256',
  domain: 'aurora-health.example.com',
  accounts: [900_000_000_101, 900_000_000_102],
};
