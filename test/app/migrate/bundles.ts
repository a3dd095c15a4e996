import { readFileSync } from 'node:fs';
import type { Migration } from '../../../src/app/migrate-bundle.js';
import { migrateBundle } from '../../../src/app/migrate-bundle.js';
import type { CheckContext } from '../../../src/domain/check.js';
import type { JsonObject, JsonValue } from '../../../src/domain/json.js';
import { builtInPolicy } from '../../../src/domain/policy.js';

export const context: CheckContext = { policy: builtInPolicy, now: new Date('2026-11-01T12:00:00Z'), slug: undefined };

/** Bundles in the manner of those found in the wild. */
export const old = ['july-2022', 'january-2023', 'pdex-2.0.0', 'ndh-2.0.0-current'] as const;

export function oldText(name: (typeof old)[number]): string {
  return readFileSync(new URL(`../../fixtures/migrate/${name}.json`, import.meta.url), 'utf8');
}

export function oldBundle(name: (typeof old)[number]): JsonObject {
  return JSON.parse(oldText(name)) as JsonObject;
}

type Mutable = { [key: string]: Mutable } & Mutable[] & (string | number | boolean | null | undefined);

const base = 'https://mtls.acme.example.com/r4/';

/** A bundle of which a migration changes nothing: payer, operator, Endpoint. `change` may do anything to it. */
export function bundle(change: (bundle: Mutable) => void = () => undefined): JsonObject {
  const organization = (id: string, name: string, more: JsonObject): JsonObject => ({
    fullUrl: `${base}Organization/${id}`,
    resource: {
      resourceType: 'Organization',
      id,
      identifier: [{ system: 'urn:ietf:rfc:3986', value: `https://${id}.example.com` }],
      active: true,
      name,
      telecom: [{ system: 'url', value: `https://${id}.example.com` }],
      ...more,
    },
  });
  const document: JsonObject = {
    resourceType: 'Bundle',
    id: 'acme',
    type: 'collection',
    timestamp: '2026-10-01T00:00:00Z',
    entry: [
      organization('acme', 'Acme Health', { endpoint: [{ reference: 'Endpoint/acme-p2p' }] }),
      organization('operator', 'Acme Operations', { partOf: { reference: 'Organization/acme' } }),
      {
        fullUrl: `${base}Endpoint/acme-p2p`,
        resource: {
          resourceType: 'Endpoint',
          id: 'acme-p2p',
          extension: [
            { url: `${pdex}pdex-mtls-signedobject-extension`, extension: [{ url: 'Object', valueBase64Binary: certificateOf('server') }] },
          ],
          status: 'active',
          connectionType: { system: 'http://terminology.hl7.org/CodeSystem/endpoint-connection-type', code: 'hl7-fhir-rest' },
          name: 'Payer to payer',
          managingOrganization: { reference: 'Organization/operator' },
          payloadType: [{ text: 'any' }],
          address: 'https://mtls.acme.example.com/r4',
        },
      },
    ],
    signature: {
      type: [{ system: 'urn:iso-astm:E1762-95:2013', code: '1.2.840.10065.1.12.1.5' }],
      when: '2026-10-01T00:00:00Z',
      who: { reference: `${base}Organization/acme`, identifier: { system: 'urn:ietf:rfc:3986', value: 'https://acme.example.com' } },
      sigFormat: 'application/jose',
      data: 'aGVhZGVyLi5zaWduYXR1cmU=',
    },
  };
  const copy = JSON.parse(JSON.stringify(document)) as Mutable;
  change(copy);
  return copy as unknown as JsonObject;
}

export const pdex = 'http://hl7.org/fhir/us/davinci-pdex/StructureDefinition/';
export const ndh = 'http://hl7.org/fhir/us/ndh/StructureDefinition/';
export const pdexCodes = 'http://hl7.org/fhir/us/davinci-pdex/CodeSystem/';
export const ndhCodes = 'http://hl7.org/fhir/us/ndh/CodeSystem/';

/** The base64 of the DER of a certificate of test/fixtures/certificates/. */
export function certificateOf(name: string): string {
  return pemOf(name).replace(/-----[^-]+-----|\s/g, '');
}

export function pemOf(name: string): string {
  return readFileSync(new URL(`../../fixtures/certificates/${name}.pem`, import.meta.url), 'utf8');
}

/** The resource of an entry. */
export const resource = (document: Mutable, index: number): Mutable => document['entry']![index]!['resource']!;

/** The bundle with these extensions on its Endpoint, beside the signed object. */
export function withExtensions(...extensions: readonly JsonValue[]): JsonObject {
  return bundle((document) => {
    for (const extension of extensions) resource(document, 2)['extension']!.push(JSON.parse(JSON.stringify(extension)));
  });
}

/** What migrating came to, in short: the Endpoint's extensions but the signed object, and what was said but of the signature. */
export function migrated(
  document: JsonObject,
): Migration & { readonly said: string[]; readonly asked: string[]; readonly extensions: JsonValue } {
  const migration = migrateBundle(document, context);
  const entries = (migration.bundle as unknown as Mutable)['entry'];
  const endpoint = Array.isArray(entries)
    ? entries.find((entry) => entry?.['resource']?.['resourceType'] === 'Endpoint')?.['resource']
    : undefined;
  const extensions = (endpoint?.['extension'] ?? []).filter(
    (each) => String(each?.['url'] ?? '') !== `${pdex}pdex-mtls-signedobject-extension`,
  );
  const about = (text: string): boolean => !/signature|narrative|sign/i.test(text);
  return {
    ...migration,
    extensions: extensions as unknown as JsonValue,
    said: migration.changes.filter(({ what }) => about(what)).map(({ what }) => what),
    asked: migration.decisions.filter(({ question }) => about(question)).map(({ expression, question }) => `${expression}: ${question}`),
  };
}
