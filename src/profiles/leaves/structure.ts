import { asArray, asObject, isObject, type JsonObject, type JsonValue } from '../../domain/json.js';

/** Fixed value: the same in every part (R4, ElementDefinition.fixed[x]). */
export function isEqual(expected: JsonValue, value: unknown): boolean {
  if (expected === value) return true;
  if (typeof expected !== 'object' || expected === null || typeof value !== 'object' || value === null) return false;
  if (Array.isArray(expected) !== Array.isArray(value)) return false;
  const keys = Object.keys(expected);
  return keys.length === Object.keys(value).length && keys.every((key) => isEqual(part(expected, key), part(value, key)));
}

function part(value: object, key: string): JsonValue {
  return Object.hasOwn(value, key) ? ((value as Record<string, JsonValue>)[key] ?? null) : null;
}

/** Pattern: all that it says is in the value; each of an array's items matches some item (R4, ElementDefinition.pattern[x]). */
export function matchesPattern(pattern: JsonValue, value: unknown): boolean {
  if (typeof pattern !== 'object' || pattern === null) return pattern === value;
  if (Array.isArray(pattern)) {
    return Array.isArray(value) && pattern.every((each) => value.some((item) => matchesPattern(each, item)));
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const members = pattern as JsonObject; // Array.isArray does not narrow readonly arrays
  for (const key in members) {
    const each = members[key];
    if (each !== undefined && !(Object.hasOwn(value, key) && matchesPattern(each, part(value, key)))) return false;
  }
  return true;
}

/** One test that tells whether an item belongs to a slice. */
export interface SliceTest {
  readonly kind: 'fixed' | 'pattern' | 'exists' | 'type';
  /** Keys from the item; empty for the item itself. A choice element is its base name, `value`. */
  readonly path: readonly string[];
  readonly expected: JsonValue;
}

function valuesAt(value: unknown, path: readonly string[]): unknown[] {
  let values = [value];
  for (const key of path) {
    values = values.flatMap((each) => {
      const object = asObject(each);
      const child = object === undefined || !Object.hasOwn(object, key) ? undefined : object[key];
      return child === undefined ? [] : Array.isArray(child) ? child : [child];
    });
  }
  return values;
}

/** The item passes every discriminator of the slice. */
export function isMember(tests: readonly SliceTest[], item: unknown): boolean {
  return tests.every(({ kind, path, expected }) => {
    const values = path.length === 0 ? [item] : valuesAt(item, path);
    if (kind === 'exists') return values.length > 0 === expected;
    if (kind === 'pattern') return values.some((value) => matchesPattern(expected, value));
    if (kind === 'type') return values.some((value) => asObject(value)?.['resourceType'] === expected);
    return values.some((value) => isEqual(expected, value));
  });
}

/** The resource says in its meta that it conforms to the profile, in this version or another. */
export function claims(resource: unknown, canonical: string): boolean {
  const profiles = asArray(asObject(asObject(resource)?.['meta'])?.['profile']);
  return profiles.some(
    (each) =>
      typeof each === 'string' && each.startsWith(canonical) && (each.length === canonical.length || each[canonical.length] === '|'),
  );
}

/** A primitive list and its companion: of one length where both are there, and no place null in both (R4, JSON, "Primitive types"). */
export function areParallel(values: unknown, companions: unknown): boolean {
  if (!Array.isArray(values)) return true;
  if (companions === undefined) return !values.includes(null);
  if (!Array.isArray(companions) || companions.length === 0 || values.length === 0) return true;
  return values.length === companions.length && values.every((value, index) => value !== null || companions[index] !== null);
}

/** A place in a list of primitives has a companion and no value. */
export function isMissingValue(values: unknown, companions: unknown): boolean {
  if (!Array.isArray(companions)) return false;
  return companions.some(
    (companion, index) => isObject(companion) && (!Array.isArray(values) || values[index] === null || values[index] === undefined),
  );
}
