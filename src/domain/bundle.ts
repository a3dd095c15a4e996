import type { Address } from './address.js';
import type { JsonObject } from './json.js';
import type { Path } from './path.js';

/** One entry of the Bundle, read once for all checks. Nothing in it is known to be valid. */
export interface Entry {
  readonly index: number;
  /** `['entry', index]` */
  readonly path: Path;
  readonly fullUrl: string | undefined;
  /** Undefined where the entry has no resource that is an object. */
  readonly resource: JsonObject | undefined;
  /** `['entry', index, 'resource']` */
  readonly resourcePath: Path;
  readonly resourceType: string | undefined;
  readonly id: string | undefined;
  /** `Type/id`; undefined where either is missing. */
  readonly typeAndId: string | undefined;
}

/**
 * How a reference that leads nowhere differs from one to the entry that is meant. `full-url`: in nothing, it is the fullUrls
 * that are missing or wrong. `base`: right type and id on another server. `letter-case`: in upper and lower case alone.
 * `type-missing`: an id without its type. `spelling`: another type, version or form.
 */
export type Nearness = 'full-url' | 'base' | 'letter-case' | 'type-missing' | 'spelling';

/** What resolving a literal reference against the bundle came to (R4, "Resolving references in Bundles"). */
export type Resolution =
  | { readonly kind: 'found'; readonly entry: Entry }
  | { readonly kind: 'contained'; readonly resource: JsonObject }
  /** Leads nowhere; `near` is what its author may have meant: another case, a missing type, a missing fullUrl. */
  | {
      readonly kind: 'missing';
      readonly near: Entry | undefined;
      readonly nearness: Nearness | undefined;
      /** How a reference to `near` is written from there. */
      readonly meant: string | undefined;
    };

/** A Reference of the bundle. */
export interface ReferencePlace {
  readonly path: Path;
  /** `Endpoint.managingOrganization`; of a reference in an extension `Extension.value`. */
  readonly element: string;
  readonly value: JsonObject;
  /** Undefined in the Bundle itself. */
  readonly from: Entry | undefined;
  /** The resource types that the element allows; empty where it allows any. */
  readonly types: readonly string[];
  /** The literal reference; undefined where there is none, or none that can be read. */
  readonly reference: string | undefined;
  /** What `reference` came to, or else a literal reference that stands in `identifier.value` (`hidden`). */
  readonly resolution: Resolution | undefined;
  /** A literal reference that was put into `identifier.value`, where only the identifier of a thing belongs. */
  readonly hidden: string | undefined;
  /** The entry that the reference leads to, by literal or by identifier, or that its author seems to have meant. */
  readonly target: Entry | undefined;
}

export type IdentifierOwner = 'Bundle' | 'Organization' | 'Endpoint' | 'OrganizationAffiliation' | 'contained' | 'Reference';

/** An Identifier of the bundle. */
export interface IdentifierPlace {
  readonly path: Path;
  readonly owner: IdentifierOwner;
  readonly value: JsonObject;
}

/** A URL that a partner would connect to. */
export interface AddressPlace {
  readonly path: Path;
  readonly endpoint: Entry;
  /** Endpoint.address, or serverURL of base-ext-associatedServers. */
  readonly role: 'address' | 'server';
  readonly address: Address;
}

/** A parsed bundle with what every check needs of it. Made once a file, by `viewBundle`. */
export interface BundleView {
  readonly bundle: JsonObject;
  readonly entries: readonly Entry[];
  readonly organizations: readonly Entry[];
  readonly endpoints: readonly Entry[];
  /** The Organization of the first entry; undefined where the first entry holds none. */
  readonly payer: Entry | undefined;
  /** In the order of the document; those in resources of other types than this directory has are left out. */
  readonly references: readonly ReferencePlace[];
  readonly identifiers: readonly IdentifierPlace[];
  readonly addresses: readonly AddressPlace[];
  /**
   * Resolves `reference` as written in `from` (undefined: in the Bundle itself, as Bundle.signature.who). `types` are the
   * resource types that the element allows: they steer which entry is taken as the one meant.
   */
  resolve(reference: string, from: Entry | undefined, types?: readonly string[]): Resolution;
}
