import type { JsonArray, JsonObject } from '../domain/json.js';
import { isDigit } from './scan.js';

/** Keys that reach the prototype chain in programs which copy or merge objects carelessly. */
export const prototypeKeys: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

const doubtful = -1;
const space = 0x20;
const quote = 0x22;
const minus = 0x2d;
const point = 0x2e;
const slash = 0x2f;
const nine = 0x39;
const upperE = 0x45;
const backslash = 0x5c;
const lowerE = 0x65;
const lowerU = 0x75;

/**
 * Whether cheap evidence rules out every fault that a text which `JSON.parse` has taken can still have: repeated keys,
 * prototype keys, too much depth, lone surrogates, numbers that change their value. False says "look closely", no more.
 *
 * Repeated keys: `value` has no more keys than the text has, and every key of the text is followed by its closing quote, white
 * space and a colon. If that sequence occurs just as often as `value` has keys, no key was lost. A string may hold or begin
 * with such a sequence; then there are more, which is doubt and not an error.
 */
export function isPlain(text: string, value: JsonObject, depth: number, escapes = escapesIn(text)): boolean {
  if (escapes === 'surrogates') return false;
  const tally: Tally = { keys: 0, numbers: 0 };
  return isCounted(value, depth, tally) && tally.keys === keysIn(text, tally.numbers > 0);
}

interface Tally {
  keys: number;
  numbers: number;
}

/** Counts what is in `object`; false where something in it needs a closer look. */
function isCounted(object: JsonObject, depth: number, tally: Tally): boolean {
  if (depth === 0) return false;
  for (const key in object) {
    // Not the set above: this runs for every key of every document, and few have this length.
    if (key.length >= 9 && (key === '__proto__' || key === 'constructor' || key === 'prototype')) return false;
    tally.keys += 1;
    const member = object[key];
    if (typeof member === 'object' && member !== null) {
      // Array.isArray does not narrow readonly arrays.
      const isFine = Array.isArray(member)
        ? areCounted(member as JsonArray, depth - 1, tally)
        : isCounted(member as JsonObject, depth - 1, tally);
      if (!isFine) return false;
    } else if (typeof member === 'number') tally.numbers += 1;
  }
  return true;
}

/** As for an object; numbers in arrays, of which a bundle has none, stand behind no colon and are looked at closely. */
function areCounted(items: JsonArray, depth: number, tally: Tally): boolean {
  if (depth === 0) return false;
  for (let index = 0; index < items.length; index += 1) {
    const item = items[index];
    if (typeof item === 'object' && item !== null) {
      const isFine = Array.isArray(item)
        ? areCounted(item as JsonArray, depth - 1, tally)
        : isCounted(item as JsonObject, depth - 1, tally);
      if (!isFine) return false;
    } else if (typeof item === 'number') return false;
  }
  return true;
}

/**
 * How often the text has a quote, white space and a colon; doubtful where a number that follows (asked only where there are
 * `numbers`) may not keep its value. In JSON whatever is not above a space is white space: strings hold no control characters.
 */
function keysIn(text: string, numbers: boolean): number {
  let keys = 0;
  for (let colon = text.indexOf(':'); colon !== -1; colon = text.indexOf(':', colon + 1)) {
    let before = colon - 1;
    let last = text.charCodeAt(before);
    while (last <= space) {
      before -= 1;
      last = text.charCodeAt(before);
    }
    if (last !== quote) continue;
    keys += 1;
    if (!numbers) continue;
    let after = colon + 1;
    while (text.charCodeAt(after) <= space) after += 1;
    const first = text.charCodeAt(after);
    if (first <= nine && first !== quote && !isShortNumber(text, after)) return doubtful;
  }
  return keys;
}

/** Up to 15 digits and no exponent: such a decimal always comes back from a double (IEEE 754 binary64). */
function isShortNumber(text: string, start: number): boolean {
  for (let at = start; at < start + 16; at += 1) {
    const code = text.charCodeAt(at);
    if (!isDigit(code) && code !== point && code !== minus) return code !== lowerE && code !== upperE;
  }
  return false;
}

/** What the escapes of a text stand for: quotes and slashes alone (`signs`), other characters too, or even halves of surrogate pairs. */
export type Escapes = 'signs' | 'characters' | 'surrogates';

/** In JSON a backslash stands only in strings and always begins an escape, so they can be met two by two. */
export function escapesIn(text: string): Escapes {
  let escapes: Escapes = 'signs';
  for (let at = text.indexOf('\\'); at !== -1; at = text.indexOf('\\', at + 2)) {
    const letter = text.charCodeAt(at + 1);
    if (letter === quote || letter === slash || letter === backslash) continue;
    if (letter === lowerU && (text[at + 2] === 'd' || text[at + 2] === 'D')) return 'surrogates';
    escapes = 'characters';
  }
  return escapes;
}
