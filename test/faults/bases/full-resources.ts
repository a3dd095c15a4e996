import { extension, type Loose } from '../../profiles/conformant.js';
import { availableTime, endpointOthers, endpointSlices, ndhExtension, pdexExtension } from './extensions.js';
import { valueKinds } from './value-kinds.js';

const base = 'https://cedar-hollow.quillon.example.com/fhir';
const period = { start: '2020-01', end: '2030-12' };
const status = pdexExtension('base-ext-identifier-status', { valueCode: 'active' });
const payerType = { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/organization-type', code: 'pay' }] };

export function narrative(text: string, state = 'generated'): Loose {
  return { status: state, div: `<div xmlns="http://www.w3.org/1999/xhtml"><p>${text}</p></div>` };
}

function identifier(system: string, value: string): Loose {
  return { use: 'official', type: payerIdentifierType, system, value, period, assigner: { display: 'Assigner' } };
}

const payerIdentifierType = { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v2-0203', code: 'TAX' }], text: 'number' };

function contactPoint(system: string, value: string): Loose {
  return { extension: [pdexExtension('base-ext-contactpoint-availabletime', availableTime)], system, value, use: 'work', rank: 1, period };
}

const meta = (profile: string): Loose => ({
  versionId: '1',
  lastUpdated: '2026-11-01T00:00:00Z',
  source: 'https://cedar-hollow.quillon.example.com/source',
  profile: [`http://hl7.org/fhir/us/davinci-pdex/StructureDefinition/${profile}`],
  security: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-Confidentiality', code: 'N' }],
  tag: [{ system: 'https://cedar-hollow.example.com/tags', code: 'published', display: 'Published', userSelected: true, version: '1' }],
});

/** Everything that mtls-organization has a place for. */
export function fullOrganization(id: string, name: string, endpointId: string): Loose {
  return {
    fullUrl: `${base}/Organization/${id}`,
    resource: {
      resourceType: 'Organization',
      id,
      meta: meta('mtls-organization'),
      implicitRules: 'https://cedar-hollow.example.com/rules',
      language: 'en-US',
      text: narrative(name),
      contained: [{ resourceType: 'Organization', id: 'parent', text: narrative('Parent'), active: true, name: 'Parent' }],
      extension: [ndhExtension('base-ext-org-description', { valueString: 'A health plan.' })],
      identifier: [
        { extension: [status], ...identifier('http://hl7.org/fhir/sid/us-npi', '2000000226') },
        identifier('urn:oid:2.16.840.1.113883.6.300', '00531'),
        identifier('urn:oid:2.16.840.1.113883.4.4', '00-0531001'),
        identifier('urn:oid:2.16.840.1.113883.4.7', '99D1234567'),
      ],
      active: true,
      type: [payerType],
      name,
      alias: ['Cedar Hollow', 'Hollow Health'],
      _alias: [null, { extension: [ndhExtension('base-ext-org-alias-period', { valuePeriod: { end: '2019-12-31' } })] }],
      telecom: [contactPoint('url', 'https://www.cedar-hollow.example.com')],
      address: [
        {
          extension: [
            extension('http://hl7.org/fhir/StructureDefinition/geolocation', [
              extension('latitude', { valueDecimal: 43.07 }),
              extension('longitude', { valueDecimal: -89.4 }),
            ]),
          ],
          ...(valueKinds['Address'] as Loose),
        },
      ],
      partOf: { reference: '#parent', type: 'Organization', display: 'Parent' },
      contact: [
        {
          purpose: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/contactentity-type', code: 'ADMIN' }] },
          name: valueKinds['HumanName'],
          telecom: [contactPoint('email', 'exchange@cedar-hollow.example.com')],
          address: { ...(valueKinds['Address'] as Loose), use: 'work' },
        },
      ],
      endpoint: [{ reference: `Endpoint/${endpointId}`, type: 'Endpoint', display: 'Payer to payer' }],
    },
  };
}

function endpoint(id: string, extensions: readonly Loose[], organizationId: string): Loose {
  return {
    fullUrl: `${base}/Endpoint/${id}`,
    resource: {
      resourceType: 'Endpoint',
      id,
      meta: meta('mtls-endpoint'),
      implicitRules: 'https://cedar-hollow.example.com/rules',
      language: 'en',
      text: narrative('Payer to payer', 'additional'),
      extension: structuredClone(extensions),
      identifier: [{ extension: [status], ...identifier('https://cedar-hollow.example.com/endpoints', id) }],
      status: 'active',
      connectionType: {
        system: 'http://terminology.hl7.org/CodeSystem/endpoint-connection-type',
        code: 'hl7-fhir-rest',
        display: 'HL7 FHIR',
      },
      name: 'Payer to payer',
      managingOrganization: { reference: `Organization/${organizationId}` },
      contact: [contactPoint('email', 'noc@quillon.example.com')],
      period: { start: '2026-01-01T00:00:00Z', end: '2027-01-01T00:00:00+01:00' },
      payloadType: [
        { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/data-absent-reason', code: 'not-applicable' }], text: 'any' },
      ],
      payloadMimeType: ['application/fhir+json', 'application/fhir+xml'],
      address: base,
      header: ['Accept: application/fhir+json', 'X-Meadow: 1'],
    },
  };
}

/** Everything that mtls-endpoint has a place for, with each extension that it slices on. */
export function fullEndpoint(id: string, organizationId: string): Loose {
  return endpoint(id, endpointSlices, organizationId);
}

/** An Endpoint with the extensions that the National Directory has for one. */
export function nationalEndpoint(id: string, organizationId: string): Loose {
  return endpoint(id, [...endpointOthers, ...endpointSlices.slice(-1)], organizationId);
}

/** Everything that R4 has a place for. */
export function fullAffiliation(id: string, organizationId: string, otherId: string, endpointId: string): Loose {
  return {
    fullUrl: `${base}/OrganizationAffiliation/${id}`,
    resource: {
      resourceType: 'OrganizationAffiliation',
      id,
      text: narrative('Operates the exchange'),
      extension: [
        ndhExtension('base-ext-logo', { valueAttachment: { contentType: 'image/png', url: 'https://cedar-hollow.example.com/logo.png' } }),
      ],
      identifier: [identifier('https://cedar-hollow.example.com/affiliations', id)],
      active: true,
      period,
      organization: { reference: `Organization/${organizationId}` },
      participatingOrganization: { reference: `Organization/${otherId}` },
      network: [{ display: 'Hollow network' }],
      code: [{ coding: [{ system: 'http://hl7.org/fhir/organization-role', code: 'payer' }] }],
      specialty: [{ text: 'any' }],
      location: [{ display: 'Madison' }],
      healthcareService: [{ display: 'Exchange' }],
      telecom: [contactPoint('phone', '+1-312-555-0166')],
      endpoint: [{ reference: `Endpoint/${endpointId}` }],
    },
  };
}
