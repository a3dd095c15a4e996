/** `npm run bench [-- word…]`: measures every limit, or those whose names hold a word, and fails where one is broken. */
import { cases } from './cases.js';
import type { Measured } from './measure.js';

/** Of the minima: what a run takes beyond the least is the machine's doing, not the program's. */
function ratioOf([judged, yardstick]: Measured['minima']): number {
  return judged / yardstick;
}

function row(name: string, { pairs, minima, medians }: Measured, limit: number): string[] {
  const times = (both: Measured['minima']): string => `${both.map((time) => time.toFixed(1)).join(' / ')} ms = ${ratioOf(both).toFixed(2)}`;
  const verdict = ratioOf(minima) <= limit ? 'holds' : 'BROKEN';
  return [name, String(pairs), times(minima), times(medians), `≤ ${limit.toFixed(1)}`, verdict];
}

function table(rows: readonly (readonly string[])[]): string {
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((cells) => cells[column]?.length ?? 0))) ?? [];
  return rows
    .map((cells) =>
      cells
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

const words = process.argv.slice(2);
const chosen = cases.filter(({ name }) => words.every((word) => name.includes(word)));
const rows = [['what, × by what', 'pairs', 'minima', 'medians', 'limit', '']];
let broken = 0;
for (const { name, yardstick, limit, measure } of chosen) {
  const measured = await measure();
  if (ratioOf(measured.minima) > limit) broken += 1;
  rows.push(row(`${name}, × ${yardstick}`, measured, limit));
}
process.stdout.write(`${table(rows)}\n\nNode ${process.version}, ${process.platform} ${process.arch}. The minima decide.\n`);
process.exitCode = broken === 0 && chosen.length > 0 ? 0 : 1;
