import type { BrokenRule } from '../domain/finding.js';
import type { JsonValue } from '../domain/json.js';
import { isObject } from '../domain/json.js';
import type { Path } from '../domain/path.js';
import type { Policy } from '../domain/policy.js';
import { decode } from './decode.js';
import type { Examination } from './examine.js';
import { examine } from './examine.js';
import type { Position } from './lines.js';
import { lineStarts, positionIn } from './lines.js';
import type { Places } from './places.js';
import { placesIn, valueAt } from './places.js';
import { escapesIn, isPlain } from './plain.js';
import { empty, moreFaults, notAnObject, nul, tooLarge } from './rules.js';
import type { Stop } from './scan.js';
import { afterBlanks, stringEnd, tokenEnd } from './scan.js';
import { syntaxFault } from './syntax.js';

export type { Position } from './lines.js';

/** A file's bytes as they were read. Nothing about the shape of `value` is known. */
export interface ParsedDocument {
  /**
   * As `JSON.parse` reads it: of a repeated key the last value, `__proto__` as any other key. Undefined where the bytes are
   * not JSON, or JSON that is too deep to be given to recursive readers.
   */
  readonly value: JsonValue | undefined;
  /** Without byte order mark, with U+FFFD for bytes that are not UTF-8; empty where the file is too large or of another encoding. */
  readonly text: string;
  /** Known of all strings and keys in `value`: they hold ASCII alone, and of what can't be seen only the blank (and DEL). False where not known. */
  readonly isVisible: boolean;
  /** Of the json layer, at most `limits.findings` or two: first those of the file as a whole, then in the order of the text. */
  readonly faults: readonly BrokenRule[];
  /** Where the value at `path` stands, or else the innermost value around it that exists; undefined in a text without any. */
  locate(path: Path): Position | undefined;
  /** Where the key of the property at `path` stands; for anything else as `locate`. */
  locateKey(path: Path): Position | undefined;
  /** The place of a fault that has an `offset`, as long as the token that begins there. */
  positionAt(offset: number): Position;
}

/** Beyond these no policy goes: what a string can hold, and what recursive readers of the value can follow. */
const ceilings = { fileBytes: 2 ** 28, depth: 1_000 };

/** Reads bytes as one JSON object. Never throws; time and memory grow with the number of bytes, and stop at the limits. */
export function parseDocument(bytes: Uint8Array, limits: Policy['limits']): ParsedDocument {
  const limit = Math.min(limits.fileBytes, ceilings.fileBytes);
  if (bytes.length > limit) return documentOf('', undefined, [{ rule: tooLarge, path: [], args: { bytes: bytes.length, limit } }]);

  const { text, isAscii, faults } = decode(bytes);
  if (text === undefined) return documentOf('', undefined, faults);
  const depth = Math.min(limits.depth, ceilings.depth);
  const value = parsed(text);
  const escapes = escapesIn(text);
  if (isObject(value) && isPlain(text, value, depth, escapes)) {
    // JSON holds control characters only where they are escaped (RFC 8259, section 7).
    return documentOf(text, value, faults, undefined, isAscii && escapes === 'signs');
  }
  return examined(text, value, faults, { depth, faults: Math.max(limits.findings, 2) });
}

/** `JSON.parse`, or undefined where that refuses. */
function parsed(text: string): JsonValue | undefined {
  try {
    return JSON.parse(text) as JsonValue; // JSON.parse gives nothing else
  } catch {
    return undefined;
  }
}

function examined(
  text: string,
  value: JsonValue | undefined,
  faults: readonly BrokenRule[],
  limits: { readonly depth: number; readonly faults: number },
): ParsedDocument {
  const starts = linesOf(text);
  const examination = examine(text, starts, limits, value !== undefined);
  const whole = [...faults, ...wholeFaults(text, value, examination, starts)];
  const readable = examination.isTooDeep ? undefined : value;
  return documentOf(text, readable, listed(whole, examination, limits.faults), starts);
}

/** Faults of the text as a whole: why it could not be read, or that it is no object. One cause gives one fault. */
function wholeFaults(
  text: string,
  value: JsonValue | undefined,
  { stop }: Examination,
  starts: () => readonly number[],
): readonly BrokenRule[] {
  if (value !== undefined) return isObject(value) ? [] : [{ rule: notAnObject, path: [], args: { found: kindOf(value) } }];
  if (afterBlanks(text, 0) === text.length) return [{ rule: empty, path: [] }];
  const faults: BrokenRule[] = [];
  const offset = text.indexOf('\0');
  if (offset !== -1) faults.push({ rule: nul, path: [], offset });
  // The scanner refuses what JSON.parse refuses; should they ever differ, an unread file must still not pass as faultless.
  const at: Stop = stop ?? { offset: text.length, expected: 'end', within: undefined };
  if (text[at.offset] !== '\0') faults.push(syntaxFault(text, at, starts));
  return faults;
}

function kindOf(value: JsonValue): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'an array' : `a ${typeof value}`;
}

/** No more than `limit` (two at least), the last of which says how many are missing. */
function listed(whole: readonly BrokenRule[], { faults, unlisted }: Examination, limit: number): readonly BrokenRule[] {
  const all = [...whole, ...faults];
  if (unlisted === 0 && all.length <= limit) return all;
  const kept = all.slice(0, limit - 1);
  return [...kept, { rule: moreFaults, path: [], args: { count: all.length - kept.length + unlisted } }];
}

function linesOf(text: string): () => readonly number[] {
  let starts: readonly number[] | undefined;
  return () => (starts ??= lineStarts(text));
}

function documentOf(
  text: string,
  value: JsonValue | undefined,
  faults: readonly BrokenRule[],
  starts = linesOf(text),
  isVisible = false,
): ParsedDocument {
  let known: Places | undefined;
  const places = (): Places => (known ??= placesIn(text, value !== undefined));
  const between = (start: number, end: number): Position => positionIn(starts(), start, end - start);
  const locate = (path: Path): Position | undefined => {
    const found = valueAt(places(), path);
    return found && between(places().start[found.value] ?? 0, places().end[found.value] ?? 0);
  };
  return {
    value,
    text,
    isVisible,
    faults,
    locate,
    locateKey(path) {
      const found = valueAt(places(), path);
      const key = found?.steps === path.length ? (places().key[found.value] ?? -1) : -1;
      return key === -1 ? locate(path) : between(key, stringEnd(text, key));
    },
    positionAt: (offset) => between(offset, tokenEnd(text, offset)),
  };
}
