import type { ExamplePayer } from '../payer.js';
import { guides, systems } from '../standards.js';
import { quillonExchange } from './quillon-exchange.js';

/** One of two payers with "Cedar" in the name and with the same vendor: asking for the word alone is ambiguous. */
export const cedarHollow: ExamplePayer = {
  slug: 'cedar-hollow',
  organization: {
    id: 'cedar-hollow',
    name: 'Cedar Hollow Health Plan',
    types: ['pay'],
    identifiers: [
      { system: systems.naic, value: '00531' },
      { system: systems.npi, value: '2000000226' },
      { system: systems.ein, value: '00-0531001' },
    ],
    website: 'https://www.cedar-hollow.example.com',
    contact: { role: 'Data exchange team', phone: '+1-608-555-0131', email: 'exchange@cedar-hollow.example.com' },
    address: { line: '531 Hollow Road', city: 'Madison', state: 'WI', postalCode: '53703' },
  },
  manager: { subsidiary: false, organization: quillonExchange },
  endpoints: [
    {
      id: 'cedar-hollow-payer-to-payer',
      name: 'Cedar Hollow payer-to-payer exchange, operated by Quillon',
      address: 'https://cedar-hollow.quillon.example.com/fhir',
      registration: 'https://cedar-hollow.quillon.example.com/auth/register',
      useCases: ['payerToPayer'],
      guides: [guides.pdex, guides.hrex],
      accessControl: 'mutual-tls',
      betweenPayers: true,
    },
  ],
  signsAs: { system: systems.naic, value: '00531' },
  clientUri: 'https://cedar-hollow.quillon.example.com/client',
  keys: 'ec-p256',
  domain: 'cedar-hollow.example.com',
  accounts: [900_000_000_301],
};
