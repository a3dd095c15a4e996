import { directoryQuery } from './successors.js';

const pdex = 'http://hl7.org/fhir/us/davinci-pdex/';
const ndh = 'http://hl7.org/fhir/us/ndh/';
const terminology = 'http://terminology.hl7.org/CodeSystem/';
const mcsd = 'https://profiles.ihe.net/ITI/mCSD/CodeSystem/MCSDEndpointTypes';

/** Below these lie the canonicals of the guides, of which each took some from another. */
export const families: readonly string[] = [pdex, ndh, directoryQuery];

/** Extensions that have another name now and the same parts, by the last part of the canonical. */
export const renamedExtensions: ReadonlyMap<string, string> = new Map([['base-ext-security-details', 'base-ext-trustFramework']]);

/** This directory's own, for what the guides say in prose and have no code for. */
export const associatedServers = 'https://payer-directory.example/fhir/CodeSystem/associated-servers';

export interface SuccessorCode {
  readonly code: string;
  /** Where it is not the one of the others. */
  readonly system?: string;
  /** Where the code is another one. */
  readonly display?: string;
}

/** Where the codes of a code system are now. */
export interface SuccessorSystem {
  readonly system: string;
  /** Codes that are in another system, or another code, than the rest. */
  readonly codes?: ReadonlyMap<string, SuccessorCode>;
  /** Whether codes that `codes` does not list have no successor; otherwise they are the same as ever. */
  readonly onlyThese?: true;
}

function same(codes: readonly string[], system?: string): [string, SuccessorCode][] {
  return codes.map((code) => [code, system === undefined ? { code } : { code, system }]);
}

const connectionTypes = new Map([
  ...same(['rest-non-fhir']),
  ...same(['ihe-xcpd', 'ihe-xca', 'ihe-xds', 'ihe-pdq', 'ihe-pix', 'ihe-xdr', 'ihe-mhd'], mcsd),
  ...same(['ihe-iid'], `${terminology}endpoint-connection-type`),
]);

const organizationTypes = new Map<string, SuccessorCode>([
  ['payer', { code: 'pay', display: 'Payer' }],
  ['gov', { code: 'govt', display: 'Government' }],
  ...same(['bus', 'edu', 'reli']),
  ...same(['fac', 'prvgrp', 'atyprv'], `${ndh}CodeSystem/NdhOrgTypeCS`),
]);

const servers = new Map([['authorization-registration-server', { code: 'dynamic-registration', system: associatedServers }]]);
const mechanisms = new Map([
  ['OAuth-backend', { code: 'OAuth' }],
  ['OAuth-authcode', { code: 'OAuth' }],
]);
const payloads = new Map([['NA', { code: 'not-applicable', display: 'Not Applicable' }]]);

/** One code system under the bases that it had, and where its codes are now. */
function moved(bases: readonly string[], tail: string, system: string, more: Omit<SuccessorSystem, 'system'> = {}) {
  return bases.map((base): [string, SuccessorSystem] => [`${base}CodeSystem/${tail}`, { system, ...more }]);
}

/** Code systems that PDex 2.2.0 lacks, or whose value sets it takes from elsewhere: canonical → where their codes are now. */
export const successorSystems: ReadonlyMap<string, SuccessorSystem> = new Map([
  ...moved([ndh, directoryQuery], 'TrustFrameworkTypeCS', `${pdex}CodeSystem/TrustFrameworkTypeCS`),
  ...moved([ndh, pdex], 'NdhTrustFrameworkTypeCS', `${pdex}CodeSystem/TrustFrameworkTypeCS`),
  ...moved(families, 'TrustProfileCS', `${ndh}CodeSystem/NdhTrustProfileCS`),
  ...moved([pdex], 'NdhFhirEndpointUseCaseCS', `${ndh}CodeSystem/NdhFhirEndpointUseCaseCS`),
  ...moved([pdex], 'NdhAssociatedServersTypeCS', `${ndh}CodeSystem/NdhAssociatedServersTypeCS`, { codes: servers }),
  ...moved([pdex], 'NdhSecureExchangeArtifactsCS', `${ndh}CodeSystem/NdhSecureExchangeArtifactsCS`),
  ...moved([pdex], 'NdhVerificationStatusCS', `${ndh}CodeSystem/NdhVerificationStatusCS`),
  ...moved([pdex], 'EndpointAccessControlMechanismCS', `${ndh}CodeSystem/EndpointAccessControlMechanismCS`),
  ...moved([ndh], 'NdhEndpointAccessControlMechanismCS', `${ndh}CodeSystem/EndpointAccessControlMechanismCS`, { codes: mechanisms }),
  ...moved(families, 'EndpointConnectionTypeCS', `${ndh}CodeSystem/NdhEndpointConnectionTypeCS`, {
    codes: connectionTypes,
    onlyThese: true,
  }),
  ...moved(families, 'EndpointPayloadTypeCS', `${terminology}data-absent-reason`, { codes: payloads, onlyThese: true }),
  ...moved(families, 'CredentialStatusCS', `${terminology}professional-credential-status`),
  ...moved([ndh, directoryQuery], 'OrgTypeCS', `${terminology}organization-type`, { codes: organizationTypes, onlyThese: true }),
  ...moved([pdex], 'MtlsObjectCode', `${pdex}CodeSystem/MtlsObjectCodeCS`),
]);
