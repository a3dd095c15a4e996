import type { SchemaFault } from './schema.js';

/** One error as ajv leaves it, without its `schemaPath`. */
export interface SchemaError {
  /** JSON pointer from the root. */
  readonly instancePath: string;
  readonly keyword: string;
  readonly params: {
    /** Absent where a plain `type` failed. */
    readonly fault?: SchemaFault;
    /** The property or index at fault, below `instancePath`. */
    readonly key?: string | number;
    readonly type?: string;
  };
}

/** A guide's validator, as it is generated. */
export interface GuideValidator {
  readonly judge: { (value: unknown): boolean; errors?: SchemaError[] | null };
  /** Canonicals that a resource may claim, since it is held to them anyway. */
  readonly profiles: ReadonlySet<string>;
}
