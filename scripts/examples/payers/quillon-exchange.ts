import type { ExampleOrganization } from '../payer.js';
import { systems } from '../standards.js';

/** A vendor that operates the Endpoints of two payers: the same Organization, with the same identifiers, in both bundles. */
export const quillonExchange: ExampleOrganization = {
  id: 'quillon-exchange',
  name: 'Quillon Exchange Services, Inc.',
  types: ['bus'],
  identifiers: [
    { system: systems.ein, value: '00-0660001' },
    { system: systems.uri, value: 'https://www.quillon.example.com' },
  ],
  website: 'https://www.quillon.example.com',
  contact: { role: 'Network operations', phone: '+1-312-555-0166', email: 'noc@quillon.example.com' },
  address: { line: '66 Wacker Landing', city: 'Chicago', state: 'IL', postalCode: '60606' },
};
