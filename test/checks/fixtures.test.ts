import { describe, expect, test } from 'vitest';
import { allRules } from '../../scripts/docs/rules.js';
import { fixtureOf, isDirectory } from './fixture.js';
import { goldenOf, judged } from './judged.js';

/** Rules with an example; the others say in their fixture why there can be none. */
const examples = allRules.flatMap((rule) => {
  const fixture = fixtureOf(rule);
  return 'unreachable' in fixture ? [] : [{ code: rule.code, rule, fixture }];
});

describe.each(examples)('$code', ({ rule, fixture: { valid, invalid, finding, also = [], limits } }) => {
  test('the valid example is silent', async () => {
    const codes = [...(await judged(valid, limits)).values()].flat().map(({ code }) => code);
    expect(codes.filter((code) => !also.includes(code))).toEqual([]);
    expect(codes).not.toContain(rule.code);
  });

  test('the invalid example has this one finding', async () => {
    const found = [...(await judged(invalid, limits))].flatMap(([slug, findings]) => findings.map((each) => ({ slug, ...each })));
    const [own] = found.filter(({ code }) => code === rule.code);
    expect(own && goldenOf(own.slug, own, isDirectory(invalid))).toEqual(finding);
    expect(own).toMatchObject({ layer: rule.layer, issueType: rule.issueType, reference: rule.reference });
    // A clash across a directory is told in each of the files that clash.
    const others = found.filter(({ code, slug }) => code !== rule.code || slug === own?.slug).map(({ code }) => code);
    expect(others.sort()).toEqual([rule.code, ...also].sort());
  });
});
