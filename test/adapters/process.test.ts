import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { directoryOf } from '../lookup/payer-bundle.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const source = (path: string) => `${root}src/${path}`;
const tsx = import.meta.resolve('tsx');

function start(args: readonly string[], cwd = root) {
  return spawn(process.execPath, ['--import', tsx, ...args], { cwd, stdio: 'pipe' });
}

/** Runs to the end with `input` as standard input. */
async function ended(child: ReturnType<typeof start>, input = '') {
  child.stdin.end(input);
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
  return { code: child.exitCode, stdout, stderr };
}

const script = (body: string) => [
  '--input-type=module',
  '-e',
  `import { processContext } from ${JSON.stringify(source('adapters/process.ts'))}; const context = processContext(); ${body}`,
];

describe('the process as a context', () => {
  it('runs get-endpoint to its exit code', async () => {
    const cwd = directoryOf({ payers: [{ slug: 'acme' }] });
    const bin = source('bin/get-endpoint.ts');
    expect(await ended(start([bin, 'acme', '--format', 'url', '-q'], cwd))).toEqual({
      code: 0,
      stdout: 'https://mtls.acme.example.com/fhir\n',
      stderr: '',
    });
    expect(await ended(start([bin, 'nobody'], cwd))).toMatchObject({ code: 1, stdout: '' });
  });

  it('lets a reader close the pipe', async () => {
    const child = start(
      script("for (let i = 0; i < 50; i += 1) await context.stdout.write('x'.repeat(100_000)); context.stderr.write('done');"),
    );
    child.stdout.once('data', () => child.stdout.destroy());
    child.stdin.end();
    const [stderr] = await Promise.all([text(child.stderr), once(child, 'close')]);
    expect([child.exitCode, stderr]).toEqual([0, 'done']);
  });

  it('reads standard input up to the limit', async () => {
    const body =
      'try { context.stdout.write(String((await context.stdin(5)).length)); } catch (error) { context.stdout.write(error.code); }';
    expect(await ended(start(script(body)), 'five5')).toMatchObject({ stdout: '5' });
    expect(await ended(start(script(body)), 'six666')).toMatchObject({ stdout: 'ERR_FILE_TOO_LARGE' });
  });

  it('knows that a pipe is no terminal', async () => {
    expect(
      await ended(
        start(
          script('context.stdout.write(JSON.stringify([context.stdout.isTTY, context.stdout.columns, context.now() instanceof Date]))'),
        ),
      ),
    ).toMatchObject({
      stdout: '[false,null,true]',
    });
  });
});
