import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as leaves from '../../../src/profiles/leaves/primitives.js';

type Leaf = keyof typeof leaves;

const table: Record<Leaf, { good: unknown[]; bad: unknown[] }> = {
  isBoolean: { good: [true, false], bad: ['true', 0, null] },
  isInteger: { good: [0, -1, 2147483647, -2147483648], bad: [1.5, 2147483648, '1', Number.NaN, null] },
  isUnsignedInt: { good: [0, 7], bad: [-1, 1.5] },
  isPositiveInt: { good: [1], bad: [0, -1] },
  isDecimal: { good: [0, 1.5, -3e10], bad: ['1.5', Number.POSITIVE_INFINITY] },
  isString: {
    good: ['a', ' a', 'a\tb\n', 'é', '😀', 'x'.repeat(500)],
    bad: ['', ' ', '\n\t', 'a\u0000b', `${'x'.repeat(200)}\u0007`, 5, null],
  },
  isCode: { good: ['a', 'a b', 'MTLS', 'x-ö'], bad: ['', ' a', 'a ', 'a  b', 'a\tb', 'a\nb', 'a\u00a0b', 'a\u0001', 1] },
  isElementId: { good: ['a', 'a_b', 'x'.repeat(100)], bad: ['', 'a b', ' a', 'a\nb', 1] },
  isId: { good: ['a', 'A-1.b', 'x'.repeat(64)], bad: ['', 'a_b', 'x'.repeat(65), 'a b', 1] },
  isUri: {
    good: [
      'https://x.example.com/a',
      'urn:oid:2.16.840.1.113883.6.300',
      'urn:uuid:0f0e0d0c-0b0a-4908-8706-050403020100',
      'relative/path',
      '#x',
      'é',
    ],
    bad: [
      '',
      'a b',
      ' x',
      'x\n',
      'urn:oid:2.16',
      'urn:oid:2.016.840.1',
      'urn:oid:3.1.2.3',
      'urn:uuid:0F0E0D0C-0B0A-4908-8706-050403020100',
      'urn:uuid:1',
      3,
    ],
  },
  isCanonical: {
    good: ['https://x.example.com/a|1.0', 'urn:uuid:0f0e0d0c-0b0a-4908-8706-050403020100', 'HTTP://X', '#x'],
    bad: ['', 'x', 'Organization/1', '/x', 'x|1', 'https://x y', 1],
  },
  isOid: { good: ['urn:oid:1.2', 'urn:oid:2.16.840'], bad: ['1.2.3', 'urn:oid:1', 'urn:oid:1.02'] },
  isUuid: {
    good: ['urn:uuid:0f0e0d0c-0b0a-4908-8706-050403020100'],
    bad: ['0f0e0d0c-0b0a-4908-8706-050403020100', 'urn:uuid:0F0E0d0c-0b0a-4908-8706-050403020100'],
  },
  isDate: {
    good: ['2026', '2026-02', '2024-02-29', '2000-02-29'],
    bad: ['2026-02-29', '1900-02-29', '2026-13', '2026-00-01', '2026-04-31', '26', '0000', '2026-1-1', 2026],
  },
  isDateTime: {
    good: ['2026', '2026-11-22', '2026-11-22T10:00:00Z', '2026-11-22T10:00:00.123+14:00'],
    bad: ['2026-11-22T10:00Z', '2026-11-22T10:00:00', '2026-11-22T24:00:00Z', '2026-11-22 10:00:00Z', '2026-11-22T10:00:00+15:00', ''],
  },
  isInstant: {
    good: ['2026-11-22T10:00:00Z', '2016-12-31T23:59:60Z'],
    bad: ['2026-11-22', '2026-11-31T10:00:00Z', '2026-11-22T10:00:00z'],
  },
  isTime: { good: ['00:00:00', '23:59:59.9'], bad: ['24:00:00', '10:00', '10:00:00Z'] },
  isBase64Binary: {
    good: ['QQ==', 'QUI=', 'QUJD', 'Q Q = =', 'QUJD\nQUJD', '+/+/'],
    bad: ['', 'Q', 'QQ', 'QQ=', 'Q===', 'QQ=A', '====', 'QQ==QQ==', 'QQ_-', 'QQ!Q', 'QQQŁ', 'éQQQ', '=QQQ', 5, null],
  },
};

describe('primitive types', () => {
  for (const [name, { good, bad }] of Object.entries(table)) {
    const leaf = leaves[name as Leaf];
    it.each(good.map((value) => [value]))(`${name} accepts %j`, (value) => expect(leaf(value)).toBe(true));
    it.each(bad.map((value) => [value]))(`${name} refuses %j`, (value) => expect(leaf(value)).toBe(false));
  }

  it('judges base64 as a strict grammar does', () => {
    const strict = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;
    const piece = fc.constantFrom('A', 'z', '9', '+', '/', '=', '-', '_', '!', 'é', 'Ł', '😀');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const text = pieces.join('');
        expect(leaves.isBase64Binary(text)).toBe(text !== '' && strict.test(text));
      }),
    );
  });

  it('tells every day that exists from those that do not', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 9999 }),
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 1, max: 31 }),
        (year, month, day) => {
          const text = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
          const date = new Date(`${text}T00:00:00Z`);
          const exists = !Number.isNaN(date.getTime()) && date.getUTCDate() === day;
          expect(leaves.isDate(text)).toBe(exists);
        },
      ),
    );
  });

  it('answers on any value', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        for (const leaf of Object.values(leaves)) expect(typeof leaf(value)).toBe('boolean');
      }),
    );
  });
});
