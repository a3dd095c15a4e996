import type { Case } from './measure.js';
import { startOf } from './start.js';

/** One bundle of the directory, which is also compared with the others. */
export const startOfValidate: Case = {
  name: 'payer-directory validate on one bundle, from start to end',
  yardstick: 'node -e 0',
  limit: 2,
  measure: () => startOf(['dist/bin/payer-directory.cjs', 'validate', 'bundles/cedar-hollow.json']),
};
