import { processContext } from '../adapters/process.js';
import { getEndpoint } from '../cli/get-endpoint.js';

getEndpoint(processContext()).then(
  (code) => {
    process.exitCode = code;
  },
  (bug: unknown) => {
    // EX_SOFTWARE of sysexits.h: Node's own 1 would say "not found".
    process.exitCode = 70;
    process.stderr.write(`${bug instanceof Error ? bug.stack : String(bug)}\n`);
  },
);
