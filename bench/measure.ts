/** What one limit came to: the work that is judged, against the work that it is measured by. Milliseconds. */
export interface Measured {
  readonly pairs: number;
  readonly minima: readonly [judged: number, yardstick: number];
  readonly medians: readonly [judged: number, yardstick: number];
}

/** A claim about speed, as a ratio of two pieces of work that one run measures side by side. */
export interface Case {
  readonly name: string;
  /** What it is measured by. */
  readonly yardstick: string;
  /** The ratio that must not be exceeded. */
  readonly limit: number;
  measure(): Promise<Measured>;
}

/**
 * Runs both in turn, so that whatever else the machine does meets both alike. The order changes from pair to pair: neither
 * always runs on the caches that the other left.
 */
export async function alternating(
  pairs: number,
  judged: () => Promise<void> | void,
  yardstick: () => Promise<void> | void,
): Promise<Measured> {
  const times: [number[], number[]] = [[], []];
  for (let pair = 0; pair < pairs; pair += 1) {
    const order = pair % 2 === 0 ? ([0, 1] as const) : ([1, 0] as const);
    for (const which of order) {
      const begin = process.hrtime.bigint();
      await (which === 0 ? judged : yardstick)();
      times[which].push(Number(process.hrtime.bigint() - begin) / 1e6);
    }
  }
  const [a, b] = times.map((all) => all.sort((x, y) => x - y)) as [number[], number[]];
  return { pairs, minima: [a[0] ?? 0, b[0] ?? 0], medians: [a[pairs >> 1] ?? 0, b[pairs >> 1] ?? 0] };
}
