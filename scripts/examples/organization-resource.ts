import type { Coding, Extension, Identifier, Organization } from 'fhir/r4.js';
import { narrative } from './narrative.js';
import type { ExampleAlias, ExampleIdentifier, ExampleOrganization } from './payer.js';
import { ndh, pdex, systems } from './standards.js';

const types = { pay: 'Payer', govt: 'Government', bus: 'Non-Healthcare Business or Corporation' } as const;

/** What ties an Organization to the others of its bundle: relative references, which lead to the entry under the same base URL. */
export interface OrganizationTies {
  readonly endpoint?: string;
  readonly partOf?: string;
}

/** An Organization by PDex's mtls-organization: telecom holds web addresses only, so telephone and e-mail stand under contact. */
export function organizationResource(organization: ExampleOrganization, ties: OrganizationTies): Organization {
  const { id, name, aliases = [], website, contact, address } = organization;
  return {
    resourceType: 'Organization',
    id,
    meta: { profile: [`${pdex}/mtls-organization`] },
    text: narrative(name),
    identifier: organization.identifiers.map(identifier),
    active: true,
    type: organization.types.map((code) => ({
      coding: [{ system: 'http://terminology.hl7.org/CodeSystem/organization-type', code, display: types[code] }],
    })),
    name,
    ...(aliases.length > 0 && {
      alias: aliases.map((alias) => alias.name),
      _alias: aliases.map((alias) => ({ extension: [aliasPeriod(alias)] })),
    }),
    telecom: [{ system: 'url', value: website, use: 'work' }],
    address: [
      { use: 'work', line: [address.line], city: address.city, state: address.state, postalCode: address.postalCode, country: 'US' },
    ],
    ...(ties.partOf !== undefined && { partOf: { reference: ties.partOf } }),
    contact: [
      {
        purpose: { coding: [administrative] },
        name: { text: contact.role },
        telecom: [
          { system: 'phone', value: contact.phone, use: 'work' },
          { system: 'email', value: contact.email, use: 'work' },
        ],
      },
    ],
    ...(ties.endpoint !== undefined && { endpoint: [{ reference: ties.endpoint }] }),
  };
}

const administrative: Coding = {
  system: 'http://terminology.hl7.org/CodeSystem/contactentity-type',
  code: 'ADMIN',
  display: 'Administrative',
};

/** R4's identifier types know a tax number, but none of the other kinds. */
const taxNumber: Coding = { system: 'http://terminology.hl7.org/CodeSystem/v2-0203', code: 'TAX', display: 'Tax ID number' };

function identifier({ system, value }: ExampleIdentifier): Identifier {
  return { ...(system === systems.ein && { type: { coding: [taxNumber] } }), system, value };
}

function aliasPeriod({ since, until }: ExampleAlias): Extension {
  return {
    url: `${ndh}/base-ext-org-alias-period`,
    valuePeriod: { start: since, ...(until !== undefined && { end: until }) },
  };
}
