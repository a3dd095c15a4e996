import { codesIn, codingsOf, extensionsNamed, partsNamed, textIn } from './extensions.js';
import { asObject, asString, type JsonObject } from './json.js';
import { type AccessMethod, type Artifact, type ArtifactKind, isUsableUrl, type PayerEndpoint } from './payer.js';
import { periodOf } from './period.js';
import { type Environment, environments } from './policy.js';

const environmentSystem = 'http://hl7.org/fhir/us/ndh/CodeSystem/NdhEndpointEnvironmentCS';

/** Codes of this directory's associated-servers, PDex 2.0.0's, and the words of the builds of 2023. */
const baseServers = new Set(['fhir-base', 'PDex-BaseURI']);
const registrationServers = new Set(['dynamic-registration', 'authorization-registration-server', 'PDex-P2P-DCRP-Registration']);

/** NdhSecureExchangeArtifactsCS, and the words of the builds of 2023. */
const artifactKinds: ReadonlyMap<string, ArtifactKind> = new Map<string, ArtifactKind>([
  ['x509-ssl-tls-certificates', 'tls'],
  ['x509-mtls-certificate', 'mtls'],
  ['mtls Public Certificate', 'mtls'],
  ['x509-signing-certificate', 'signing'],
  ['x509-identity-certificate', 'identity'],
  ['x509-encryption-certificate', 'encryption'],
]);

/** Reads an Endpoint. `managedBy` is an index into the payer's managing Organizations. */
export function readEndpoint(
  resource: JsonObject,
  fullUrl: string | undefined,
  managedBy: number | undefined,
  defaultEnvironment: Environment,
): PayerEndpoint {
  const declared = environmentsOf(resource);
  return {
    id: asString(resource['id']),
    fullUrl,
    name: asString(resource['name']),
    address: asString(resource['address']),
    status: asString(resource['status']),
    period: periodOf(resource['period']),
    environment: declared === undefined ? defaultEnvironment : declared,
    environmentDeclared: declared !== undefined,
    useCases: useCasesOf(resource),
    rank: rankOf(resource),
    guides: guidesOf(resource),
    accessMethods: accessMethodsOf(resource),
    baseUrl: serverOf(resource, baseServers),
    registrationUrl: serverOf(resource, registrationServers),
    artifacts: artifactsOf(resource),
    managedBy,
    resource,
  };
}

/** Undefined where none is declared. Anything but one known code is `unknown`: a guess could send members' records to a test server. */
function environmentsOf(resource: JsonObject): Environment | 'unknown' | undefined {
  const extensions = extensionsNamed(resource, 'base-ext-endpoint-environment-type');
  if (extensions.length === 0) return undefined;
  const codes = extensions.flatMap((extension) => {
    const codings = codingsOf(extension['valueCodeableConcept']);
    return codings.filter(({ system }) => system === undefined || system === environmentSystem).map(({ code }) => code);
  });
  const [first] = codes;
  return environments.find((known) => known === first && codes.every((code) => code === known)) ?? 'unknown';
}

function useCasesOf(resource: JsonObject): readonly string[] {
  const parts = [
    ...extensionsNamed(resource, 'base-ext-endpoint-usecase').flatMap((extension) => partsNamed(extension, 'endpointUsecasetype')),
    ...extensionsNamed(resource, 'base-ext-implementation-guide').flatMap((extension) => partsNamed(extension, 'ig-usecase')),
  ];
  return unique(parts.flatMap((part) => codesIn(part)));
}

function rankOf(resource: JsonObject): number | undefined {
  const rank = extensionsNamed(resource, 'base-ext-endpoint-rank')[0]?.['valuePositiveInt'];
  return typeof rank === 'number' && Number.isSafeInteger(rank) && rank > 0 ? rank : undefined;
}

function guidesOf(resource: JsonObject): readonly string[] {
  const guides: string[] = [];
  const read = (tail: string, publication: string): void => {
    for (const extension of extensionsNamed(resource, tail)) {
      const part = (name: string) => textIn(partsNamed(extension, name)[0], 'Canonical', 'Uri', 'Url', 'String');
      const guide = part(publication) ?? part('ig-name');
      const version = part('ig-version');
      if (guide !== undefined) guides.push(version === undefined || guide.includes('|') ? guide : `${guide}|${version}`);
    }
  };
  read('base-ext-fhir-ig', 'ig-publication');
  read('base-ext-implementation-guide', 'ig-uri');
  return unique(guides);
}

function accessMethodsOf(resource: JsonObject): readonly AccessMethod[] {
  const profiles = extensionsNamed(resource, 'base-ext-dynamicRegistration')
    .flatMap((extension) => partsNamed(extension, 'trustProfile'))
    .flatMap((part) => codesIn(part));
  const methods: AccessMethod[] = [];
  if (extensionsNamed(resource, 'pdex-mtls-signedobject-extension').length > 0) methods.push('mtls-dcr');
  if (profiles.includes('smart')) methods.push('smart-backend-services');
  if (profiles.includes('udap')) methods.push('udap');
  return methods;
}

function serverOf(resource: JsonObject, codes: ReadonlySet<string>): string | undefined {
  for (const extension of extensionsNamed(resource, 'base-ext-associatedServers')) {
    const types = partsNamed(extension, 'associatedServersType').flatMap((part) => codesIn(part));
    const url = textIn(partsNamed(extension, 'serverURL')[0], 'String', 'Url', 'Uri');
    if (url !== undefined && types.some((type) => codes.has(type)) && isUsableUrl(url)) return url;
  }
  return undefined;
}

function artifactsOf(resource: JsonObject): readonly Artifact[] {
  const artifacts: Artifact[] = [];
  for (const extension of extensionsNamed(resource, 'pdex-mtls-signedobject-extension')) {
    for (const part of partsNamed(extension, 'Object')) {
      const base64 = textIn(part, 'Base64Binary', 'String');
      if (base64 !== undefined) artifacts.push({ kind: 'signed-object', base64 });
    }
  }
  for (const extension of extensionsNamed(resource, 'base-ext-secureExchangeArtifacts')) {
    const codes = partsNamed(extension, 'secureExchangeArtifactsType').flatMap((part) => codesIn(part));
    const kind = codes.map((code) => artifactKinds.get(code)).find((known) => known !== undefined);
    const base64 = textIn(partsNamed(extension, 'certificate')[0], 'Base64Binary');
    if (kind !== undefined && base64 !== undefined) artifacts.push({ kind, base64 });
  }
  return artifacts;
}

function unique(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)];
}

/** The literal reference to the Organization that operates the Endpoint. */
export function managingReferenceOf(resource: JsonObject): string | undefined {
  return asString(asObject(resource['managingOrganization'])?.['reference']);
}
