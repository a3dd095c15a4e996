import type { BrokenRule } from '../domain/finding.js';
import { positionIn } from './lines.js';
import type { Clue } from './mistakes.js';
import { hintFor } from './mistakes.js';
import { syntax } from './rules.js';
import type { Expected, Stop } from './scan.js';
import { isBlank } from './scan.js';

const reach = 80;

/** The fault for a text that stops being JSON: what stands there, what was expected, and what its author probably did. */
export function syntaxFault(text: string, stop: Stop, starts: () => readonly number[]): BrokenRule {
  const last = lastBefore(text, stop.offset);
  const isTrailed = text[last] === ',' && (stop.expected === 'key' || stop.expected === 'value') && /[}\]]/.test(text[stop.offset] ?? '');
  // A trailing comma is what must go, not the bracket after it; the end of the file is right after its last character.
  const offset = isTrailed ? last : stop.offset < text.length ? stop.offset : last + 1;
  const clue: Clue = {
    ahead: stop.offset < text.length ? text.slice(offset, offset + reach) : '',
    expected: stop.expected,
    isFirst: last === -1,
    trailedBy: isTrailed ? text[stop.offset] : undefined,
  };
  const hint = clue.ahead !== '' ? hintFor(clue) : unclosed(text, stop, starts);
  return { rule: syntax, path: [], offset, args: { problem: problemIn(clue, text[stop.within ?? -1]), hint } };
}

function lastBefore(text: string, offset: number): number {
  let at = offset - 1;
  while (isBlank(text.charCodeAt(at))) at -= 1;
  return at;
}

function unclosed(text: string, stop: Stop, starts: () => readonly number[]): string {
  if (stop.within === undefined) return 'The file ends too early: restore its missing part.';
  const { line, column } = positionIn(starts(), stop.within, 1);
  return `The ${text[stop.within]} of line ${line}, column ${column} is never closed: restore what is missing.`;
}

function problemIn(clue: Clue, bracket: string | undefined): string {
  const { ahead, expected, trailedBy } = clue;
  if (trailedBy !== undefined) return `nothing but ${trailedBy} follows the comma`;
  if (expected === 'string') {
    if (ahead.startsWith('"')) return `the string ${cut(ahead.split(/[\r\n]/, 1)[0] ?? '')} is not closed on its line`;
    return ahead.startsWith('\\') ? `${badEscape(ahead)} is not an escape` : `the control character ${named(ahead)} stands in a string`;
  }
  if (expected === 'number' && ahead.startsWith('0')) return `the number ${cut(tokenIn(ahead))} begins with a zero`;
  const wanted = wantedFor[expected] ?? `a comma or ${bracket === '{' ? '}' : ']'}`;
  return ahead === '' ? `the file ends where ${wanted} is expected` : `${cut(tokenIn(ahead))} stands where ${wanted} is expected`;
}

const wantedFor: Readonly<Record<Expected, string | undefined>> = {
  value: 'a value',
  item: 'a value or ]',
  key: 'a key',
  member: 'a key or }',
  colon: 'a colon',
  comma: undefined,
  end: 'the end of the file',
  string: undefined,
  number: 'a digit',
};

function badEscape(ahead: string): string {
  return /^\\(?:u[^"\s]{0,4}|.)?/u.exec(ahead)?.[0] ?? '\\';
}

/** A string, a word or a number as it is written; of anything else one character, named where it can't be seen. */
function tokenIn(ahead: string): string {
  const token = /^(?:"(?:[^"\\\r\n]|\\.)*"?|[\w$+.-]+)/.exec(ahead)?.[0];
  return token ?? (/^[\p{C}\p{Z}]/u.test(ahead) ? named(ahead) : String.fromCodePoint(ahead.codePointAt(0) ?? 0));
}

function named(ahead: string): string {
  return `U+${(ahead.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}

function cut(token: string): string {
  return token.length > 40 ? `${token.slice(0, 40)}…` : token;
}
