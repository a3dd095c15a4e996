import { readAddress } from './address.js';
import type { JsonObject } from './json.js';
import type { Period } from './period.js';
import type { Environment } from './policy.js';

/** How a partner gets access to an Endpoint. Data, so that a further way is one more word here. */
export const accessMethods = ['mtls-dcr', 'smart-backend-services', 'udap'] as const;
export type AccessMethod = (typeof accessMethods)[number];

/** The use case that this directory is for (NDH 1.0.0, NdhFhirEndpointUseCaseCS). */
export const payerToPayer = 'payerToPayer';

/** A slug is a FHIR id (R4, id) that also is a harmless file name on its own. */
const slug = /^[A-Za-z0-9][A-Za-z0-9.-]{0,63}$/;

/** True where `text` may be a payer's slug: Bundle.id, and the file's name without `.json`. */
export function isSlug(text: string): boolean {
  return slug.test(text);
}

export interface Coding {
  readonly system: string | undefined;
  readonly code: string;
}

export interface PayerIdentifier {
  readonly system: string | undefined;
  /** As published, without white space around it. */
  readonly value: string;
  /** Identifier.type.coding; C4BB's `payerid` is known by it alone. */
  readonly types: readonly Coding[];
  /** False where its use is `old`, its period is over or its status says that it no longer counts. */
  readonly current: boolean;
}

export interface ManagingOrganization {
  readonly name: string | undefined;
  readonly identifiers: readonly PayerIdentifier[];
  /** As published. */
  readonly fullUrl: string | undefined;
  readonly resource: JsonObject;
}

/** What a published certificate is said to be; whether `mtls` is the server's shows only when it is decoded. */
export type ArtifactKind = 'signed-object' | 'tls' | 'mtls' | 'signing' | 'identity' | 'encryption';

export interface Artifact {
  readonly kind: ArtifactKind;
  /** As published: see `decodeCertificates`. */
  readonly base64: string;
}

export interface PayerEndpoint {
  readonly id: string | undefined;
  readonly fullUrl: string | undefined;
  readonly name: string | undefined;
  /** As published, whether or not it is a URL; see `isUsableUrl`. */
  readonly address: string | undefined;
  readonly status: string | undefined;
  readonly period: Period;
  /** `unknown`: an environment is declared that NDH doesn't have, or several. It answers no question. */
  readonly environment: Environment | 'unknown';
  /** False where the Endpoint says nothing and the directory's default holds. */
  readonly environmentDeclared: boolean;
  /** Codes, as published. */
  readonly useCases: readonly string[];
  /** Endpoint rank: lowest first, absent last (NDH 1.0.0, base-ext-endpoint-rank). */
  readonly rank: number | undefined;
  /** Implementation guides: canonical or name, with `|version` where it is given. */
  readonly guides: readonly string[];
  readonly accessMethods: readonly AccessMethod[];
  /** Undefined also where what is published isn't a usable URL. */
  readonly baseUrl: string | undefined;
  readonly registrationUrl: string | undefined;
  readonly artifacts: readonly Artifact[];
  /** Index into the payer's managing Organizations. */
  readonly managedBy: number | undefined;
  /** As published. */
  readonly resource: JsonObject;
}

/** One payer as its bundle describes it. Nothing in it is known to be true, or even valid. */
export interface Payer {
  readonly slug: string;
  readonly name: string | undefined;
  readonly aliases: readonly string[];
  readonly formerNames: readonly string[];
  readonly identifiers: readonly PayerIdentifier[];
  /** False only where Organization.active says so. */
  readonly active: boolean;
  readonly managingOrganizations: readonly ManagingOrganization[];
  readonly endpoints: readonly PayerEndpoint[];
  readonly fullUrl: string | undefined;
  /** The payer's Organization as published. */
  readonly resource: JsonObject;
}

/**
 * True for an https URL by RFC 3986, without user name, whose host is written in ASCII: every program takes it for the same one, and
 * mutual TLS is possible.
 */
export function isUsableUrl(text: string): boolean {
  const { scheme, hostKind, userinfo, problem } = readAddress(text);
  return scheme === 'https' && (hostKind === 'name' || hostKind === 'ip') && !userinfo && problem === undefined;
}
