/** Lines around a change that a reader needs to know the place. */
const context = 3;
/** A certificate's base64 is one long line; a page needs its beginning only. */
const longestLine = 110;

interface Line {
  readonly sign: ' ' | '-' | '+';
  readonly text: string;
}

/** The longest common subsequence as lines to keep, remove and add. Fine for the few hundred lines of one bundle. */
function compared(before: readonly string[], after: readonly string[]): Line[] {
  const lengths = Array.from({ length: before.length + 1 }, () => new Uint16Array(after.length + 1));
  const common = (row: number, column: number): number => lengths[row]?.[column] ?? 0;
  for (let row = before.length - 1; row >= 0; row--) {
    for (let column = after.length - 1; column >= 0; column--) {
      const length =
        before[row] === after[column] ? common(row + 1, column + 1) + 1 : Math.max(common(row + 1, column), common(row, column + 1));
      lengths[row]?.fill(length, column, column + 1);
    }
  }
  const lines: Line[] = [];
  let row = 0;
  let column = 0;
  while (row < before.length || column < after.length) {
    const [old = '', now = ''] = [before[row], after[column]];
    if (row < before.length && column < after.length && old === now) {
      lines.push({ sign: ' ', text: old });
      row++;
      column++;
    } else if (row < before.length && (column === after.length || common(row + 1, column) >= common(row, column + 1))) {
      lines.push({ sign: '-', text: old });
      row++;
    } else {
      lines.push({ sign: '+', text: now });
      column++;
    }
  }
  return lines;
}

function cut(text: string): string {
  return text.length <= longestLine ? text : `${text.slice(0, longestLine)}…`;
}

/** A unified difference from the wrong text to the right one, with `…` where unchanged lines are left out. */
export function difference(wrong: string, right: string): string {
  const lines = compared(wrong.trimEnd().split('\n'), right.trimEnd().split('\n'));
  const near = (index: number): boolean => lines.slice(Math.max(0, index - context), index + context + 1).some(({ sign }) => sign !== ' ');
  const shown: string[] = [];
  for (const [index, { sign, text }] of lines.entries()) {
    if (near(index)) shown.push(`${sign} ${cut(text)}`.trimEnd());
    else if (shown.at(-1) !== '  …') shown.push('  …');
  }
  return shown.join('\n');
}
