import type { Expected } from './scan.js';

/** What stands where a text stops being JSON. */
export interface Clue {
  /** The text from there, as far as is looked; empty at the end of the file. */
  readonly ahead: string;
  readonly expected: Expected;
  readonly isFirst: boolean;
  /** The bracket that closes right after a comma. */
  readonly trailedBy: string | undefined;
}

interface Mistake {
  readonly hint: string;
  fits(clue: Clue): boolean;
}

const ahead =
  (pattern: RegExp) =>
  (clue: Clue): boolean =>
    pattern.test(clue.ahead);
const expecting =
  (expected: readonly Expected[], pattern: RegExp) =>
  (clue: Clue): boolean =>
    expected.includes(clue.expected) && pattern.test(clue.ahead);

/** What people usually did where a text stops being JSON. The first that fits is told. */
const mistakes: readonly Mistake[] = [
  { fits: ({ trailedBy }) => trailedBy !== undefined, hint: 'Remove the comma after the last member of an object or array.' },
  {
    fits: expecting(['string'], /^"/),
    hint: 'Close the string with " on the line where it opens; a line break inside a string is written \\n.',
  },
  {
    fits: expecting(['string'], /^\\/),
    hint: 'After a backslash come one of " \\ / b f n r t, or u and four hex digits; a backslash itself is written \\\\.',
  },
  { fits: expecting(['string'], /^/), hint: 'Write it as an escape (a tab is \\t), or remove it.' },
  {
    fits: ahead(/^(?:<{7}|={7}|>{7}|\|{7})/),
    hint: 'This is the mark of an unresolved merge conflict: keep one side and remove the marks.',
  },
  {
    fits: (clue) => clue.isFirst && clue.ahead.startsWith('<'),
    hint: 'This looks like XML or HTML: save the Bundle in the JSON format of FHIR.',
  },
  { fits: ahead(/^(?:\/[/*]|#)/), hint: 'JSON has no comments: remove this one.' },
  { fits: ahead(/^['`]/), hint: 'JSON has double quotes (") only: use them for keys and strings.' },
  { fits: ahead(/^[\u2018-\u201f]/), hint: 'This is a typographic quote, as word processors put it: write the plain ".' },
  { fits: ahead(/^(?:True|False|None)\b/), hint: 'This is how Python writes it: in JSON it is true, false or null.' },
  { fits: ahead(/^[+-]?(?:NaN|Infinity|undefined)\b/), hint: 'JSON has no such value: leave the element out.' },
  { fits: expecting(['number'], /^/), hint: 'Numbers are written like 10, -1 or 0.5: no leading zero, digits on both sides of the point.' },
  {
    fits: expecting(['value', 'item'], /^[+.]\d/),
    hint: 'Numbers are written like 10, -1 or 0.5: no plus sign, digits on both sides of the point.',
  },
  { fits: expecting(['key', 'member'], /^[\w$]/), hint: 'Keys are written in double quotes.' },
  { fits: expecting(['comma'], /^["{[\d-]/), hint: 'A comma is missing before this.' },
  {
    fits: expecting(['comma'], /^[}\]]/),
    hint: 'Brackets close in the reverse order in which they were opened: one is missing or of the wrong kind.',
  },
  { fits: expecting(['end'], /^[}\]]/), hint: 'There is one closing bracket too many, here or further up.' },
  {
    fits: expecting(['end'], /^[^\p{C}\p{Z}]/u),
    hint: 'A file holds one JSON document: remove what follows it, or put it into a file of its own.',
  },
  { fits: expecting(['colon'], /^[^\p{C}\p{Z}]/u), hint: 'After a key in double quotes come a colon and a value.' },
  { fits: ahead(/^[\p{C}\p{Z}]/u), hint: 'This invisible character is not white space in JSON: remove it, or write a plain space.' },
];

export function hintFor(clue: Clue): string {
  return mistakes.find(({ fits }) => fits(clue))?.hint ?? 'Correct the text at this place.';
}
