import type { SchemaError } from './leaves/sink.js';

/** A guide's validator, as it is generated. */
export interface GuideValidator {
  /** What is wrong with a value, at most `limit` errors; total. */
  readonly judge: (value: unknown, limit: number) => readonly SchemaError[];
  /** Canonicals that a resource may claim, since it is held to them anyway. */
  readonly profiles: ReadonlySet<string>;
}
