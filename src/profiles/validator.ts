import type { SchemaError } from './leaves/sink.js';

/** A guide's validator, as it is generated. */
export interface GuideValidator {
  /** What is wrong with a value, at most `limit` errors; total. `isVisible`: its strings are known to hold nothing but visible ASCII and blanks. */
  readonly judge: (value: unknown, limit: number, isVisible?: boolean) => readonly SchemaError[];
  /** Canonicals that a resource may claim, since it is held to them anyway. */
  readonly profiles: ReadonlySet<string>;
}

/** A guide that is ready to judge by. */
export interface LoadedGuide extends GuideValidator {
  /** Package name and version. */
  readonly name: string;
  /** What people call it. */
  readonly title: string;
}
