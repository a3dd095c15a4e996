import { processContext } from '../adapters/process.js';
import { payerDirectory } from '../cli/payer-directory.js';

payerDirectory(processContext()).then(
  (code) => {
    process.exitCode = code;
  },
  (bug: unknown) => {
    // Node's own 1 would say "errors found".
    process.exitCode = 2;
    process.stderr.write(`${bug instanceof Error ? bug.stack : String(bug)}\n`);
  },
);
