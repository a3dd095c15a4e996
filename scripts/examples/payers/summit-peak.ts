import type { ExamplePayer } from '../payer.js';
import { guides, systems } from '../standards.js';

/** Two Endpoints that differ in use case and rank. Organization.endpoint holds one; the other is the payer's by being in its bundle. */
export const summitPeak: ExamplePayer = {
  slug: 'summit-peak',
  organization: {
    id: 'summit-peak',
    name: 'Summit Peak Health Cooperative',
    types: ['pay'],
    identifiers: [
      { system: systems.naic, value: '00612' },
      { system: systems.hios, value: '90612' },
      { system: systems.ein, value: '00-0612001' },
    ],
    website: 'https://www.summit-peak.example.com',
    contact: { role: 'Interoperability desk', phone: '+1-406-555-0152', email: 'interop@summit-peak.example.com' },
    address: { line: '612 Ridge Line', city: 'Helena', state: 'MT', postalCode: '59601' },
  },
  manager: {
    subsidiary: true,
    organization: {
      id: 'summit-peak-data-services',
      name: 'Summit Peak Data Services',
      types: ['bus'],
      identifiers: [{ system: systems.ein, value: '00-0612002' }],
      website: 'https://data.summit-peak.example.com',
      contact: { role: 'API support', phone: '+1-406-555-0153', email: 'api-support@summit-peak.example.com' },
      address: { line: '614 Ridge Line', city: 'Helena', state: 'MT', postalCode: '59601' },
    },
  },
  endpoints: [
    {
      id: 'summit-peak-payer-to-payer',
      name: 'Summit Peak payer-to-payer exchange',
      address: 'https://p2p.summit-peak.example.com/fhir/r4',
      registration: 'https://p2p.summit-peak.example.com/oauth/register',
      useCases: ['payerToPayer'],
      guides: [guides.pdex, guides.hrex],
      accessControl: 'mutual-tls',
      rank: 1,
      betweenPayers: true,
    },
    {
      id: 'summit-peak-provider-access',
      name: 'Summit Peak provider access',
      address: 'https://api.summit-peak.example.com/fhir/r4',
      registration: 'https://api.summit-peak.example.com/oauth/register',
      useCases: ['providerApi', 'patientAccess'],
      guides: [guides.pdex],
      accessControl: 'SMART-on-FHIR',
      trustProfile: { code: 'smart', version: '2.2.0' },
      rank: 2,
      betweenPayers: false,
    },
  ],
  signsAs: { system: systems.ein, value: '00-0612001' },
  clientUri: 'https://p2p.summit-peak.example.com/client',
  keys: 'ec-p256',
  domain: 'summit-peak.example.com',
  accounts: [900_000_000_501],
};
