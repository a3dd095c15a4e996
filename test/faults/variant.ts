import type { BaseName } from './bases/bundles.js';
import { type Edit, edited } from './fault.js';

/** A document in which the validator finds no error. */
export interface Variant {
  /** A group and a name of its own, which never changes. */
  readonly id: string;
  bytes(): Uint8Array;
}

/** A maker of variants of one bundle. */
export function variantsOf(group: string, base: BaseName) {
  return (name: string, edit: Edit): Variant => ({ id: `${group}/${base}: ${name}`, bytes: () => edited(base, edit) });
}
