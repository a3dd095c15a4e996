import * as invariants from './leaves/invariants.js';
import * as ndh from './leaves/ndh.js';
import * as usCore from './leaves/us-core.js';

/** Invariants that need to know where they are: key → the property without which they hold anyway. */
export const placedInvariants: ReadonlyMap<string, string> = new Map([['ref-1', 'reference']]);

const compiled = new Set([...Object.keys(invariants), ...Object.keys(usCore), ...Object.keys(ndh), 'ref1', 'dom3']);

/** `us-core-16` → `usCore16`, the leaf that was compiled by hand for it; undefined where there is none. */
export function invariantLeaf(key: string): string | undefined {
  const name = key.replace(/-([a-z0-9])/g, (_whole, letter: string) => letter.toUpperCase());
  return compiled.has(name) ? name : undefined;
}
