import type { BrokenRule, FaultArguments, Rule } from '../domain/finding.js';
import { misreadAs } from './decimal.js';
import { positionIn } from './lines.js';
import { prototypeKeys } from './plain.js';
import { duplicateKey, loneSurrogate, numberPrecision, prototypeKey, tooDeep } from './rules.js';
import type { Stop } from './scan.js';
import { isDigit, scan, stringValue } from './scan.js';

/** What a close look at a text came to. */
export interface Examination {
  /** In the order of the text; those past the limit are only counted. */
  readonly faults: readonly BrokenRule[];
  readonly unlisted: number;
  readonly isTooDeep: boolean;
  /** Where the text stops being JSON. */
  readonly stop: Stop | undefined;
}

export interface ExamineLimits {
  readonly depth: number;
  readonly faults: number;
}

/** A repeated key's arguments (hence a type: they must fit an index signature), counted up while the object is read. */
type Repeat = {
  readonly key: string;
  readonly line: number;
  times: number;
};

interface Frame {
  /** The key (of an object) or index (of an array) at which reading is. */
  step: string | number;
  /** Where each key of the object stood first, or how often it was repeated. */
  keys?: Map<string, number | Repeat>;
}

interface State {
  readonly text: string;
  readonly starts: () => readonly number[];
  readonly limits: ExamineLimits;
  readonly frames: Frame[];
  readonly faults: BrokenRule[];
  unlisted: number;
  isTooDeep: boolean;
  /** The first backslash at or after the last string looked at: most strings have none. */
  backslash: number;
}

const minus = 0x2d;
const openBrace = 0x7b;

/**
 * Looks at every key, string, number and bracket of a text, in time and memory that grow with its length alone. `starts`
 * gives the starts of its lines; `known`: `JSON.parse` has taken the text.
 */
export function examine(text: string, starts: () => readonly number[], limits: ExamineLimits, known: boolean): Examination {
  const backslash = text.indexOf('\\');
  const state: State = { text, starts, limits, frames: [], faults: [], unlisted: 0, isTooDeep: false, backslash };
  const stop = scan(
    text,
    {
      open: (start) => enter(state, start),
      close: () => void state.frames.pop(),
      key: (start, end) => readKey(state, start, end),
      scalar: (start, end) => readScalar(state, start, end),
    },
    known,
  );
  return { faults: state.faults, unlisted: state.unlisted, isTooDeep: state.isTooDeep, stop };
}

function report(state: State, rule: Rule, offset: number, args: FaultArguments): void {
  if (state.faults.length < state.limits.faults) {
    state.faults.push({ rule, path: state.frames.map((frame) => frame.step), args, offset });
  } else state.unlisted += 1;
}

function enter(state: State, start: number): void {
  beginValue(state);
  if (state.frames.length === state.limits.depth && !state.isTooDeep) {
    state.isTooDeep = true;
    report(state, tooDeep, start, { limit: state.limits.depth });
  }
  state.frames.push({ step: state.text.charCodeAt(start) === openBrace ? '' : -1 });
}

/** In an array each value moves the index; in an object the key has done so. */
function beginValue(state: State): void {
  const frame = state.frames.at(-1);
  if (typeof frame?.step === 'number') frame.step += 1;
}

function readKey(state: State, start: number, end: number): void {
  const frame = state.frames.at(-1);
  if (frame === undefined || state.frames.length > state.limits.depth) return;
  const key = stringValue(state.text, start, end);
  frame.step = key;
  frame.keys ??= new Map();
  const seen = frame.keys.get(key);
  if (seen === undefined) {
    frame.keys.set(key, start);
    if (prototypeKeys.has(key)) report(state, prototypeKey, start, { key });
    readString(state, start, end);
  } else if (typeof seen === 'number') {
    const repeat: Repeat = { key, line: positionIn(state.starts(), seen, 0).line, times: 2 };
    frame.keys.set(key, repeat);
    report(state, duplicateKey, start, repeat);
  } else seen.times += 1;
}

function readScalar(state: State, start: number, end: number): void {
  beginValue(state);
  if (state.frames.length > state.limits.depth) return;
  const first = state.text.charCodeAt(start);
  if (first === minus || isDigit(first)) readNumber(state, start, end);
  else readString(state, start, end);
}

function readNumber(state: State, start: number, end: number): void {
  const literal = state.text.slice(start, end);
  const read = misreadAs(literal);
  if (read !== undefined) report(state, numberPrecision, start, { literal: literal.slice(0, 300), read });
}

/** Reports the first lone surrogate of a string: in decoded text only an escape can make one. */
function readString(state: State, start: number, end: number): void {
  if (state.backslash !== -1 && state.backslash < start) state.backslash = state.text.indexOf('\\', start);
  for (let at = state.backslash; at !== -1 && at < end; at = state.text.indexOf('\\', at)) {
    const half = surrogateAt(state.text, at);
    if (half === undefined) at += 2;
    else if (half === 'high' && surrogateAt(state.text, at + 6) === 'low') at += 12;
    else {
      report(state, loneSurrogate, at, { escape: state.text.slice(at, at + 6) });
      return;
    }
  }
}

function surrogateAt(text: string, at: number): 'high' | 'low' | undefined {
  const half = /^\\u[dD](?:([89abAB])|[c-fC-F])[0-9a-fA-F]{2}$/.exec(text.slice(at, at + 6));
  if (half === null) return undefined;
  return half[1] === undefined ? 'low' : 'high';
}
