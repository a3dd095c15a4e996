import type { SchemaFault } from '../schema.js';
import { knowing } from './visible.js';

/** One fault as the generated validator leaves it. */
export interface SchemaError {
  /** JSON pointer from the root. */
  readonly pointer: string;
  readonly fault: SchemaFault;
  /** The property or index at fault, below `pointer`. */
  readonly key: string | number | undefined;
}

/** Where generated validators put what they find. One run at a time: they are synchronous and do not call each other. */
export const sink = {
  /** False once it is full: then nothing more is worked out. */
  open: true,
  errors: [] as SchemaError[],
  limit: 0,
  add(pointer: string, fault: SchemaFault, key?: string | number): void {
    sink.errors.push({ pointer, fault, key });
    if (sink.errors.length >= sink.limit) sink.open = false;
  },
};

const none: readonly SchemaError[] = [];

/** Runs a validator; at most `limit` errors, in the order in which they are met. */
export function collect(validate: (value: unknown) => unknown, value: unknown, limit: number, isVisible = false): readonly SchemaError[] {
  sink.open = true;
  sink.errors = [];
  sink.limit = limit;
  knowing(isVisible, () => validate(value));
  if (sink.errors.length === 0) return none;
  const { errors } = sink;
  sink.errors = [];
  return errors;
}
