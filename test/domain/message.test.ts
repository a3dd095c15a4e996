import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { messageOf, shown, visible } from '../../src/domain/message.js';

describe('visible', () => {
  test.each([
    ['plain words', 'plain words'],
    ['Zürich, 東京', 'Zürich, 東京'],
    ['two\nlines\r\n\tand a tab', 'two\\nlines\\r\\n\\tand a tab'],
    ['\u001b[31mred', '\\u001b[31mred'],
    ['\u0000\u007f\u009b', '\\u0000\\u007f\\u009b'],
    ['user\u202egpj.exe', 'user\\u202egpj.exe'],
    ['\u2066\u2069\u200e\u061c', '\\u2066\\u2069\\u200e\\u061c'],
    ['ac\u200bme\ufeff\u00ad\u2060', 'ac\\u200bme\\ufeff\\u00ad\\u2060'],
    ['\u2028\u2029', '\\u2028\\u2029'],
    ['\u{e0041}\u{e0100}', '\\u{e0041}\\u{e0100}'],
    ['half \ud83d', 'half \\ud83d'],
    ['\u3164\u115f', '\\u3164\\u115f'],
  ])('%j', (text, expected) => {
    expect(visible(text)).toBe(expected);
  });

  test('leaves nothing that hides, moves or commands, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(visible(text)).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u);
      }),
    );
  });
});

describe('shown', () => {
  test('cuts after 200 characters', () => {
    expect(shown('a'.repeat(200))).toBe('a'.repeat(200));
    expect(shown('a'.repeat(201))).toBe(`${'a'.repeat(200)}…`);
    expect(shown('a'.repeat(1_000_000))).toBe(`${'a'.repeat(200)}…`);
  });

  test('counts characters, not code units, and cuts none in two', () => {
    expect(shown('😀'.repeat(200))).toBe('😀'.repeat(200));
    expect(shown('😀'.repeat(201))).toBe(`${'😀'.repeat(200)}…`);
  });

  test('of a number its digits', () => {
    expect(shown(12.5)).toBe('12.5');
  });
});

describe('messageOf', () => {
  test('fills in arguments by name', () => {
    expect(messageOf('{a} is not {b}, {a}', { a: 'x', b: 2 })).toBe('x is not 2, x');
  });

  test('leaves a name without argument, and does not read what is filled in', () => {
    expect(messageOf('{a} {b}', { a: '{b}', b: '$&$1' })).toBe('{b} $&$1');
    expect(messageOf('{a} {toString} {__proto__}', { a: 1 })).toBe('1 {toString} {__proto__}');
    expect(messageOf('{a}', undefined)).toBe('{a}');
  });

  test('shows values safely', () => {
    expect(messageOf('found {v}', { v: '\u001b]0;x\u0007' })).toBe('found \\u001b]0;x\\u0007');
  });
});
