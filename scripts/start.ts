/** `npm start`: the main job on this clone's own bundles: are they right, and where is one of the payers? */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Shows a command as a person would type it, and runs it. */
function type(command: string, ...args: readonly string[]): void {
  const shown = args.map((argument) => (/^[\w:/.-]+$/.test(argument) ? argument : `'${argument}'`));
  console.log(`\n$ npx ${[command, ...shown].join(' ')}`);
  const { status } = spawnSync(process.execPath, [`dist/bin/${command}.cjs`, ...args], { cwd: root, stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}

console.log('1. Are the bundles of this directory right?');
type('payer-directory', 'validate');

console.log('\n2. Where does Summit Peak Health Cooperative answer?');
type('get-endpoint', 'summit-peak');

console.log(`
The payers here are fictional. To try next:

  npx get-endpoint cedar                            two payers fit: it says so and picks none
  npx get-endpoint summit-peak --format curl        a request to begin with
  npx payer-directory validate path/to/bundle.json  your own bundle: what is wrong, where, why, how to mend it
  npx payer-directory --help                        all commands

docs/validate.md and docs/lookup.md say more.`);
