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
}

/** What resolving a literal reference against the bundle came to (R4, "Resolving references in Bundles"). */
export type Resolution =
  | { readonly kind: 'found'; readonly entry: Entry }
  | { readonly kind: 'contained'; readonly resource: JsonObject }
  /** Leads nowhere; `near` is what its author may have meant: another case, a missing type, a missing fullUrl. */
  | { readonly kind: 'missing'; readonly near: Entry | undefined };

/** A parsed bundle with what every check needs of it. Made once a file, by `viewBundle`. */
export interface BundleView {
  readonly bundle: JsonObject;
  readonly entries: readonly Entry[];
  readonly organizations: readonly Entry[];
  readonly endpoints: readonly Entry[];
  /** The Organization of the first entry; undefined where the first entry holds none. */
  readonly payer: Entry | undefined;
  /** Resolves `reference` as written in `from` (undefined: in the Bundle itself, as Bundle.signature.who). */
  resolve(reference: string, from: Entry | undefined): Resolution;
}
