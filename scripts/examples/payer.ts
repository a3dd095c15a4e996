import type { KeyType } from '../../src/pki/key.js';

export interface ExampleIdentifier {
  readonly system: string;
  readonly value: string;
}

export interface ExampleAlias {
  readonly name: string;
  /** Dates; with `until` in the past it is a former name. */
  readonly since: string;
  readonly until?: string;
}

export interface ExampleOrganization {
  /** The resource's id. */
  readonly id: string;
  readonly name: string;
  readonly aliases?: readonly ExampleAlias[];
  /** Codes of HL7's organization-type. */
  readonly types: readonly ('pay' | 'govt' | 'bus')[];
  readonly identifiers: readonly ExampleIdentifier[];
  readonly website: string;
  readonly contact: { readonly role: string; readonly phone: string; readonly email: string };
  readonly address: { readonly line: string; readonly city: string; readonly state: string; readonly postalCode: string };
}

export interface ExampleEndpoint {
  /** The resource's id. */
  readonly id: string;
  readonly name: string;
  /** Base URL of the FHIR server. */
  readonly address: string;
  /** Where OAuth clients register themselves. */
  readonly registration: string;
  /** Codes of NDH's NdhFhirEndpointUseCaseCS. */
  readonly useCases: readonly ('payerToPayer' | 'patientAccess' | 'providerApi')[];
  readonly guides: readonly ExampleGuide[];
  readonly accessControl: 'mutual-tls' | 'SMART-on-FHIR';
  /** Registration by a trust profile beside, or instead of, the one over mutual TLS. */
  readonly trustProfile?: { readonly code: 'udap' | 'smart'; readonly version: string };
  readonly rank?: number;
  /** True where the payer shows the certificates that it uses as a client and signer: on the Endpoint for other payers. */
  readonly betweenPayers: boolean;
}

export interface ExampleGuide {
  readonly canonical: string;
  readonly name: string;
  readonly version: string;
}

/** A fictional payer: everything that is not made from keys. */
export interface ExamplePayer {
  readonly slug: string;
  readonly organization: ExampleOrganization;
  /** Who runs the Endpoints; `subsidiary` where it belongs to the payer. */
  readonly manager: { readonly organization: ExampleOrganization; readonly subsidiary: boolean };
  readonly endpoints: readonly [ExampleEndpoint, ...ExampleEndpoint[]];
  /** The payer's identifier in the names of its signing certificate and in Bundle.signature.who. */
  readonly signsAs: ExampleIdentifier;
  /** The URI by which the payer's OAuth client is known: a name of its client certificate (RFC 8705, tls_client_auth_san_uri). */
  readonly clientUri: string;
  readonly keys: KeyType;
  /** The payer's own domain. */
  readonly domain: string;
  /** Numeric account ids on the forge. No forge has given out ids of twelve digits: 900000000101 and up are kept for these examples. */
  readonly accounts: readonly number[];
}
