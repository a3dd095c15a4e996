import type { ExamplePayer } from '../payer.js';
import { guides, systems } from '../standards.js';

/** Known by a short name too, and renamed in 2024: the old name still leads to it, marked as former. */
export const kestrelCare: ExamplePayer = {
  slug: 'kestrel-care',
  organization: {
    id: 'kestrel-care',
    name: 'Kestrel Community Health Plan',
    aliases: [
      { name: 'Kestrel Care', since: '2024-07-01' },
      { name: 'Old Mill Mutual Benefit Society', since: '1931-04-01', until: '2024-06-30' },
    ],
    types: ['pay'],
    identifiers: [
      { system: systems.naic, value: '00688' },
      { system: systems.npi, value: '2000000556' },
    ],
    website: 'https://www.kestrel-care.example.com',
    contact: { role: 'Health data exchange', phone: '+1-802-555-0188', email: 'exchange@kestrel-care.example.com' },
    address: { line: '88 Old Mill Lane', city: 'Montpelier', state: 'VT', postalCode: '05602' },
  },
  manager: {
    subsidiary: true,
    organization: {
      id: 'kestrel-shared-services',
      name: 'Kestrel Shared Services',
      types: ['bus'],
      identifiers: [{ system: systems.ein, value: '00-0688002' }],
      website: 'https://shared-services.kestrel-care.example.com',
      contact: { role: 'Exchange support', phone: '+1-802-555-0189', email: 'support@kestrel-care.example.com' },
      address: { line: '90 Old Mill Lane', city: 'Montpelier', state: 'VT', postalCode: '05602' },
    },
  },
  endpoints: [
    {
      id: 'kestrel-care-payer-to-payer',
      name: 'Kestrel Care payer-to-payer exchange',
      address: 'https://p2p.kestrel-care.example.com/fhir/r4',
      registration: 'https://p2p.kestrel-care.example.com/connect/register',
      useCases: ['payerToPayer'],
      guides: [guides.pdex, guides.hrex],
      accessControl: 'mutual-tls',
      betweenPayers: true,
    },
  ],
  signsAs: { system: systems.naic, value: '00688' },
  clientUri: 'https://p2p.kestrel-care.example.com/client',
  keys: 'ec-p256',
  domain: 'kestrel-care.example.com',
  accounts: [900_000_000_701],
};
