/** `npm run check`: all that a pull request must pass. Every step runs, so that one run names everything to mend. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

const steps: readonly (readonly [what: string, command: string])[] = [
  ['the build', 'tsx scripts/build.ts --if-stale'],
  ['types', 'tsc -p .'],
  ['format and lint', 'biome ci .'],
  ['layers and arrows', 'depcruise --config .dependency-cruiser.cjs src scripts'],
  ['unused files, exports and dependencies', 'knip'],
  ['the package', 'publint run . --strict --pack false'],
  ['tests, with coverage', 'vitest run --coverage'],
];

const failed: string[] = [];
for (const [what, command] of steps) {
  console.log(`\n▸ ${what}: ${command}`);
  const { status } = spawnSync('npx', ['--no-install', ...command.split(' ')], { cwd: root, stdio: 'inherit' });
  if (status !== 0) failed.push(what);
}
console.log(failed.length === 0 ? `\nAll ${steps.length} steps passed.` : `\nTo mend: ${failed.join('; ')}.`);
process.exitCode = failed.length === 0 ? 0 : 1;
