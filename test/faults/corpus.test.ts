import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { allRules } from '../../scripts/docs/rules.js';
import { baseNames } from './bases/bundles.js';
import { valueKinds } from './bases/value-kinds.js';
import { faults, variants } from './corpus.js';
import { kinds, layerOf } from './fault.js';
import { errorsIn, expectedOf, outcomeOf } from './outcome.js';

/** What the compiled guide of the directory asks, and its rules by hand. */
const compiled = readFileSync(new URL('../../src/profiles/generated/pdex-2.2.0.js', import.meta.url), 'utf8');

function isAsked({ code }: { readonly code: string }): boolean {
  const name = code.replace(/^(r4|profile)\//, '');
  return compiled.includes(`"rule":"${name}"`) || compiled.includes(`"rule":"invariant ${name}"`);
}

describe.each(kinds)('faults of kind %s', (kind) => {
  const own = faults.filter((fault) => fault.kind === kind).map((fault) => [fault.id, fault] as const);

  test.each(own)('%s', (_id, fault) => {
    const { missed, false: others } = outcomeOf(fault);
    expect({ expected: expectedOf(fault), missed, others }).toEqual({ expected: expectedOf(fault), missed: [], others: [] });
  });
});

describe('conformant variants', () => {
  test.each(variants.map((variant) => [variant.id, variant] as const))('%s', (_id, variant) => {
    expect(errorsIn(variant)).toEqual([]);
  });
});

describe('the corpus', () => {
  test('has enough of both halves, each under a name of its own', () => {
    expect(faults.length).toBeGreaterThanOrEqual(600);
    expect(variants.length).toBeGreaterThanOrEqual(300);
    const ids = [...faults, ...variants].map(({ id }) => id);
    expect(ids.length).toBe(new Set(ids).size);
  });

  test('says of each fault whose rule it breaks', () => {
    const rules = new Map(allRules.map((rule) => [rule.code, rule.layer]));
    for (const { code } of faults) expect([code, rules.get(code)]).toEqual([code, layerOf(code)]);
  });

  test('breaks every rule of R4 and of the guide', () => {
    const asked = allRules.filter((rule) => (rule.layer === 'r4' || rule.layer === 'profile') && isAsked(rule));
    expect(asked.length).toBeGreaterThan(70);
    expect(asked.filter(({ code }) => !faults.some((fault) => fault.code === code)).map(({ code }) => code)).toEqual([]);
  });

  test('starts from bundles that are conformant, in all types of Extension.value[x]', () => {
    expect(baseNames.length).toBe(8);
    expect(Object.keys(valueKinds)).toHaveLength(50);
  });
});
