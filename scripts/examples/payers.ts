import type { ExamplePayer } from './payer.js';
import { auroraHealth } from './payers/aurora-health.js';
import { blueMesaMedicaid } from './payers/blue-mesa-medicaid.js';
import { cedarHollow } from './payers/cedar-hollow.js';
import { cedarSpire } from './payers/cedar-spire.js';
import { kestrelCare } from './payers/kestrel-care.js';
import { larkspurHealth } from './payers/larkspur-health.js';
import { summitPeak } from './payers/summit-peak.js';

/**
 * All fictional, each for one thing that a directory must cope with. Hosts lie under example.com (RFC 6761), telephone numbers in
 * 555-01xx. NPIs begin with 2, EINs with 00 and NAIC codes with 00: well-formed, and none has been given out so.
 */
export const payers: readonly ExamplePayer[] = [
  auroraHealth,
  blueMesaMedicaid,
  cedarHollow,
  cedarSpire,
  kestrelCare,
  larkspurHealth,
  summitPeak,
];
