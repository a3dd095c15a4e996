import { concept, extension, type Loose } from '../../profiles/conformant.js';
import { certificate } from './certificate.js';

export const pdex = 'http://hl7.org/fhir/us/davinci-pdex/';
export const ndh = 'http://hl7.org/fhir/us/ndh/';

/** An extension of PDex, by the tail of its canonical. */
export function pdexExtension(tail: string, content: Loose): Loose {
  return extension(`${pdex}StructureDefinition/${tail}`, content);
}

/** An extension of the National Directory, by the tail of its canonical. */
export function ndhExtension(tail: string, content: Loose): Loose {
  return extension(`${ndh}StructureDefinition/${tail}`, content);
}

export function pdexConcept(system: string, code: string): Loose {
  return concept(`${pdex}CodeSystem/${system}`, code);
}

export function ndhConcept(system: string, code: string): Loose {
  return concept(`${ndh}CodeSystem/${system}`, code);
}

/** When a contact point answers; PDex and the National Directory define it alike. */
export const availableTime: Loose = [
  extension('daysOfWeek', { valueCode: 'mon' }),
  extension('daysOfWeek', { valueCode: 'tue' }),
  extension('allDay', { valueBoolean: false }),
  extension('availableStartTime', { valueTime: '08:00:00' }),
  extension('availableEndTime', { valueTime: '17:30:00' }),
];

const useCase = (code: string): Loose => [
  extension('endpointUsecasetype', ndhConcept('NdhFhirEndpointUseCaseCS', code)),
  extension('standard', { valueUri: 'http://hl7.org/fhir/us/davinci-pdex/ImplementationGuide/hl7.fhir.us.davinci-pdex' }),
];

const guide: Loose = [
  extension('ig-publication', { valueUri: 'https://hl7.org/fhir/us/davinci-pdex/STU2.1' }),
  extension('ig-name', { valueString: 'Da Vinci PDex' }),
  extension('ig-version', { valueString: '2.1.0' }),
];

const artifact: Loose = [
  extension('secureExchangeArtifactsType', ndhConcept('NdhSecureExchangeArtifactsCS', 'x509-ssl-tls-certificates')),
  extension('certificate', { valueBase64Binary: certificate }),
  extension('expirationDate', { valueDateTime: '2027-01-01' }),
];

const trust = (type: Loose): Loose => [
  extension('trustFrameworkType', type),
  extension('qualifier', { valueString: 'Connected by Meadow' }),
  extension('signedArtifact', { valueBase64Binary: certificate }),
  extension('publicCertificate', { valueBase64Binary: certificate }),
];

const registration: Loose = [
  extension('trustProfile', ndhConcept('NdhTrustProfileCS', 'udap')),
  extension('version', { valueString: '1.0' }),
];

const servers: Loose = [
  extension('associatedServersType', ndhConcept('NdhAssociatedServersTypeCS', 'authorization-authentication-server')),
  extension('serverURL', { valueString: 'https://cedar-hollow.quillon.example.com/auth' }),
];

export const signedObject: Loose = pdexExtension('pdex-mtls-signedobject-extension', [
  extension('ObjectType', pdexConcept('MtlsObjectCodeCS', 'MTLS')),
  extension('Object', { valueBase64Binary: certificate }),
]);

/** Every extension that mtls-endpoint slices on, each with all of its parts. */
export const endpointSlices: readonly Loose[] = [
  pdexExtension('base-ext-endpoint-usecase', useCase('payerToPayer')),
  pdexExtension('base-ext-fhir-ig', guide),
  pdexExtension('base-ext-secureExchangeArtifacts', artifact),
  pdexExtension('base-ext-trustFramework', trust(pdexConcept('TrustFrameworkTypeCS', 'DirectTrust'))),
  pdexExtension('base-ext-dynamicRegistration', registration),
  pdexExtension('base-ext-associatedServers', servers),
  pdexExtension('base-ext-endpointAccessControlMechanism', ndhConcept('EndpointAccessControlMechanismCS', 'OAuth')),
  ndhExtension('base-ext-endpoint-connection-type-version', concept('http://hl7.org/fhir/FHIR-version', '4.0.1')),
  pdexExtension('base-ext-endpoint-rank', { valuePositiveInt: 1 }),
  pdexExtension('base-ext-verification-status', ndhConcept('NdhVerificationStatusCS', 'complete')),
  signedObject,
];

/** The extensions that the National Directory has for an Endpoint besides. */
export const endpointOthers: readonly Loose[] = [
  ndhExtension('base-ext-endpoint-environment-type', ndhConcept('NdhEndpointEnvironmentCS', 'prod')),
  ndhExtension('base-ext-endpoint-usecase', useCase('patientAccess')),
  ndhExtension('base-ext-fhir-ig', guide),
  ndhExtension('base-ext-secureExchangeArtifacts', artifact),
  ndhExtension('base-ext-trustFramework', trust(ndhConcept('NdhTrustFrameworkTypeCS', 'DirectTrust'))),
  ndhExtension('base-ext-dynamicRegistration', registration),
  ndhExtension('base-ext-associatedServers', servers),
  ndhExtension('base-ext-endpointAccessControlMechanism', ndhConcept('EndpointAccessControlMechanismCS', 'OAuth')),
  ndhExtension('base-ext-endpoint-rank', { valuePositiveInt: 2 }),
  ndhExtension('base-ext-verification-status', ndhConcept('NdhVerificationStatusCS', 'complete')),
  ndhExtension('base-ext-endpoint-ihe-specific-connection-type', { valueCodeableConcept: { text: 'XCPD' } }),
  ndhExtension('base-ext-endpoint-non-fhir-usecase', [
    extension('endpointUsecasetype', ndhConcept('NdhDirectTrustEndpointUsecaseCS', 'payer-payer-data-exchange')),
    ndhExtension('base-ext-ig-supported', [
      ...guide,
      ndhExtension('base-ext-supported-ig-actor', [
        extension('ig-actor-name', { valueString: 'Receiver' }),
        extension('ig-actor', ndhConcept('NdhIgActorCS', 'recipient')),
        ndhExtension('base-ext-combined-payload-and-mimetype', [
          extension('payload', ndhConcept('NdhDirectTrustPayloadTypeCS', 'urn:dt-org:dsm:adt-en:SMTP+XDM:1.0')),
          extension('mimeType', { valueCode: 'application/xml' }),
        ]),
      ]),
    ]),
  ]),
  ndhExtension('base-ext-endpoint-testing-certification', [
    extension('testBy', { valueReference: { display: 'Meadow Labs' } }),
    extension('element', { valueExpression: { language: 'text/fhirpath', expression: 'Endpoint.address' } }),
    extension('when', { valueDateTime: '2026-05-01T12:00:00Z' }),
    extension('testName', { valueString: 'smoke' }),
    extension('method', ndhConcept('NdhEndpointTestingMethodCS', 'self-test')),
    extension('certificate', { valueBase64Binary: certificate }),
    extension('expirationDate', { valueDate: '2027-05-01' }),
    extension('lastUpdated', { valueDateTime: '2026-05' }),
  ]),
  ndhExtension('base-ext-usage-restriction', { valueReference: { display: 'none' } }),
];
