import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** The tests of this project start what `dist/` holds, so it is made anew where a source is newer. */
export function setup(): void {
  execFileSync(process.execPath, ['node_modules/tsx/dist/cli.mjs', 'scripts/build.ts', '--if-stale'], { cwd: root, stdio: 'inherit' });
}
