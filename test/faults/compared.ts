import type { JsonValue } from '../../src/domain/json.js';
import type { Path } from '../../src/domain/path.js';

/** An error of the reference validator, without its text. */
export interface VerdictError {
  readonly messageId: string;
  /** FHIRPath; empty where the document as a whole is meant. */
  readonly location: string;
}

/** What the reference validator holds against a document: nothing where it is valid. */
export type Verdict = readonly VerdictError[];

/** An error of ours. */
export interface OwnError {
  readonly code: string;
  readonly path: Path;
  readonly expression: string;
}

/** A document and what both say of it. */
export interface Compared {
  readonly document: JsonValue;
  /** Our errors of the layers r4 and profile. */
  readonly ours: readonly OwnError[];
  /** Our errors of the layer directory, which holds some rules that R4 has too. */
  readonly beside: readonly OwnError[];
  readonly theirs: Verdict;
}
