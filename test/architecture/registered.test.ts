import { existsSync, readFileSync } from 'node:fs';
import glob from 'fast-glob';
import { describe, expect, test } from 'vitest';
import { allRules } from '../../scripts/docs/rules.js';
import { checks, directoryChecks } from '../../src/checks/registry.js';
import { options as lookupOptions } from '../../src/cli/get-endpoint/options.js';
import type { OptionSpec } from '../../src/cli/payer-directory/command.js';
import { commands } from '../../src/cli/payer-directory/registry.js';
import { identifierKinds } from '../../src/identifiers/registry.js';
import { answerFormats } from '../../src/reporters/answer/registry.js';
import { reporters } from '../../src/reporters/registry.js';
import { fixturePath } from '../checks/fixture.js';

function document(name: string): string {
  return readFileSync(`docs/${name}.md`, 'utf8');
}

test('no code names two rules', () => {
  const codes = allRules.map(({ code }) => code);
  expect(codes.length - new Set(codes).size).toBe(0);
});

test.each(allRules)('$code has a page and a fixture, and says all that a finding must', (rule) => {
  expect(existsSync(`docs/checks/${rule.code}.md`)).toBe(true);
  expect(existsSync(fixturePath(rule.code))).toBe(true);
  expect(rule.code).toMatch(/^[a-z0-9]+\/[a-z0-9]+(-[a-z0-9]+)*$/);
  for (const text of [rule.message, rule.why, rule.help, rule.reference.title]) expect(text.trim()).not.toBe('');
});

test('every page and fixture belongs to a rule', async () => {
  const codes = allRules.map(({ code }) => code).sort();
  const named = async (pattern: string, cwd: string): Promise<string[]> =>
    (await glob(pattern, { cwd })).map((path) => path.replace(/\.\w+$/, '')).sort();
  expect(await named('*/*.md', 'docs/checks')).toEqual(codes);
  expect(await named('*/*.json', 'test/fixtures/checks')).toEqual(codes);
});

test('every check lies in a file of its own, named as its code', async () => {
  const files = (await glob('*/*.ts', { cwd: 'src/checks' })).map((path) => path.replace(/\.ts$/, '')).sort();
  expect([...checks, ...directoryChecks].map(({ code }) => code).sort()).toEqual(files);
});

describe('what can be chosen on a command line is documented', () => {
  test.each(identifierKinds)('identifier kind $name', ({ name, systems }) => {
    const row = document('directory')
      .split('\n')
      .find((line) => line.startsWith('|') && line.includes(`\`${name}\``));
    expect(row).toBeDefined();
    for (const system of systems) expect(row).toContain(system);
  });

  test.each(answerFormats)('answer format $name', ({ name }) => {
    expect(document('lookup')).toMatch(new RegExp(`^\\| \`${name}\` \\|`, 'm'));
  });

  test.each(reporters)('report format $name', ({ name }) => {
    expect(document('validate')).toMatch(new RegExp(`^\\| \`${name}\` \\|`, 'm'));
  });

  const ownOptions = Object.entries<OptionSpec>(lookupOptions).filter(([name]) => !['help', 'version'].includes(name));
  test.each(ownOptions)('get-endpoint option %s', (name, { short }) => {
    expect(document('lookup')).toMatch(new RegExp(`\`(--${name}|-${short ?? '-'})\\b`));
  });

  test.each(commands)('payer-directory $name', async ({ name, load }) => {
    const text = document(name.replaceAll(' ', '-'));
    const { options } = await load();
    for (const [option, { short }] of Object.entries(options)) expect(text).toMatch(new RegExp(`\`(--${option}|-${short ?? '-'})\\b`));
  });
});
