/** JSON that a test may change as it likes. */
// biome-ignore lint/suspicious/noExplicitAny: a test walks into documents and breaks them on purpose
export type Loose = any;

const pdex = 'http://hl7.org/fhir/us/davinci-pdex/';
const ndh = 'http://hl7.org/fhir/us/ndh/';
const host = 'https://p2p.meadow.example.com/fhir';

/** A part of a complex extension, or a simple extension. */
export function extension(url: string, value: Loose): Loose {
  return Array.isArray(value) ? { url, extension: value } : { url, ...value };
}

export function concept(system: string, code: string): Loose {
  return { valueCodeableConcept: { coding: [{ system, code }] } };
}

function organization(id: string, name: string, more: Loose): Loose {
  return {
    fullUrl: `${host}/Organization/${id}`,
    resource: {
      resourceType: 'Organization',
      id,
      meta: { profile: [`${pdex}StructureDefinition/mtls-organization`] },
      text: { status: 'generated', div: `<div xmlns="http://www.w3.org/1999/xhtml"><p>${name}</p></div>` },
      active: true,
      name,
      telecom: [{ system: 'url', value: `https://${id}.example.com` }],
      ...more,
    },
  };
}

function endpoint(): Loose {
  return {
    fullUrl: `${host}/Endpoint/mtls`,
    resource: {
      resourceType: 'Endpoint',
      id: 'mtls',
      meta: { profile: [`${pdex}StructureDefinition/mtls-endpoint`] },
      text: { status: 'generated', div: '<div xmlns="http://www.w3.org/1999/xhtml">Payer to payer</div>' },
      extension: [
        extension(`${pdex}StructureDefinition/base-ext-endpoint-usecase`, [
          extension('endpointUsecasetype', concept(`${ndh}CodeSystem/NdhFhirEndpointUseCaseCS`, 'payerToPayer')),
        ]),
        extension(`${pdex}StructureDefinition/pdex-mtls-signedobject-extension`, [
          extension('ObjectType', concept(`${pdex}CodeSystem/MtlsObjectCodeCS`, 'MTLS')),
          extension('Object', { valueBase64Binary: 'MAA=' }),
        ]),
        extension(`${pdex}StructureDefinition/base-ext-endpoint-rank`, { valuePositiveInt: 1 }),
        extension(
          `${ndh}StructureDefinition/base-ext-endpoint-environment-type`,
          concept(`${ndh}CodeSystem/NdhEndpointEnvironmentCS`, 'test'),
        ),
      ],
      status: 'active',
      connectionType: { system: 'http://terminology.hl7.org/CodeSystem/endpoint-connection-type', code: 'hl7-fhir-rest' },
      managingOrganization: { reference: 'Organization/vendor' },
      payloadType: [{ coding: [{ system: 'http://terminology.hl7.org/CodeSystem/data-absent-reason', code: 'not-applicable' }] }],
      payloadMimeType: ['application/fhir+json'],
      address: host,
    },
  };
}

/** A bundle without a fault in the layers r4 and profile; the HL7 validator has none to find either. */
export function conformantBundle(): Loose {
  return {
    resourceType: 'Bundle',
    id: 'meadow',
    meta: { profile: [`${pdex}StructureDefinition/mtls-bundle`] },
    type: 'collection',
    timestamp: '2026-11-01T00:00:00Z',
    entry: [
      organization('meadow', 'Meadow Health', {
        identifier: [
          { system: 'http://hl7.org/fhir/sid/us-npi', value: '1234567893' },
          { system: 'urn:oid:2.16.840.1.113883.6.300', value: '12345' },
        ],
        alias: ['Meadow', 'Meadow Mutual'],
        address: [{ line: ['1 Main St'], city: 'Dover', state: 'DE', postalCode: '19901', country: 'US' }],
        contact: [{ name: { text: 'Integration' }, telecom: [{ system: 'email', value: 'it@meadow.example.com' }] }],
        endpoint: [{ reference: 'Endpoint/mtls' }],
      }),
      organization('vendor', 'Exchange Vendor', { identifier: [{ system: 'urn:ietf:rfc:3986', value: 'https://vendor.example.com' }] }),
      endpoint(),
    ],
    signature: {
      type: [{ system: 'urn:iso-astm:E1762-95:2013', code: '1.2.840.10065.1.12.1.5' }],
      when: '2026-11-01T00:00:00Z',
      who: { identifier: { system: 'http://hl7.org/fhir/sid/us-npi', value: '1234567893' } },
    },
  };
}
