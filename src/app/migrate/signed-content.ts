import type { JsonObject, JsonValue } from '../../domain/json.js';

/** What a signature of a Bundle does not cover (Da Vinci CDex 2.1.0, Signatures). */
const unsigned = new Set(['signature', 'id', 'meta']);

/** Whether two versions of one bundle differ in what a signature covers. Members keep their order from step to step. */
export function isSignedContentChanged(before: JsonObject, after: JsonObject): boolean {
  return signedContent(before) !== signedContent(after);
}

function signedContent(bundle: JsonObject): string {
  return textWithout(bundle, unsigned);
}

/** A resource or bundle as text, without some of its members. */
export function textWithout(object: JsonObject, left: ReadonlySet<string>): string {
  return JSON.stringify(Object.entries(object).filter(([key]): boolean => !left.has(key)) satisfies [string, JsonValue | undefined][]);
}
