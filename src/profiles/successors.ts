/**
 * What became of canonicals that were renamed or withdrawn, by the last part of the canonical, which both families (NDH and PDex)
 * share. From the guides' own definitions, version by version.
 */
export const successors: ReadonlyMap<string, string> = new Map([
  ['base-ext-igsSupported', 'base-ext-fhir-ig (ig-publication, ig-name, ig-version)'],
  ['base-ext-secureEndpoint', 'base-ext-endpointAccessControlMechanism, with the code mutual-tls'],
  ['base-ext-endpointType', 'Endpoint.connectionType'],
  ['base-ext-ehr', 'nothing in its place'],
  ['base-ext-endpoint-non-fhir-payload-type', 'base-ext-endpoint-non-fhir-usecase'],
  ['base-ext-implementation-guide', 'base-ext-fhir-ig, which this guide still has'],
  ['base-ext-security-details', 'base-ext-trustFramework, which this guide still has'],
  ['mtls-managing-organization', 'mtls-organization'],
  ['ndhEx-Endpoint', 'ndh-ndapi-Endpoint'],
  ['ndhEx-Organization', 'ndh-ndapi-Organization'],
  ['IgTypeCS', 'nothing in its place, since base-ext-fhir-ig names the guide itself'],
  ['TrustFrameworkTypeCS', 'the TrustFrameworkTypeCS of PDex or the NdhTrustFrameworkTypeCS of NDH'],
  ['TrustProfileCS', 'NdhTrustProfileCS'],
  ['EndpointPayloadTypeCS', 'http://terminology.hl7.org/CodeSystem/data-absent-reason#not-applicable'],
  ['EndpointConnectionTypeCS', 'NdhEndpointConnectionTypeCS'],
  ['EndpointConnectionTypeVersionCS', 'http://hl7.org/fhir/FHIR-version'],
  ['CredentialStatusCS', 'http://terminology.hl7.org/CodeSystem/professional-credential-status'],
  ['OrgTypeCS', 'http://terminology.hl7.org/CodeSystem/organization-type#pay'],
  ['MtlsObjectCode', 'MtlsObjectCodeCS'],
  ['NdhEndpointAccessControlMechanismCS', 'EndpointAccessControlMechanismCS'],
  ['EndpointUsecaseVS', 'NdhFhirEndpointUseCaseCS'],
]);

/** Code systems and extensions of the National Directory Query build of 2022, from which the first bundles took their codes. */
export const directoryQuery = 'http://hl7.org/fhir/us/directory-query/';

/** The last part of a canonical. */
export function tailOf(canonical: string): string {
  return canonical.slice(canonical.lastIndexOf('/') + 1);
}
