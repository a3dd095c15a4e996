import { existsSync } from 'node:fs';
import type { Report } from '../src/domain/report.js';
import type { ValidateOptions } from '../src/lib/validate.js';
import { distinctBundles } from './bundles.js';
import { alternating, type Case } from './measure.js';

/** As it is shipped. */
const library = new URL('../dist/lib/validate.js', import.meta.url);

interface Library {
  readonly validateBundle: (input: Uint8Array, options?: ValidateOptions) => Report;
}

export const throughput: Case = {
  name: 'validateBundle on 2,000 distinct bundles, all layers',
  yardstick: 'TextDecoder (fatal) and JSON.parse of the same bytes',
  limit: 2,
  async measure() {
    if (!existsSync(library)) throw new Error('dist/lib/validate.js is missing. Run npm run build first.');
    const { validateBundle } = (await import(library.href)) as Library; // the declared shape of dist/lib/validate.js
    const bundles = distinctBundles(2_000);
    const decoder = new TextDecoder('utf-8', { fatal: true });
    let sink = 0;
    const judged = (): void => {
      for (const bytes of bundles) sink += validateBundle(bytes).summary.errors;
    };
    const yardstick = (): void => {
      for (const bytes of bundles) sink += Object.keys(JSON.parse(decoder.decode(bytes)) as object).length;
    };
    refuseFindings(bundles.map((bytes) => validateBundle(bytes)));
    for (let warm = 0; warm < 2; warm += 1) {
      judged();
      yardstick();
    }
    const measured = await alternating(15, judged, yardstick);
    if (sink === 0) throw new Error('Nothing was read.');
    return measured;
  },
};

/** Findings would measure the wrong thing: most bundles of a directory are valid. */
function refuseFindings(reports: readonly Report[]): void {
  const found = reports.flatMap(({ files }) => files.flatMap(({ findings }) => findings));
  const [first] = found;
  if (first !== undefined)
    throw new Error(`The bundles to measure by are not valid: ${found.length} findings, first ${first.code}: ${first.message}`);
}
