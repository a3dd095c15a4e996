import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldName, tellingWords } from '../../src/lookup/fold.js';

describe('foldName', () => {
  it.each([
    ['Acme Health Plan, Inc.', 'acme health plan'],
    ['THE ACME HEALTH PLAN', 'acme health plan'],
    ['Acme Health Plan Co., L.L.C.', 'acme health plan'],
    ['Salud Acmé (Québec)', 'salud acme quebec'],
    ['Blue & Gold', 'blue and gold'],
    ["Children's Health", 'childrens health'],
    ['Children’s Health', 'childrens health'],
    ['Cross/Shield-Plan', 'cross shield plan'],
    ['U.S. Health', 'us health'],
    ['Ａｃｍｅ', 'acme'],
    ['The Company', 'company'],
    ['The', 'the'],
    ['Corp', 'corp'],
    ['__proto__', '__proto__'],
    ['健康 Plan', '健康 plan'],
    ['!!!', ''],
    ['', ''],
  ])('%s is %j', (name, folded) => {
    expect(foldName(name)).toBe(folded);
  });

  it('makes nothing of a text that is too long for a name', () => {
    expect(foldName('a'.repeat(257))).toBe('');
  });

  it('folds a folded name to itself but for what then stands at its ends', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (name) => {
        const folded = foldName(name);
        expect(folded).toBe(folded.trim());
        expect(foldName(`  ${name.toUpperCase().toLowerCase()} `)).toBe(foldName(name.toUpperCase().toLowerCase()));
      }),
    );
  });
});

describe('tellingWords', () => {
  it('leaves out words that every name may have', () => {
    expect(tellingWords(foldName('The Plan of the State and the City'))).toEqual(['plan', 'state', 'city']);
    expect(tellingWords('')).toEqual([]);
  });
});
