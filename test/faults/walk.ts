import type { JsonValue } from '../../src/domain/json.js';
import type { Path } from '../../src/domain/path.js';

/** A value of a document and where it stands. */
export interface Node {
  readonly path: Path;
  readonly value: JsonValue;
}

/** Every value of a document, parents first, in the order of the text. */
export function nodesOf(value: JsonValue, path: Path = []): Node[] {
  const children = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  const nested = children.flatMap(([key, child]) => nodesOf(child as JsonValue, [...path, Array.isArray(value) ? Number(key) : key]));
  return [{ path, value }, ...nested];
}

/** The value at a path; undefined where there is none. */
export function valueAt(document: JsonValue, path: Path): JsonValue | undefined {
  let value: JsonValue | undefined = document;
  for (const key of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
    value = (value as Record<string | number, JsonValue>)[key];
  }
  return value;
}
