import type { ExamplePayer } from '../payer.js';
import { guides, systems } from '../standards.js';

/** A state's Medicaid agency: no NAIC code and no NPI, so it is known by its state's number and signs as its web address. RSA keys. */
export const blueMesaMedicaid: ExamplePayer = {
  slug: 'blue-mesa-medicaid',
  organization: {
    id: 'blue-mesa-medicaid',
    name: 'Blue Mesa Medicaid Agency',
    types: ['pay', 'govt'],
    identifiers: [
      { system: systems.medicaid, value: 'CO-990017' },
      { system: systems.ein, value: '00-0990017' },
      { system: systems.uri, value: 'https://www.blue-mesa-medicaid.example.com' },
    ],
    website: 'https://www.blue-mesa-medicaid.example.com',
    contact: { role: 'Program operations', phone: '+1-303-555-0125', email: 'operations@blue-mesa-medicaid.example.com' },
    address: { line: '1 Capitol Loop', city: 'Denver', state: 'CO', postalCode: '80203' },
  },
  manager: {
    subsidiary: true,
    organization: {
      id: 'blue-mesa-health-it',
      name: 'Blue Mesa Office of Health Information Technology',
      types: ['govt'],
      identifiers: [{ system: systems.uri, value: 'https://health-it.blue-mesa-medicaid.example.com' }],
      website: 'https://health-it.blue-mesa-medicaid.example.com',
      contact: { role: 'Service desk', phone: '+1-303-555-0126', email: 'service-desk@blue-mesa-medicaid.example.com' },
      address: { line: '3 Capitol Loop', city: 'Denver', state: 'CO', postalCode: '80203' },
    },
  },
  endpoints: [
    {
      id: 'blue-mesa-medicaid-payer-to-payer',
      name: 'Blue Mesa Medicaid payer-to-payer exchange',
      address: 'https://p2p.blue-mesa-medicaid.example.com/r4',
      registration: 'https://p2p.blue-mesa-medicaid.example.com/register',
      useCases: ['payerToPayer'],
      guides: [guides.pdex, guides.hrex],
      accessControl: 'mutual-tls',
      betweenPayers: true,
    },
  ],
  signsAs: { system: systems.uri, value: 'https://www.blue-mesa-medicaid.example.com' },
  clientUri: 'https://p2p.blue-mesa-medicaid.example.com/client',
  keys: 'rsa-3072',
  domain: 'blue-mesa-medicaid.example.com',
  accounts: [900_000_000_201],
};
