/** What the scanner meets, in the order of the text. Offsets are UTF-16 code units, ends are exclusive. */
export interface Visitor {
  /** `text[start]` is the bracket and says whether an object or an array opens. */
  open(start: number): void;
  close(end: number): void;
  /** With its quotes. */
  key(start: number, end: number): void;
  /** A string (with its quotes), a number, `true`, `false` or `null`. */
  scalar(start: number, end: number): void;
}

/** What the grammar (RFC 8259, section 2) wants next: `item` is the first of an array, `member` the first of an object. */
export type Expected = 'value' | 'item' | 'key' | 'member' | 'colon' | 'comma' | 'end' | 'string' | 'number';

/** Where the text leaves the grammar. */
export interface Stop {
  /** Of the first character that doesn't fit; of the opening quote where a string is not closed on its line. */
  readonly offset: number;
  readonly expected: Expected;
  /** Offset of the innermost bracket that is open there. */
  readonly within: number | undefined;
}

const tab = 0x09;
const lineFeed = 0x0a;
const carriageReturn = 0x0d;
const space = 0x20;
const quote = 0x22;
const plus = 0x2b;
const comma = 0x2c;
const minus = 0x2d;
const point = 0x2e;
const zero = 0x30;
const nine = 0x39;
const colon = 0x3a;
const openBracket = 0x5b;
const backslash = 0x5c;
const closeBracket = 0x5d;
const openBrace = 0x7b;
const closeBrace = 0x7d;

/** The code unit at `at`; -1 past the end, which unlike NaN keeps reading fast. */
function unitAt(text: string, at: number): number {
  return at < text.length ? text.charCodeAt(at) : -1;
}

export function isDigit(code: number): boolean {
  return code >= zero && code <= nine;
}

/** RFC 8259, section 2: the only white space that JSON has. */
export function isBlank(code: number): boolean {
  return code <= space && (code === space || code === lineFeed || code === carriageReturn || code === tab);
}

export function afterBlanks(text: string, start: number): number {
  let at = start;
  while (isBlank(unitAt(text, at))) at += 1;
  return at;
}

/**
 * The end of the string that opens at `start`; where it is faulty, the complement (`~`) of the fault's offset: a control
 * character, the backslash of a bad escape, or `start` where no quote closes it on its line.
 */
export function stringEnd(text: string, start: number): number {
  for (let at = start + 1; ; at += 1) {
    const code = unitAt(text, at);
    if (code === quote) return at + 1;
    if (code === backslash) {
      const length = escapeLength(text, at);
      if (length === 0) return ~at;
      at += length - 1;
    } else if (code < space) {
      return code === -1 || code === lineFeed || code === carriageReturn ? ~start : ~at;
    }
  }
}

const simpleEscapes = '"\\/bfnrt';

/** Of the escape that starts at `at`; 0 where JSON has none such. */
function escapeLength(text: string, at: number): number {
  const letter = text[at + 1];
  if (letter === 'u') return /^[0-9a-fA-F]{4}$/.test(text.slice(at + 2, at + 6)) ? 6 : 0;
  return letter !== undefined && simpleEscapes.includes(letter) ? 2 : 0;
}

/** As `stringEnd`, in a text that is known to be JSON: hops from quote to quote. */
function closingQuote(text: string, start: number): number {
  for (let at = text.indexOf('"', start + 1); at !== -1; at = text.indexOf('"', at + 1)) {
    let before = at;
    while (text.charCodeAt(before - 1) === backslash) before -= 1;
    if ((at - before) % 2 === 0) return at + 1;
  }
  return ~start;
}

function afterDigits(text: string, start: number): number {
  let at = start;
  while (isDigit(unitAt(text, at))) at += 1;
  return at;
}

/** The end of the number that starts at `start`; where it is faulty, the complement of the fault's offset. */
function numberEnd(text: string, start: number): number {
  const first = unitAt(text, start) === minus ? start + 1 : start;
  let at = afterDigits(text, first);
  if (at === first) return ~at;
  if (unitAt(text, first) === zero && at > first + 1) return ~first;
  if (unitAt(text, at) === point) {
    const fraction = at + 1;
    at = afterDigits(text, fraction);
    if (at === fraction) return ~at;
  }
  if (text[at] === 'e' || text[at] === 'E') {
    const sign = unitAt(text, at + 1);
    const exponent = sign === plus || sign === minus ? at + 2 : at + 1;
    at = afterDigits(text, exponent);
    if (at === exponent) return ~at;
  }
  return at;
}

function kindOf(code: number): 'string' | 'number' | 'word' {
  if (code === quote) return 'string';
  return code === minus || isDigit(code) ? 'number' : 'word';
}

/** The end of `true`, `false` or `null`; -1 where none of them stands at `start`. */
function wordEnd(text: string, start: number): number {
  if (text.startsWith('true', start) || text.startsWith('null', start)) return start + 4;
  return text.startsWith('false', start) ? start + 5 : -1;
}

/**
 * Reads JSON text by the strict grammar and tells `visitor` what it meets, without recursion and in linear time. Returns
 * where and why it had to stop, or undefined where the whole text is JSON, exactly as `JSON.parse` decides. `known` says
 * that `JSON.parse` has taken this text, so strings are not looked into.
 */
export function scan(text: string, visitor: Visitor, known = false): Stop | undefined {
  const endOfString = known ? closingQuote : stringEnd;
  const opened: number[] = [];
  let inObject = false;
  let expected: Expected = 'value';
  const stop = (offset: number, wanted: Expected): Stop => ({ offset, expected: wanted, within: opened.at(-1) });

  for (let at = afterBlanks(text, 0); ; at = afterBlanks(text, at)) {
    const code = unitAt(text, at);
    if (closes(code, expected, inObject)) {
      opened.pop();
      at += 1;
      visitor.close(at);
      inObject = unitAt(text, opened.at(-1) ?? text.length) === openBrace;
      expected = opened.length === 0 ? 'end' : 'comma';
    } else if (expected === 'comma' && code === comma) {
      at += 1;
      expected = inObject ? 'key' : 'value';
    } else if (expected === 'colon' && code === colon) {
      at += 1;
      expected = 'value';
    } else if (expected === 'key' || expected === 'member') {
      if (code !== quote) return stop(at, expected);
      const end = endOfString(text, at);
      if (end < 0) return stop(~end, 'string');
      visitor.key(at, end);
      at = end;
      expected = 'colon';
    } else if ((expected === 'value' || expected === 'item') && (code === openBrace || code === openBracket)) {
      visitor.open(at);
      opened.push(at);
      at += 1;
      inObject = code === openBrace;
      expected = inObject ? 'member' : 'item';
    } else if (expected === 'value' || expected === 'item') {
      const kind = kindOf(code);
      const end = kind === 'string' ? endOfString(text, at) : kind === 'number' ? numberEnd(text, at) : wordEnd(text, at);
      if (end < 0) return kind === 'word' ? stop(at, expected) : stop(~end, kind);
      visitor.scalar(at, end);
      at = end;
      expected = opened.length === 0 ? 'end' : 'comma';
    } else {
      return expected === 'end' && at === text.length ? undefined : stop(at, expected);
    }
  }
}

function closes(code: number, expected: Expected, inObject: boolean): boolean {
  if (code === closeBrace) return inObject && (expected === 'comma' || expected === 'member');
  return code === closeBracket && !inObject && (expected === 'comma' || expected === 'item');
}

/** The value of the string or key whose quotes stand at `start` and before `end`; it must be a whole one. */
export function stringValue(text: string, start: number, end: number): string {
  const inner = text.slice(start + 1, end - 1);
  return inner.includes('\\') ? String(JSON.parse(text.slice(start, end))) : inner;
}

/** The end of the string, word, number or escape that begins at `start`, whatever it is worth; of anything else one character. */
export function tokenEnd(text: string, start: number): number {
  const first = text[start] ?? '';
  if (first === '"') {
    const end = stringEnd(text, start);
    return end < 0 ? Math.max(~end, start + 1) : end;
  }
  if (first === '\\') return start + Math.max(escapeLength(text, start), 1);
  let end = start;
  while (/[\w$+.-]/.test(text[end] ?? '')) end += 1;
  return Math.min(Math.max(end, start + 1), text.length);
}
