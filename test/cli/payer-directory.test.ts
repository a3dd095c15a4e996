import { expect, test } from 'vitest';
import type { CommandEntry } from '../../src/cli/payer-directory/command.js';
import { defineCommand } from '../../src/cli/payer-directory/command.js';
import { commands as registered } from '../../src/cli/payer-directory/registry.js';
import { payerDirectory, runProgram } from '../../src/cli/payer-directory.js';
import { DirectoryError } from '../../src/domain/errors.js';
import { run } from '../fake-context.js';

const loaded: string[] = [];

function entry(name: string, body: () => Promise<number> = async () => 0): CommandEntry {
  return {
    name,
    summary: `Does ${name}`,
    async load() {
      loaded.push(name);
      return defineCommand({
        operands: '<file>',
        description: 'At length.',
        options: {
          fast: { type: 'boolean', short: 'f', summary: 'Quickly' },
          size: { type: 'string', value: 'n', choices: ['1', '2'], summary: 'How much' },
        },
        examples: [{ line: `${name} x`, says: 'Does it to x' }],
        mostOperands: 1,
        run: async (context, options, operands) => {
          await context.stdout.write(JSON.stringify({ name, options, operands }));
          return body();
        },
      });
    },
  };
}

const commands = [
  entry('check', async () => 1),
  entry('bundle sign'),
  entry('bundle verify'),
  entry('fail', () => Promise.reject(new DirectoryError('ERR_X', 'It broke \u001b[2J.', { help: 'Mend\u202e it.' }))),
  entry('bug', () => Promise.reject(new TypeError('a bug'))),
];
const program = (context: Parameters<typeof payerDirectory>[0]): Promise<number> => runProgram(context, commands);

test('runs a command and hands on its exit code, and loads no other', async () => {
  loaded.length = 0;
  expect(await run(program, ['check', '-f', 'x'])).toEqual({
    code: 1,
    stdout: '{"name":"check","options":{"fast":true},"operands":["x"]}',
    stderr: '',
  });
  expect(await run(program, ['bundle', 'sign', '--size', '2'])).toMatchObject({
    code: 0,
    stdout: '{"name":"bundle sign","options":{"size":"2"},"operands":[]}',
  });
  expect(loaded).toEqual(['check', 'bundle sign']);
});

test('lists the commands without loading any', async () => {
  loaded.length = 0;
  const { code, stdout, stderr } = await run(program, ['--help']);
  expect({ code, stderr, loaded }).toEqual({ code: 0, stderr: '', loaded: [] });
  for (const { name, summary } of commands) expect(stdout).toMatch(new RegExp(`^  ${name} +${summary}$`, 'm'));
  expect(await run(program, ['help'])).toEqual({ code, stdout, stderr });
  expect((await run(program, ['bundle', '--help'])).stdout).not.toContain('check');
});

test('explains a command with options and examples', async () => {
  const { code, stdout } = await run(program, ['bundle', 'sign', '--help']);
  expect(code).toBe(0);
  await expect(stdout).toMatchFileSnapshot('../golden/validate/help-of-a-command.txt');
  expect((await run(program, ['help', 'bundle', 'sign'])).stdout).toBe(stdout);
  expect((await run(program, ['bundle', 'sign', 'x', 'y', '-h'])).stdout).toBe(stdout);
});

test('says its version', async () => {
  expect(await run(program, ['--version'])).toMatchObject({ code: 0, stdout: expect.stringMatching(/^\d+\.\d+\.\d+\S*\n$/), stderr: '' });
});

test.each([
  [[], 'No command is given.'],
  [['chekc'], 'Unknown command chekc.\nDid you mean check?'],
  [['bundle'], 'bundle needs a command.'],
  [['bundle', 'sing'], 'Unknown command bundle sing.\nDid you mean bundle sign?'],
  [['bundel', 'sign'], 'Unknown command bundel.\nDid you mean bundle?'],
  [['xyzzy'], 'Unknown command xyzzy.\npayer-directory --help'],
  [['--verison'], 'Unknown option --verison.'],
  [['__proto__'], 'Unknown command __proto__.'],
  [[''], 'Unknown command .'],
  [['check', 'x', 'y\u001b'], 'y\\u001b is one argument too many.'],
  [['check', '--fats'], 'Unknown option --fats.\nDid you mean --fast?'],
  [['fail'], 'It broke \\u001b[2J.\nMend\\u202e it.'],
])('%j fails with exit code 2', async (argv, message) => {
  const { code, stdout, stderr } = await run(program, argv);
  expect(code).toBe(2);
  expect(stderr).toContain(`payer-directory: ${message}`);
  expect(stdout).toBe(argv[0] === 'fail' ? '{"name":"fail","options":{},"operands":[]}' : '');
});

test('leaves a bug uncaught', async () => {
  await expect(run(program, ['bug'])).rejects.toThrow(TypeError);
});

test('every registered command loads and says how it is used', async () => {
  expect(new Set(registered.map(({ name }) => name)).size).toBe(registered.length);
  for (const { name } of registered) {
    const { code, stdout } = await run(payerDirectory, [...name.split(' '), '--help']);
    expect(code).toBe(0);
    expect(stdout).toContain(`payer-directory ${name}`);
    expect(stdout.split('\n').filter((line) => line.length > 120)).toEqual([]);
  }
});
