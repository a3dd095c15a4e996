import { describe, expect, test } from 'vitest';
import type { BrokenRule, Rule } from '../../src/domain/finding.js';
import { findingsOf } from '../../src/domain/findings.js';
import type { Path } from '../../src/domain/path.js';
import { builtInPolicy } from '../../src/domain/policy.js';
import { parseDocument } from '../../src/parse/document.js';

const base: Rule = {
  code: 'r4/a',
  layer: 'r4',
  severity: 'error',
  issueType: 'value',
  message: '{what} is wrong.',
  why: 'Because of {what}.',
  help: 'Mend it.',
  reference: { title: 'A guide' },
};
const text = `{
  "resourceType": "Bundle",
  "zulu": [1, 2],
  "alpha": { "b": 1, "a": 2 },
  "entry": [{ "id": "x" }, { "id": "y" }]
}`;
const document = parseDocument(Buffer.from(text), builtInPolicy.limits);

function fault(path: Path, rule: Partial<Rule> = {}, args: BrokenRule['args'] = { what: 'It' }): BrokenRule {
  return { rule: { ...base, ...rule }, path, args };
}

function codes(faults: readonly BrokenRule[]): string[] {
  return findingsOf(faults, document, 100).map(({ code }) => code);
}

describe('the order', () => {
  test('is layer, position in the document, code', () => {
    const faults = [
      fault(['entry', 0], { code: 'directory/a', layer: 'directory' }),
      fault(['entry', 1], { code: 'profile/a', layer: 'profile' }),
      fault(['entry', 1], { code: 'r4/z' }),
      fault(['zulu', 1], { code: 'r4/y' }),
      fault(['alpha', 'a'], { code: 'r4/x' }),
      fault(['alpha', 'b'], { code: 'r4/w' }),
      fault(['alpha'], { code: 'r4/c' }),
      fault(['alpha'], { code: 'r4/b' }),
      fault([], { code: 'r4/v' }),
      fault(['entry', 0], { code: 'json/a', layer: 'json' }),
    ];
    const expected = ['json/a', 'r4/v', 'r4/y', 'r4/b', 'r4/c', 'r4/w', 'r4/x', 'r4/z', 'profile/a', 'directory/a'];
    expect(codes(faults)).toEqual(expected);
    expect(codes(faults.toReversed())).toEqual(expected);
  });

  test('puts what is missing where its object begins', () => {
    expect(codes([fault(['alpha', 'b'], { code: 'r4/b' }), fault(['alpha', 'missing'], { code: 'r4/m' })])).toEqual(['r4/m', 'r4/b']);
  });

  test('is that of the text, not of numbers written as keys or of strings', () => {
    const items = parseDocument(Buffer.from(`{"resourceType":"Bundle","entry":[${'0,'.repeat(11)}0]}`), builtInPolicy.limits);
    const faults = [10, 9, 2].map((index) => fault(['entry', index], { code: `r4/at-${index}` }));
    expect(findingsOf(faults, items, 100).map(({ code }) => code)).toEqual(['r4/at-2', 'r4/at-9', 'r4/at-10']);
  });

  test('of the json layer stays as the parser gave it', () => {
    const json = { layer: 'json' } as const;
    expect(codes([fault(['zulu'], { ...json, code: 'json/b' }), fault([], { ...json, code: 'json/a' })])).toEqual(['json/b', 'json/a']);
  });
});

describe('grouping', () => {
  test('makes one finding of one rule with the same words, with its places in document order', () => {
    const [finding, ...others] = findingsOf([fault(['entry', 1]), fault(['entry', 0]), fault(['zulu', 0])], document, 100);
    expect(others).toEqual([]);
    expect(finding).toEqual({
      code: 'r4/a',
      layer: 'r4',
      severity: 'error',
      issueType: 'value',
      expression: ['Bundle.zulu[0]', 'Bundle.entry[0]', 'Bundle.entry[1]'],
      line: 3,
      column: 12,
      message: 'It is wrong.',
      why: 'Because of It.',
      help: 'Mend it.',
      reference: { title: 'A guide' },
    });
  });

  test('keeps apart other words, other severities and other remedies', () => {
    const help = { help: 'Did you mean {what}?', message: 'It is wrong.' };
    expect(findingsOf([fault([]), fault([], {}, { what: 'That' })], document, 100)).toHaveLength(2);
    expect(findingsOf([fault([]), { ...fault([]), severity: 'warning' }], document, 100).map(({ severity }) => severity)).toEqual([
      'error',
      'warning',
    ]);
    expect(findingsOf([fault([], help, { what: 'a' }), fault([], help, { what: 'b' })], document, 100)).toHaveLength(2);
  });

  test('names a place once, though an element and its companion are both meant', () => {
    expect(findingsOf([fault(['alpha', 'b']), fault(['alpha', '_b'])], document, 100)[0]?.expression).toEqual(['Bundle.alpha.b']);
  });
});

describe('places', () => {
  test('of a fault with an offset is that offset', () => {
    expect(findingsOf([{ ...fault(['entry']), offset: text.indexOf('"y"') }], document, 100)[0]).toMatchObject({ line: 5, column: 36 });
  });

  test('are null and empty where there is nothing to point into', () => {
    const nothing = { value: undefined, locate: () => undefined, positionAt: () => undefined };
    expect(findingsOf([fault(['entry'])], nothing, 100)[0]).toMatchObject({ expression: [], line: null, column: null });
  });

  test('begin with the type of the resource where it has a plain one', () => {
    const rootOf = (value: string): string | undefined => {
      const parsed = parseDocument(Buffer.from(`{"resourceType":${value}}`), builtInPolicy.limits);
      return findingsOf([fault(['id'])], parsed, 100)[0]?.expression[0];
    };
    expect(rootOf('"Organization"')).toBe('Organization.id');
    expect(rootOf('"\\u001b[2J"')).toBe('Resource.id');
    expect(rootOf('7')).toBe('Resource.id');
  });
});

describe('the limit', () => {
  const many = Array.from({ length: 12 }, (_, index) => fault(['entry', index], {}, { what: `Entry ${index}` }));

  test('cuts the findings and says how many are left out', () => {
    const findings = findingsOf(many, document, 10);
    expect(findings).toHaveLength(11);
    expect(findings.at(-1)).toMatchObject({ code: 'report/cut', severity: 'error', layer: 'r4', expression: [] });
    expect(findings.at(-1)?.message).toContain('2 more findings and 0 more places');
    expect(findingsOf(many, document, 12)).toHaveLength(12);
  });

  test('never hides the worst severity that it cuts away', () => {
    const warnings = many.map((one) => ({ ...one, severity: 'warning' as const }));
    expect(findingsOf(warnings, document, 10).at(-1)?.severity).toBe('warning');
    const errors = many.map((one) => ({ ...one, severity: 'error' as const }));
    expect(findingsOf([...warnings, ...errors], document, 10).at(-1)?.severity).toBe('error');
    expect(findingsOf([...warnings, fault([], { layer: 'directory' })], document, 10)[0]?.severity).toBe('error');
  });

  test('cuts the places of one finding', () => {
    const [finding, last] = findingsOf(
      Array.from({ length: 12 }, (_, index) => fault(['entry', index])),
      document,
      10,
    );
    expect(finding?.expression).toHaveLength(10);
    expect(last).toMatchObject({ code: 'report/cut', severity: 'information' });
    expect(last?.message).toContain('0 more findings and 2 more places');
  });
});
