import type { Case } from './measure.js';
import { startOf } from './start.js';

/** By slug, from the directory that it stands in. */
export const startOfLookup: Case = {
  name: 'get-endpoint <slug>, from start to end',
  yardstick: 'node -e 0',
  limit: 1.5,
  measure: () => startOf(['dist/bin/get-endpoint.cjs', 'cedar-hollow']),
};
