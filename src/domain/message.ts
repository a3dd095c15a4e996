import type { FaultArguments } from './finding.js';

/** Longest value shown inside a message, in code points. */
const longestValue = 200;

/**
 * What must not reach a reader as itself: controls, format characters (bidi, zero width, tags), lone surrogates, private use
 * and unassigned; line and paragraph separators; what is shown as nothing (variation selectors, fillers, the blank Braille cell).
 */
const unsafe = /[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800]/gu;
const mayBeUnsafe = /[^\x20-\x7e]/;
const blanks = new Map([
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['\t', '\\t'],
]);

function escaped(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  return blanks.get(character) ?? (code > 0xffff ? `\\u{${code.toString(16)}}` : `\\u${code.toString(16).padStart(4, '0')}`);
}

/** `text` on one line, with every character that hides, moves or commands written as its escape: `\u202e`. */
export function visible(text: string): string {
  return mayBeUnsafe.test(text) ? text.replace(unsafe, escaped) : text;
}

/** A value as a message shows it: visible, and cut after 200 characters. */
export function shown(value: string | number): string {
  if (typeof value === 'number') return String(value);
  if (value.length <= longestValue) return visible(value);
  const start = [...value.slice(0, 2 * longestValue)];
  return start.length <= longestValue && value.length <= 2 * longestValue
    ? visible(value)
    : `${visible(start.slice(0, longestValue).join(''))}…`;
}

/**
 * Fills a rule's template: `{name}` becomes the argument of that name, shown safely. A name without an argument stays as it
 * is, and what is filled in is not read again.
 */
export function messageOf(template: string, args: FaultArguments | undefined): string {
  if (args === undefined || !template.includes('{')) return template;
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = Object.hasOwn(args, name) ? args[name] : undefined;
    return value === undefined ? whole : shown(value);
  });
}
