import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { alternating, type Measured } from './measure.js';

const root = fileURLToPath(new URL('..', import.meta.url));

/** One run of node from the root of the project, its output thrown away; throws where it does not end as it should. */
function node(args: readonly string[]): void {
  const { status, error } = spawnSync(process.execPath, args, { cwd: root, stdio: 'ignore' });
  if (error !== undefined) throw error;
  if (status !== 0) throw new Error(`node ${args.join(' ')} ended with exit code ${status}. Has npm run build been run?`);
}

/** From the start of the process to its end, against a process that does nothing. */
export function startOf(args: readonly string[]): Promise<Measured> {
  const nothing = ['-e', '0'];
  for (const warm of [args, nothing, args, nothing]) node(warm);
  return alternating(
    61,
    () => node(args),
    () => node(nothing),
  );
}
