import { visible } from '../domain/message.js';

/** Characters of a long line that are shown before and after the column. */
const before = 40;
const after = 80;

export interface CodeFrame {
  /** The line as shown: visible, without indentation, and cut around the column where it is long. */
  readonly line: string;
  /** How many columns stand before the caret. */
  readonly caret: number;
}

/** `line` with the place of `column` (from 1, in UTF-16 code units). */
export function codeFrame(line: string, column: number): CodeFrame {
  const whole = line.trimEnd();
  const at = withinPair(whole, Math.min(Math.max(column - 1, 0), whole.length));
  const margin = Math.min(whole.length - whole.trimStart().length, at);
  const start = at - before > margin ? withinPair(whole, at - before) : margin;
  const end = withinPair(whole, Math.min(whole.length, at + after));
  const lead = `${start > margin ? '…' : ''}${visible(whole.slice(start, at))}`;
  return { line: `${lead}${visible(whole.slice(at, end))}${end < whole.length ? '…' : ''}`, caret: lead.length };
}

/** The index itself, or one less where it would cut a surrogate pair in two. */
function withinPair(text: string, index: number): number {
  return index > 0 && (text.codePointAt(index - 1) ?? 0) > 0xffff ? index - 1 : index;
}
