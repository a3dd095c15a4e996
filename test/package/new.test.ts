import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Recipe } from '../../scripts/new/edit.js';
import { follow, recipeOf } from '../../scripts/new.js';

const folder = mkdtempSync(join(tmpdir(), 'get-endpoint-new-'));

function recipe(kind: string, name: string): Recipe {
  const found = recipeOf(kind, name);
  if (found === undefined) throw new Error(`There is no recipe for ${kind} ${name}.`);
  return found;
}

function run(...command: readonly string[]) {
  const [file = '', ...args] = command;
  const env = { ...process.env, VITEST: undefined, NO_COLOR: '1' };
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(folder, 'node_modules', file), ...args], {
    cwd: folder,
    encoding: 'utf8',
    env,
  });
  return { status, output: stdout + stderr };
}

/** A copy of the project, in which new parts may be made. */
beforeAll(() => {
  for (const part of ['src', 'scripts', 'test', 'docs', 'package.json', 'tsconfig.json', 'vitest.config.ts']) {
    cpSync(part, join(folder, part), { recursive: true });
  }
  symlinkSync(join(process.cwd(), 'node_modules'), join(folder, 'node_modules'));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

test.each([
  ['check', 'references/no-loops', 'src/checks/registry.ts', 'noLoops'],
  ['identifier', 'duns', 'src/identifiers/registry.ts', 'duns'],
  ['format', 'tap', 'src/reporters/registry.ts', 'tap'],
  ['answer-format', 'host', 'src/reporters/answer/registry.ts', 'host'],
  ['command', 'bundle-show', 'src/cli/payer-directory/registry.ts', 'bundleShow'],
])('npm run new %s %s', async (kind, name, registry, member) => {
  await follow(recipe(kind, name), folder);
  const text = readFileSync(join(folder, registry), 'utf8');
  expect(text).toContain(member);
  // What is there already is not written over.
  await expect(follow(recipe(kind, name), folder)).rejects.toThrow('is there already');
  expect(readFileSync(join(folder, registry), 'utf8')).toBe(text);
});

test('what was made compiles, and its tests pass', () => {
  expect(run('typescript/bin/tsc', '-p', '.')).toEqual({ status: 0, output: '' });
  const made = ['test/identifiers/duns', 'test/reporters/tap', 'test/reporters/answer/host', 'test/cli/payer-directory/bundle-show'];
  const { status, output } = run('vitest/vitest.mjs', 'run', '--project', 'unit', ...made);
  expect(output).toContain('4 passed (4)');
  expect(status).toBe(0);
});

test.each([
  ['thing', 'x'],
  ['check', 'x'],
  ['identifier', 'X Y'],
  ['format', 'a/b'],
  ['command', ''],
])('there is no %s named "%s"', (kind, name) => {
  expect(recipeOf(kind, name)).toBeUndefined();
});
