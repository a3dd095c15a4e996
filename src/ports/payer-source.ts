import type { Verified } from '../domain/answer.js';
import type { Payer } from '../domain/payer.js';
import type { Environment } from '../domain/policy.js';
import type { Suspension, Tombstone } from '../domain/standing.js';

/** One payer of a source, or what is known of one that can't be read. */
export type PayerRead =
  | { readonly kind: 'payer'; readonly payer: Payer }
  | {
      readonly kind: 'unreadable';
      readonly slug: string;
      /** What a user would look at: `bundles/acme.json`. */
      readonly place: string;
      /** Why it can't be read, as a clause: `it is not JSON`. */
      readonly detail: string;
    };

/** Where payers come from. */
export interface PayerSource {
  /** How what this source says was checked. */
  readonly verified: Verified;
  /** Of a question and of an Endpoint that name none. */
  readonly defaultEnvironment: Environment;
  readonly suspensions: readonly Suspension[];
  readonly tombstones: readonly Tombstone[];
  /** `now` in milliseconds since 1970. Undefined where the source has no such payer. */
  bySlug(slug: string, now: number): Promise<PayerRead | undefined>;
  /** Every payer, in the order of their slugs where the source has one. */
  all(now: number): AsyncIterable<PayerRead>;
}
