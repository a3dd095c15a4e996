import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editDistance } from '../../src/lookup/edit-distance.js';

describe('editDistance', () => {
  it.each([
    ['', '', 0],
    ['acme', 'acme', 0],
    ['acme', 'acne', 1],
    ['acme', 'came', 1],
    ['acme', 'ace', 1],
    ['acme', 'acmes', 1],
    ['kitten', 'sitting', 3],
    ['acme', '', 4],
  ])('%j and %j differ by %i', (a, b, distance) => {
    expect(editDistance(a, b, 9)).toBe(distance);
  });

  it('says one more than the limit for anything beyond it', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 12 });
    fc.assert(
      fc.property(word, word, fc.nat(5), (a, b, limit) => {
        const full = editDistance(a, b, 99);
        expect(editDistance(b, a, 99)).toBe(full);
        expect(editDistance(a, b, limit)).toBe(Math.min(full, limit + 1));
      }),
    );
  });
});
