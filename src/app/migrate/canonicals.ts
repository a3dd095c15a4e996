import { canonicals } from '../../profiles/generated/canonicals.js';
import { currentGuide, guides } from '../../profiles/guides.js';
import { families } from '../../profiles/successor-codes.js';

const pdex = 'http://hl7.org/fhir/us/davinci-pdex/StructureDefinition/';
const ndh = 'http://hl7.org/fhir/us/ndh/StructureDefinition/';
const ndhCodes = 'http://hl7.org/fhir/us/ndh/CodeSystem/';
const current = guides.indexOf(currentGuide);

/** Extensions that steps read or write, as the current guide has them, or as NDH had them where it has them no more. */
export const extensions = {
  useCase: `${pdex}base-ext-endpoint-usecase`,
  guide: `${pdex}base-ext-fhir-ig`,
  artifacts: `${pdex}base-ext-secureExchangeArtifacts`,
  trustFramework: `${pdex}base-ext-trustFramework`,
  dynamicRegistration: `${pdex}base-ext-dynamicRegistration`,
  servers: `${pdex}base-ext-associatedServers`,
  accessControl: `${pdex}base-ext-endpointAccessControlMechanism`,
  signedObject: `${pdex}pdex-mtls-signedobject-extension`,
  oldGuides: `${ndh}base-ext-igsSupported`,
  newerGuide: `${ndh}base-ext-implementation-guide`,
  secureEndpoint: `${ndh}base-ext-secureEndpoint`,
  endpointType: `${ndh}base-ext-endpointType`,
} as const;

export const systems = {
  useCases: `${ndhCodes}NdhFhirEndpointUseCaseCS`,
  artifacts: `${ndhCodes}NdhSecureExchangeArtifactsCS`,
  servers: `${ndhCodes}NdhAssociatedServersTypeCS`,
  trustProfiles: `${ndhCodes}NdhTrustProfileCS`,
  accessControl: `${ndhCodes}EndpointAccessControlMechanismCS`,
  trustFrameworks: 'http://hl7.org/fhir/us/davinci-pdex/CodeSystem/TrustFrameworkTypeCS',
  signedObjects: 'http://hl7.org/fhir/us/davinci-pdex/CodeSystem/MtlsObjectCodeCS',
  actReason: 'http://terminology.hl7.org/CodeSystem/v3-ActReason',
  connectionTypes: 'http://terminology.hl7.org/CodeSystem/endpoint-connection-type',
  signatureTypes: 'urn:iso-astm:E1762-95:2013',
} as const;

/** Whether the current guide, or one that it builds on, defines it. */
export function isCurrent(canonical: string): boolean {
  return canonicals.get(canonical)?.includes(current) === true;
}

/** Whether any version of the guides defines it. */
export function isKnown(canonical: string): boolean {
  return canonicals.has(canonical);
}

/** The name of an extension within one of the guides' families; undefined for extensions of others. */
export function tailOfExtension(url: string): string | undefined {
  for (const family of families) {
    const base = `${family}StructureDefinition/`;
    if (url.startsWith(base)) return url.slice(base.length);
  }
  return undefined;
}

/** Under which canonical an extension of this name is written: PDex's where the current guide has one, else NDH's where any version has. */
export function canonicalOf(tail: string): string | undefined {
  if (isCurrent(pdex + tail)) return pdex + tail;
  return isKnown(ndh + tail) ? ndh + tail : undefined;
}
