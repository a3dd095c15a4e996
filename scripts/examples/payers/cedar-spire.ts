import type { ExamplePayer } from '../payer.js';
import { guides, systems } from '../standards.js';
import { quillonExchange } from './quillon-exchange.js';

/** The other payer with "Cedar" in the name and with the same vendor. */
export const cedarSpire: ExamplePayer = {
  slug: 'cedar-spire',
  organization: {
    id: 'cedar-spire',
    name: 'Cedar Spire Mutual',
    types: ['pay'],
    identifiers: [
      { system: systems.naic, value: '00544' },
      { system: systems.npi, value: '2000000333' },
    ],
    website: 'https://www.cedar-spire.example.com',
    contact: { role: 'Member data services', phone: '+1-515-555-0144', email: 'member-data@cedar-spire.example.com' },
    address: { line: '544 Spire Street', city: 'Des Moines', state: 'IA', postalCode: '50309' },
  },
  manager: { subsidiary: false, organization: quillonExchange },
  endpoints: [
    {
      id: 'cedar-spire-payer-to-payer',
      name: 'Cedar Spire payer-to-payer exchange, operated by Quillon',
      address: 'https://cedar-spire.quillon.example.com/fhir',
      registration: 'https://cedar-spire.quillon.example.com/auth/register',
      useCases: ['payerToPayer'],
      guides: [guides.pdex, guides.hrex],
      accessControl: 'mutual-tls',
      betweenPayers: true,
    },
  ],
  signsAs: { system: systems.npi, value: '2000000333' },
  clientUri: 'https://cedar-spire.quillon.example.com/client',
  keys: 'ec-p256',
  domain: 'cedar-spire.example.com',
  accounts: [900_000_000_401],
};
