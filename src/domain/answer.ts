import type { AnsweredEndpoint, EndpointRecord } from './endpoint-record.js';
import type { AccessMethod, Payer } from './payer.js';
import type { Environment } from './policy.js';

/** What is asked for. */
export interface Question {
  /** A slug, a name, `kind:value` or `system|value`, as the user wrote it. */
  readonly payer: string;
  /** Only Endpoints that name this use case. Where absent, those for payerToPayer go before others. */
  readonly use?: string;
  /** Where absent, the directory's default. */
  readonly environment?: Environment;
  readonly access?: AccessMethod;
  /** Only Endpoints that publish a server certificate which is valid now. */
  readonly withCertificate?: boolean;
  /** `one`: several that are equally good are no answer. `first`: the best of one payer. `all`: every one that fits. */
  readonly choose: 'one' | 'first' | 'all';
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** How an answer was checked before it was given. */
export interface Verified {
  /** `clone`: the files of a checkout as they lie. `none`: what the caller handed over. */
  readonly by: 'clone' | 'none';
  /** The same in a sentence. */
  readonly statement: string;
}

/** By what a payer was found, in the order in which they are tried. */
export const matchKinds = ['slug', 'identifier', 'former-identifier', 'name', 'alias', 'former-name', 'words'] as const;
export type MatchKind = (typeof matchKinds)[number];

export interface Match {
  readonly by: MatchKind;
  /** What in the payer's record agrees with the question: a name, or `naic 12345`. */
  readonly on: string;
}

/** A payer that is named, not answered. */
export interface PayerMention {
  readonly slug: string;
  readonly name: string | undefined;
}

export interface PayerCandidate extends PayerMention {
  readonly match: Match;
}

export type PayerReason = 'retired' | 'suspended' | 'inactive' | 'unreadable' | 'no-endpoint';
export type EndpointReason =
  | 'environment'
  | 'use-case'
  | 'access-method'
  | 'address'
  | 'status'
  | 'period'
  | 'certificate'
  /** It fits, but another one is better: by its use case or its rank. */
  | 'not-best';

/** Why a payer or one of its Endpoints is no answer. */
export interface LeftOut {
  readonly reason: PayerReason | EndpointReason;
  /** A clause with the value found: `it is for the test environment, not prod`. */
  readonly detail: string;
  /** Undefined where the payer as a whole is meant. */
  readonly endpoint: EndpointRecord | undefined;
}

interface AnswerBase {
  readonly question: Question;
  /** The environment that was asked for, or the default. */
  readonly environment: Environment;
  readonly verified: Verified;
  /** What the user must know before trusting the answer, as sentences: files that could not be read. */
  readonly warnings: readonly string[];
}

export interface Found extends AnswerBase {
  readonly outcome: 'found';
  readonly payer: Payer;
  readonly match: Match;
  /** One, unless all were asked for; best first. */
  readonly endpoints: readonly AnsweredEndpoint[];
  readonly leftOut: readonly LeftOut[];
  /** What is worth knowing about the choice, as sentences. */
  readonly notes: readonly string[];
}

export interface NotFound extends AnswerBase {
  readonly outcome: 'not-found';
  /** Why nothing could be found, where more is known than that nothing was: a clause. */
  readonly detail: string | undefined;
  /** Payers with names like it, likeliest first. */
  readonly suggestions: readonly PayerMention[];
}

export interface AmbiguousPayer extends AnswerBase {
  readonly outcome: 'ambiguous';
  readonly between: 'payers';
  readonly candidates: readonly PayerCandidate[];
}

export interface AmbiguousEndpoint extends AnswerBase {
  readonly outcome: 'ambiguous';
  readonly between: 'endpoints';
  readonly payer: Payer;
  readonly match: Match;
  readonly endpoints: readonly AnsweredEndpoint[];
  readonly leftOut: readonly LeftOut[];
}

export interface Filtered extends AnswerBase {
  readonly outcome: 'filtered';
  readonly payer: PayerMention;
  readonly match: Match;
  readonly leftOut: readonly LeftOut[];
  /** The slug of the payer that took over, where a tombstone names one. */
  readonly successor: string | undefined;
}

/** What a question comes to. */
export type Answer = Found | NotFound | AmbiguousPayer | AmbiguousEndpoint | Filtered;
