/** `npm run faults`: how many of the seeded faults the validator finds, how many it misses, and what it finds that is not there. */
import { rows, totalOf } from './faults/table.js';

const all = rows();
const total = totalOf(all);
console.log('kind                seeded   found  missed   false');
for (const { name, seeded, found, missed, false: extra } of [...all, total]) {
  console.log(name.padEnd(18) + [seeded, found, missed, extra].map((number) => String(number).padStart(8)).join(''));
}
for (const id of total.wrong) console.log(`not as it should be: ${id}`);
process.exitCode = total.wrong.length === 0 ? 0 : 1;
