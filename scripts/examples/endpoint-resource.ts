import type { Endpoint, Extension } from 'fhir/r4.js';
import { narrative } from './narrative.js';
import type { ExampleEndpoint, ExampleGuide } from './payer.js';
import { ndh, pdex } from './standards.js';

const pdexCodes = 'http://hl7.org/fhir/us/davinci-pdex/CodeSystem';
const ndhCodes = 'http://hl7.org/fhir/us/ndh/CodeSystem';
/** Provisional: the guides say that the servers' URLs belong here, but have no code for either. */
const serverCodes = 'https://payer-directory.example/fhir/CodeSystem/associated-servers';

export interface ShownCertificate {
  readonly der: Uint8Array;
  readonly notAfter: Date;
}

/** Certificates that a payer publishes on its Endpoints. */
export interface ShownCertificates {
  readonly server: ShownCertificate;
  readonly client: ShownCertificate;
  readonly signing: ShownCertificate;
  /** The trust manager's certificate that issued the signing certificate. */
  readonly endorsement: Uint8Array;
}

/** An Endpoint by PDex's mtls-endpoint. */
export function endpointResource(
  endpoint: ExampleEndpoint,
  managingOrganization: string,
  email: string,
  shown: ShownCertificates,
): Endpoint {
  return {
    resourceType: 'Endpoint',
    id: endpoint.id,
    meta: { profile: [`${pdex}/mtls-endpoint`] },
    text: narrative(`${endpoint.name} (test)`),
    extension: [...purpose(endpoint), signedObject(shown.server.der), ...(endpoint.betweenPayers ? trust(shown) : []), ...access(endpoint)],
    status: 'active',
    connectionType: {
      system: 'http://terminology.hl7.org/CodeSystem/endpoint-connection-type',
      code: 'hl7-fhir-rest',
      display: 'HL7 FHIR',
    },
    name: endpoint.name,
    managingOrganization: { reference: managingOrganization },
    contact: [{ system: 'email', value: email, use: 'work' }],
    payloadType: [
      {
        coding: [{ system: 'http://terminology.hl7.org/CodeSystem/data-absent-reason', code: 'not-applicable', display: 'Not Applicable' }],
      },
    ],
    payloadMimeType: ['application/fhir+json'],
    address: endpoint.address,
  };
}

function purpose({ useCases, guides, rank }: ExampleEndpoint): Extension[] {
  return [
    coded(`${ndh}/base-ext-endpoint-environment-type`, `${ndhCodes}/NdhEndpointEnvironmentCS`, 'test', 'Test'),
    coded(`${ndh}/base-ext-endpoint-connection-type-version`, 'http://hl7.org/fhir/FHIR-version', '4.0.1'),
    ...useCases.map((code) =>
      parts('base-ext-endpoint-usecase', coded('endpointUsecasetype', `${ndhCodes}/NdhFhirEndpointUseCaseCS`, code, useCaseNames[code])),
    ),
    ...guides.map(guide),
    ...(rank === undefined ? [] : [{ url: `${pdex}/base-ext-endpoint-rank`, valuePositiveInt: rank }]),
  ];
}

const useCaseNames = { payerToPayer: 'Payer to Payer', patientAccess: 'Patient Access', providerApi: 'Provider API' } as const;

function guide({ canonical, name, version }: ExampleGuide): Extension {
  return parts(
    'base-ext-fhir-ig',
    { url: 'ig-publication', valueUri: canonical },
    { url: 'ig-name', valueString: name },
    { url: 'ig-version', valueString: version },
  );
}

/** PDex asks for a certificate in base64: the server's own, as DER. */
function signedObject(der: Uint8Array): Extension {
  return parts(
    'pdex-mtls-signedobject-extension',
    coded('ObjectType', `${pdexCodes}/MtlsObjectCodeCS`, 'MTLS', 'mTLS signed Object'),
    binary('Object', der),
  );
}

function trust({ client, signing, endorsement }: ShownCertificates): Extension[] {
  return [
    artifact('x509-mtls-certificate', 'X509 MTLS certificate', client),
    artifact('x509-signing-certificate', 'X509 signing certificate', signing),
    parts(
      'base-ext-trustFramework',
      coded('trustFrameworkType', `${pdexCodes}/TrustFrameworkTypeCS`, 'PayerToPayer', 'Payer to Payer Trust Network'),
      { url: 'qualifier', valueString: 'Fictional trust framework of the example payers' },
      binary('signedArtifact', signing.der),
      binary('publicCertificate', endorsement),
    ),
  ];
}

function artifact(code: string, display: string, { der, notAfter }: ShownCertificate): Extension {
  return parts(
    'base-ext-secureExchangeArtifacts',
    coded('secureExchangeArtifactsType', `${ndhCodes}/NdhSecureExchangeArtifactsCS`, code, display),
    binary('certificate', der),
    { url: 'expirationDate', valueDateTime: notAfter.toISOString().replace('.000Z', 'Z') },
  );
}

const mechanismNames = { 'mutual-tls': 'Mutual TLS', 'SMART-on-FHIR': 'SMART-on-FHIR' } as const;
const profileNames = { udap: 'UDAP', smart: 'SMART' } as const;

function access({ address, registration, accessControl, trustProfile }: ExampleEndpoint): Extension[] {
  const mechanism = `${pdex}/base-ext-endpointAccessControlMechanism`;
  const registrations = trustProfile === undefined ? [] : [trustProfile];
  return [
    ...registrations.map(({ code, version }) =>
      parts('base-ext-dynamicRegistration', coded('trustProfile', `${ndhCodes}/NdhTrustProfileCS`, code, profileNames[code]), {
        url: 'version',
        valueString: version,
      }),
    ),
    server('fhir-base', address),
    server('dynamic-registration', registration),
    coded(mechanism, `${ndhCodes}/EndpointAccessControlMechanismCS`, accessControl, mechanismNames[accessControl]),
  ];
}

function server(code: string, url: string): Extension {
  return parts('base-ext-associatedServers', coded('associatedServersType', serverCodes, code), { url: 'serverURL', valueString: url });
}

/** A PDex extension that holds others. */
function parts(tail: string, ...extension: Extension[]): Extension {
  return { extension, url: `${pdex}/${tail}` };
}

function coded(url: string, system: string, code: string, display?: string): Extension {
  return { url, valueCodeableConcept: { coding: [{ system, code, ...(display !== undefined && { display }) }] } };
}

function binary(url: string, der: Uint8Array): Extension {
  return { url, valueBase64Binary: Buffer.from(der).toString('base64') };
}
