import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { positionIn, stringIndex } from '../../src/domain/string-index.js';

const text = fc.string({ maxLength: 4, unit: fc.constantFrom('a', 'b', '_') });

describe('positionIn', () => {
  it('is where the string stands, or below 0', () => {
    fc.assert(
      fc.property(fc.uniqueArray(text, { maxLength: 40 }), text, (strings, asked) => {
        expect(positionIn(stringIndex(strings), asked)).toBe(strings.indexOf(asked));
      }),
    );
  });

  it('finds each of many strings of one length', () => {
    const strings = Array.from({ length: 100 }, (_, number) => String(1_000 + number));
    const index = stringIndex(strings);
    expect(strings.map((each) => positionIn(index, each))).toEqual(strings.map((_, position) => position));
  });

  it.each([[undefined], [null], [1], [{ length: 1 }], [['a']], ['__proto__'], ['length']])('is below 0 for %j', (value) => {
    expect(positionIn(stringIndex(['a', 'b', '']), value)).toBe(-1);
  });
});
