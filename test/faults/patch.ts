import { isObject, type JsonValue } from '../../src/domain/json.js';
import type { Path } from '../../src/domain/path.js';

/** A change of a document, as RFC 6902 has it, with the path as keys and indices. */
export type Change =
  | { readonly op: 'remove'; readonly path: Path }
  | { readonly op: 'replace' | 'add'; readonly path: Path; readonly value: JsonValue };

/** What a container looks like to one who changes it. */
type Container = Record<string, unknown> | unknown[];

function containerAt(document: JsonValue, path: Path): Container {
  let value: unknown = document;
  for (const key of path.slice(0, -1)) value = (value as Record<string | number, unknown>)?.[key];
  if (Array.isArray(value) || isObject(value)) return value as Container; // a copy of the caller's own
  throw new Error(`/${path.join('/')} leads nowhere.`);
}

function apply(document: JsonValue, change: Change): JsonValue {
  const key = change.path.at(-1);
  if (key === undefined) return change.op === 'remove' ? null : copied(change.value);
  const container = containerAt(document, change.path);
  if (Array.isArray(container)) {
    const value = change.op === 'remove' ? [] : [copied(change.value)];
    container.splice(Number(key), change.op === 'add' ? 0 : 1, ...value);
  } else if (change.op === 'remove') delete container[key];
  else container[key] = copied(change.value);
  return document;
}

/** A copy that shares nothing, neither with the original nor within itself: as the text would be read. */
export function copied<T extends JsonValue>(document: T): T {
  return JSON.parse(JSON.stringify(document)) as T; // JSON gives back what it was given
}

/** The document with the changes; the one given stays as it is. */
export function changed(document: JsonValue, changes: readonly Change[]): JsonValue {
  return changes.reduce(apply, copied(document));
}
