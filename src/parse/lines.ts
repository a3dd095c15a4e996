/** A place in a text: `offset` and `length` in UTF-16 code units from 0, `line` and `column` (UTF-16 code units) from 1. */
export interface Position {
  readonly offset: number;
  readonly length: number;
  readonly line: number;
  readonly column: number;
}

/** Where the lines start; a line ends with LF, CR LF or a lone CR. */
export function lineStarts(text: string): readonly number[] {
  const starts = [0];
  if (text.includes('\r')) {
    for (const { 0: end, index } of text.matchAll(/\r\n?|\n/g)) starts.push(index + end.length);
  } else {
    for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  }
  return starts;
}

export function positionIn(starts: readonly number[], offset: number, length: number): Position {
  let line = 0;
  for (let after = starts.length; after - line > 1; ) {
    const middle = (line + after) >> 1;
    if ((starts[middle] ?? 0) <= offset) line = middle;
    else after = middle;
  }
  return { offset, length, line: line + 1, column: offset - (starts[line] ?? 0) + 1 };
}
