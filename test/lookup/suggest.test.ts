import { describe, expect, it } from 'vitest';
import { foldName } from '../../src/lookup/fold.js';
import { type PayerNames, suggestionsFor } from '../../src/lookup/suggest.js';

const payer = (slug: string, ...names: string[]): PayerNames => ({ slug, name: names[0], names });
const payers = [
  payer('blue-ridge', 'Blue Ridge Health Plan', 'BRHP'),
  payer('red-river', 'Red River Mutual'),
  payer('acme', 'Acme Health Plan, Inc.'),
  payer('nameless'),
];
const suggested = (text: string) => suggestionsFor(foldName(text), payers).map(({ slug }) => slug);

describe('suggestionsFor', () => {
  it.each([
    ['acne', ['acme']],
    ['blu ridge', ['blue-ridge']],
    ['Bleu Ridge Helth Plan', ['blue-ridge']],
    ['brph', ['blue-ridge']],
    ['Red River', ['red-river']],
    ['nameles', ['nameless']],
    ['zzz', []],
    ['', []],
    ['the', []],
  ])('%j suggests %j', (text, slugs) => {
    expect(suggested(text)).toEqual(slugs);
  });

  it('puts the likeliest first, and the same slug order for equals', () => {
    expect(suggested('Ridge Mutual Plan')).toEqual(['blue-ridge']);
    expect(suggested('health plan')).toEqual(['acme', 'blue-ridge']);
  });

  it('suggests at most five', () => {
    const many = Array.from({ length: 9 }, (_, index) => payer(`acme-${index}`, `Acme ${index}`));
    expect(suggestionsFor('acme', many)).toHaveLength(5);
  });

  it('looks through ten thousand long names in time', () => {
    const word = 'abcdefghijklmnop';
    const many = Array.from({ length: 10_000 }, (_, index) => payer(`p${index}`, `${word} ${word}x ${word}y ${index}`));
    expect(suggestionsFor(`${word}z ${word}q unlike anything`, many).length).toBeLessThanOrEqual(5);
  }, 5_000);
});
