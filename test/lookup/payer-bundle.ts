import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';

/** The instant at which these tests ask. */
export const now = Date.parse('2026-11-01T12:00:00Z');

const pdex = 'http://hl7.org/fhir/us/davinci-pdex/StructureDefinition/';
const ndh = 'http://hl7.org/fhir/us/ndh/StructureDefinition/';
export const naicSystem = 'urn:oid:2.16.840.1.113883.6.300';
export const npiSystem = 'http://hl7.org/fhir/sid/us-npi';
export const hiosSystem = 'https://payer-directory.example/fhir/sid/hios';

type Loose = Record<string, unknown>;

/** The base64 of a certificate in test/fixtures/certificates; all but `client` and `issuer` are for mtls.acme.example.com. */
export function certificate(name: 'server' | 'former-server' | 'coming-server' | 'client' | 'issuer'): string {
  return readFileSync(new URL(`../fixtures/certificates/${name}.pem`, import.meta.url), 'utf8').replace(/-----.*-----|\s/g, '');
}

export interface WantedEndpoint {
  readonly id?: string;
  readonly address?: string | undefined;
  readonly uses?: readonly string[];
  readonly environment?: string;
  readonly rank?: number;
  /** DER in base64, as signed objects. */
  readonly signed?: readonly string[];
  /** Artifact type and certificate. */
  readonly artifacts?: readonly (readonly [string, string])[];
  readonly trustProfiles?: readonly string[];
  readonly baseUrl?: string;
  readonly registrationUrl?: string;
  readonly manager?: string;
  /** Other members of the resource, which replace the ordinary ones. */
  readonly more?: Loose;
}

export interface WantedPayer {
  readonly slug: string;
  readonly name?: string;
  readonly aliases?: readonly string[];
  readonly formerNames?: readonly string[];
  readonly identifiers?: readonly Loose[];
  readonly active?: boolean;
  readonly endpoints?: readonly WantedEndpoint[];
  /** Ids and names of Organizations beside the payer. */
  readonly others?: readonly (readonly [string, string])[];
}

export function concept(code: string, system = 'urn:example'): Loose {
  return { valueCodeableConcept: { coding: [{ system, code }] } };
}

function part(url: string, value: Loose): Loose {
  return { url, ...value };
}

function complex(url: string, ...extension: readonly Loose[]): Loose {
  return { url, extension };
}

function server(code: string, url: string | undefined): Loose[] {
  return url === undefined
    ? []
    : [complex(`${pdex}base-ext-associatedServers`, part('associatedServersType', concept(code)), part('serverURL', { valueString: url }))];
}

/** An Endpoint as a bundle of PDex 2.2.0 holds it; without wishes one for payerToPayer with a valid certificate. */
export function endpointResource(wanted: WantedEndpoint): Loose {
  const { id = 'mtls', uses = ['payerToPayer'], signed = [certificate('server')], artifacts = [], trustProfiles = [] } = wanted;
  const extension = [
    ...uses.map((use) => complex(`${pdex}base-ext-endpoint-usecase`, part('endpointUsecasetype', concept(use)))),
    ...signed.map((der) =>
      complex(`${pdex}pdex-mtls-signedobject-extension`, part('ObjectType', concept('MTLS')), part('Object', { valueBase64Binary: der })),
    ),
    ...artifacts.map(([type, der]) =>
      complex(
        `${ndh}base-ext-secureExchangeArtifacts`,
        part('secureExchangeArtifactsType', concept(type)),
        part('certificate', { valueBase64Binary: der }),
      ),
    ),
    ...trustProfiles.map((code) => complex(`${pdex}base-ext-dynamicRegistration`, part('trustProfile', concept(code)))),
    ...server('fhir-base', wanted.baseUrl),
    ...server('dynamic-registration', wanted.registrationUrl),
    ...(wanted.rank === undefined ? [] : [part(`${pdex}base-ext-endpoint-rank`, { valuePositiveInt: wanted.rank })]),
    ...(wanted.environment === undefined
      ? []
      : [
          part(
            `${ndh}base-ext-endpoint-environment-type`,
            concept(wanted.environment, 'http://hl7.org/fhir/us/ndh/CodeSystem/NdhEndpointEnvironmentCS'),
          ),
        ]),
  ];
  return {
    resourceType: 'Endpoint',
    id,
    ...(extension.length === 0 ? {} : { extension }),
    status: 'active',
    ...('address' in wanted
      ? wanted.address === undefined
        ? {}
        : { address: wanted.address }
      : { address: 'https://mtls.acme.example.com/fhir' }),
    ...(wanted.manager === undefined ? {} : { managingOrganization: { reference: `Organization/${wanted.manager}` } }),
    ...wanted.more,
  };
}

/** A payer's bundle, as far as a lookup reads it. */
export function payerBundle(wanted: WantedPayer): Loose {
  const {
    slug,
    name = 'Acme Health Plan, Inc.',
    aliases = [],
    formerNames = [],
    identifiers = [],
    active = true,
    endpoints = [{}],
    others = [],
  } = wanted;
  const past = { extension: [{ url: `${ndh}base-ext-org-alias-period`, valuePeriod: { end: '2020-12-31' } }] };
  const entry = (resource: Loose): Loose => ({
    fullUrl: `https://www.${slug}.example.com/${resource['resourceType']}/${resource['id']}`,
    resource,
  });
  return {
    resourceType: 'Bundle',
    id: slug,
    type: 'collection',
    entry: [
      entry({
        resourceType: 'Organization',
        id: 'payer',
        identifier: identifiers,
        active,
        name,
        alias: [...aliases, ...formerNames],
        _alias: [...aliases.map(() => null), ...formerNames.map(() => past)],
      }),
      ...others.map(([id, otherName]) => entry({ resourceType: 'Organization', id, active: true, name: otherName })),
      ...endpoints.map((each) => entry(endpointResource(each))),
    ],
  };
}

export interface WantedDirectory {
  readonly policy?: Loose;
  readonly payers?: readonly WantedPayer[];
  /** Further files by path, as text or as JSON. */
  readonly files?: Readonly<Record<string, unknown>>;
}

/** A directory on disk; its path. It goes away when the test ends. */
export function directoryOf({ policy = {}, payers = [], files = {} }: WantedDirectory): string {
  const folder = mkdtempSync(join(tmpdir(), 'directory-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const all: Record<string, unknown> = { 'directory/policy.json': policy, ...files };
  for (const payer of payers) all[`bundles/${payer.slug}.json`] = payerBundle(payer);
  for (const [path, content] of Object.entries(all)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), typeof content === 'string' ? content : JSON.stringify(content));
  }
  return folder;
}
