import { describe, expect, test } from 'vitest';
import { allRules } from '../../scripts/docs/rules.js';
import { baseNames } from './bases/bundles.js';
import { valueKinds } from './bases/value-kinds.js';
import { faults, variants } from './corpus.js';
import { kinds, layerOf } from './fault.js';
import { errorsIn, expectedOf, outcomeOf } from './outcome.js';

/** What the guide of the directory has no occasion for: other guides and official packages have. */
const neverBroken = [
  'profile/too-few',
  'profile/outside-closed-slices',
  'profile/invariant',
  'profile/unresolved-canonical',
  'profile/not-judged',
];

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

  test('breaks every rule of R4 and of the guides but those that no bundle of this guide can break', () => {
    const unbroken = allRules.filter(
      ({ layer, code }) => (layer === 'r4' || layer === 'profile') && !faults.some((fault) => fault.code === code),
    );
    expect(unbroken.map(({ code }) => code)).toEqual(neverBroken);
  });

  test('starts from bundles that are conformant, in all types of Extension.value[x]', () => {
    expect(baseNames.length).toBe(8);
    expect(Object.keys(valueKinds)).toHaveLength(50);
  });
});
