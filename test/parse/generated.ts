import fc from 'fast-check';

/** A JSON text in parts, so that members can be repeated and characters escaped in any way. */
export type Written =
  | { readonly kind: 'object'; readonly members: readonly (readonly [WrittenString, Written])[]; readonly blank: string }
  | { readonly kind: 'array'; readonly items: readonly Written[]; readonly blank: string }
  | { readonly kind: 'string'; readonly string: WrittenString }
  | { readonly kind: 'literal'; readonly text: string };

type WrittenString = readonly { readonly unit: string; readonly escaped: boolean }[];

const blanks = fc.constantFrom('', '', ' ', '\n', '\n  ', '\r\n\t', '\r', ' \n \n');
const nastyStrings = [
  '',
  'a',
  'b',
  'aa',
  ':',
  '":',
  '" :',
  '\\',
  '\\"',
  '\\":',
  ',',
  '{',
  '}',
  '[]',
  ': 12345678901234567890',
  '__proto__',
  'constructor',
  'prototype',
  'http://example.com',
  'urn:oid:1.2',
  '\u00e9',
  '\u2028',
  '\ud83d\ude00',
  '\ud83d',
  '\ude00',
  '\ud83d\ud83d\ude00',
  '\ud83d\u0041',
  'line\nbreak',
  'tab\t',
  '1',
  '0',
  'toString',
];
const numbers = [
  '0',
  '-0',
  '1',
  '-1',
  '1.10',
  '1e2',
  '12345678901234567890',
  '9007199254740993',
  '0.1000000000000000055',
  '1e400',
  '-1E+400',
  '1e-400',
  '0e999',
  '100000000000000000000',
  '123456789012345',
  '0.1',
  '5E-324',
  '1.7976931348623157e308',
];

function stringOf(value: string, escapes: number): WrittenString {
  return [...Array(value.length).keys()].map((index) => ({ unit: value[index]!, escaped: ((escapes >> (index % 16)) & 1) === 1 }));
}

const strings = fc
  .tuple(fc.constantFrom(...nastyStrings), fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 0xffff })))
  .map(([value, escapes]) => stringOf(value, escapes));
const tameStrings = fc.string({ unit: fc.constantFrom('a', 'b', 'c', ' ', ':', '/', ',') }).map((value) => stringOf(`x${value}x`, 0));

const leaf: fc.Arbitrary<Written> = fc.oneof(
  strings.map((string): Written => ({ kind: 'string', string })),
  fc.constantFrom('true', 'false', 'null', ...numbers).map((text): Written => ({ kind: 'literal', text })),
);

/** JSON texts with everything that the json layer has a rule about; most are objects, as files are. */
export const hostile: fc.Arbitrary<Written> = fc.letrec<{ root: Written; object: Written; value: Written }>((tie) => ({
  root: fc.oneof({ arbitrary: tie('object'), weight: 5 }, tie('value')),
  object: fc.record({
    kind: fc.constant('object' as const),
    members: fc.array(fc.tuple(strings, tie('value')), { maxLength: 4 }),
    blank: blanks,
  }),
  value: fc.oneof(
    { depthSize: 'small' },
    leaf,
    tie('object'),
    fc.record({ kind: fc.constant('array' as const), items: fc.array(tie('value'), { maxLength: 4 }), blank: blanks }),
  ),
})).root;

/** Texts as directories hold them: nothing in them is faulty or looks so. */
export const ordinary: fc.Arbitrary<Written> = fc.letrec<{ object: Written; value: Written }>((tie) => ({
  object: fc.record({
    kind: fc.constant('object' as const),
    members: fc.uniqueArray(fc.tuple(tameStrings, tie('value')), {
      maxLength: 5,
      selector: ([key]) => key.map(({ unit }) => unit).join(''),
    }),
    blank: blanks,
  }),
  value: fc.oneof(
    { depthSize: 'small' },
    tameStrings.map((string): Written => ({ kind: 'string', string })),
    fc.constantFrom('true', 'false', 'null', '1', '-12.5').map((text): Written => ({ kind: 'literal', text })),
    tie('object'),
    fc.record({ kind: fc.constant('array' as const), items: fc.array(tie('object'), { maxLength: 3 }), blank: blanks }),
  ),
})).object;

const simpleEscapes = new Map([
  ['"', '\\"'],
  ['\\', '\\\\'],
  ['\n', '\\n'],
  ['\t', '\\t'],
]);

function stringText(string: WrittenString): string {
  const units = string.map(({ unit, escaped }, index) => {
    // A lone surrogate exists only as an escape; a pair may be written either way, but not half and half.
    const isHalf = /[\ud800-\udfff]/.test(unit);
    if (escaped || isHalf)
      return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`
        .replace(/[a-f]/g, (hex) => (index % 2 === 0 ? hex : hex.toUpperCase()))
        .replace('\\U', '\\u');
    return simpleEscapes.get(unit) ?? unit;
  });
  return `"${units.join('')}"`;
}

export function textOf(written: Written): string {
  switch (written.kind) {
    case 'literal':
      return written.text;
    case 'string':
      return stringText(written.string);
    case 'array':
      return `[${written.blank}${written.items.map(textOf).join(`${written.blank},${written.blank}`)}${written.blank}]`;
    case 'object': {
      const { blank } = written;
      return `{${blank}${written.members.map(([key, value]) => `${stringText(key)}${blank}:${blank}${textOf(value)}`).join(`${blank},${blank}`)}${blank}}`;
    }
  }
}
