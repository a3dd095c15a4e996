import { describe, expect, test } from 'vitest';
import { messageOf } from '../../src/domain/message.js';
import { builtInPolicy } from '../../src/domain/policy.js';
import type { ParsedDocument } from '../../src/parse/document.js';
import { parseDocument } from '../../src/parse/document.js';
import { jsonRules } from '../../src/parse/rules.js';

const { limits } = builtInPolicy;

function parse(input: string | readonly number[], changed: Partial<typeof limits> = {}): ParsedDocument {
  return parseDocument(typeof input === 'string' ? new TextEncoder().encode(input) : Uint8Array.from(input), { ...limits, ...changed });
}

/** Each fault as `code line:column /path message`. */
function faults(document: ParsedDocument): readonly string[] {
  return document.faults.map(({ rule, path, args, offset }) => {
    const place = offset === undefined ? undefined : document.positionAt(offset);
    const where = place === undefined ? '-' : `${place.line}:${place.column}`;
    const message = messageOf(rule.message, args);
    expect(`${message} ${messageOf(rule.why, args)} ${messageOf(rule.help, args)}`).not.toMatch(/\{\w+\}/);
    return `${rule.code} ${where} ${path.map((step) => `/${step}`).join('')} ${message}`;
  });
}

function hint(input: string): string {
  const fault = parse(input).faults.find(({ rule }) => rule.code === 'json/syntax');
  return fault === undefined ? 'no syntax fault' : messageOf(fault.rule.help, fault.args);
}

describe('a faultless document', () => {
  test('is its value, without faults', () => {
    const document = parse('{\n  "resourceType": "Bundle",\n  "id": "a:b",\n  "n": 1.50,\n  "entry": [null, true, {}]\n}\n');
    expect(document.faults).toEqual([]);
    expect(document.value).toEqual({ resourceType: 'Bundle', id: 'a:b', n: 1.5, entry: [null, true, {}] });
  });

  test.each([
    ['white space of every kind', ' \t\r\n{ \t\r\n"a" \t\r\n: \t\r\n1 \t\r\n} \t\r\n'],
    ['strings with what looks like keys', '{"a":"\\":","b":":","c":"\\" :","d":"x\\\\"}'],
    ['one key in two objects', '{"a":{"a":[{"a":1},{"a":2}]}}'],
    ['pairs of surrogate escapes', '{"a":"\\ud83d\\ude00","\\uD83D\\uDE00":1,"b":"\\\\ud800"}'],
    ['characters beyond ASCII', '{"é":"日本 \u2028 😀","b":"\ufffd"}'],
    ['names of Object.prototype that are no danger', '{"toString":1,"hasOwnProperty":2,"__defineGetter__":3,"constructors":4}'],
  ])('may hold %s', (_, text) => {
    const document = parse(text);
    expect(faults(document)).toEqual([]);
    expect(document.value).toEqual(JSON.parse(text));
    expect(document.text).toBe(text);
  });
});

describe('bytes', () => {
  test('invalid UTF-8 names the byte and its place, and the rest is still read', () => {
    const document = parse([...new TextEncoder().encode('{"é\ufffd":1,\n "b": "'), 0xe9, ...new TextEncoder().encode('"}')]);
    expect(faults(document)).toEqual([
      'json/not-utf8 2:8  Byte 19 (counted from 0) is 0xE9, which is not valid UTF-8 there; JSON is exchanged in UTF-8 only.',
    ]);
    expect(document.value).toEqual({ 'é\ufffd': 1, b: '\ufffd' });
    expect(document.text.at(-3)).toBe('\ufffd');
  });

  test.each([
    ['a cut sequence at the end', [0x22, 0xe2, 0x82], 1, '0xE2'],
    ['an overlong form', [0x22, 0xc0, 0x80, 0x22], 1, '0xC0'],
    ['an encoded surrogate', [0x22, 0x61, 0xed, 0xa0, 0x80, 0x22], 2, '0xED'],
    ['a code point past the last', [0xf4, 0x90, 0x80, 0x80], 0, '0xF4'],
    ['after a byte order mark', [0xef, 0xbb, 0xbf, 0x22, 0xff, 0x22], 4, '0xFF'],
  ])('%s is invalid UTF-8', (_, bytes, at, byte) => {
    expect(faults(parse(bytes))).toContainEqual(expect.stringContaining(`Byte ${at} (counted from 0) is ${byte},`));
  });

  const ascii = [...'{"a":1}'].map((character) => character.charCodeAt(0));
  test.each([
    ['UTF-16LE', [0xff, 0xfe, ...ascii.flatMap((byte) => [byte, 0])]],
    ['UTF-16BE', [0xfe, 0xff, ...ascii.flatMap((byte) => [0, byte])]],
    ['UTF-16LE', ascii.flatMap((byte) => [byte, 0])],
    ['UTF-16BE', ascii.flatMap((byte) => [0, byte])],
    ['UTF-32LE', [0xff, 0xfe, 0, 0, ...ascii.flatMap((byte) => [byte, 0, 0, 0])]],
    ['UTF-32BE', [0, 0, 0xfe, 0xff, ...ascii.flatMap((byte) => [0, 0, 0, byte])]],
    ['UTF-32LE', ascii.flatMap((byte) => [byte, 0, 0, 0])],
    ['UTF-32BE', ascii.flatMap((byte) => [0, 0, 0, byte])],
  ])('%s is recognised and is the only fault', (encoding, bytes) => {
    const document = parse(bytes);
    expect(faults(document)).toEqual([`json/not-utf8 -  The file is written in ${encoding}; JSON is exchanged in UTF-8 only.`]);
    expect(document.value).toBeUndefined();
  });

  test('a byte order mark is a fault and no part of the text', () => {
    const document = parse('\ufeff{"a":1}');
    expect(faults(document)).toEqual(['json/byte-order-mark 1:1  The file begins with a byte order mark (bytes EF BB BF).']);
    expect(document.value).toEqual({ a: 1 });
    expect(document.text).toBe('{"a":1}');
    expect(document.locate(['a'])).toEqual({ offset: 5, length: 1, line: 1, column: 6 });
  });

  test('NUL is a fault of its own, not also a syntax error', () => {
    const message = 'The file holds a NUL character (byte 00), which JSON does not allow anywhere.';
    expect(faults(parse('{"a":1,\n"b":"x\0y"}'))).toEqual([`json/nul 2:7  ${message}`]);
    expect(faults(parse('{"a":1}\n\0\0\0'))).toEqual([`json/nul 2:1  ${message}`]);
    expect(faults(parse('{"a" 1}\0'))).toEqual([
      `json/nul 1:8  ${message}`,
      'json/syntax 1:6  This is not JSON: 1 stands where a colon is expected.',
    ]);
  });

  test.each(['', ' \n\t', '\ufeff'])('%j is empty', (text) => {
    expect(faults(parse(text)).at(-1)).toBe('json/empty -  The file is empty.');
    expect(parse(text).value).toBeUndefined();
    expect(parse(text).locate([])).toBeUndefined();
  });

  test('a file over the limit is not looked at', () => {
    expect(faults(parse('{"a":1,"a":\0', { fileBytes: 11 }))).toEqual(['json/too-large -  The file has 12 bytes; at most 11 are read.']);
    expect(faults(parse('{"a":12345}', { fileBytes: 11 }))).toEqual([]);
    expect(parse('{"a":123456}', { fileBytes: 11 }).value).toBeUndefined();
  });

  test('a part of a larger buffer is read, and only that', () => {
    const bytes = new TextEncoder().encode('xx{"a":1}yy');
    expect(parseDocument(bytes.subarray(2, 9), limits).value).toEqual({ a: 1 });
  });
});

describe('what is not JSON', () => {
  test.each([
    ['{"a":1,}', '1:7', 'nothing but } follows the comma', /Remove the comma/],
    ['[1,\n\n   ]', '1:3', 'nothing but ] follows the comma', /Remove the comma/],
    [`[1,${' '.repeat(500)}]`, '1:3', 'nothing but ] follows the comma', /Remove the comma/],
    ['{\n // note\n}', '2:2', '/ stands where a key or } is expected', /no comments/],
    ['{"a":1 /* x */}', '1:8', '/ stands where a comma or } is expected', /no comments/],
    ['# x\n{}', '1:1', '# stands where a value is expected', /no comments/],
    ["{'a':1}", '1:2', "' stands where a key or } is expected", /double quotes/],
    ['{"a":\'b\'}', '1:6', "' stands where a value is expected", /double quotes/],
    ['{\u201ca\u201d:1}', '1:2', '\u201c stands where a key or } is expected', /typographic/],
    ['{a: 1}', '1:2', 'a stands where a key or } is expected', /Keys are written/],
    ['{"a":1,b:2}', '1:8', 'b stands where a key is expected', /Keys are written/],
    ['{"a":"x\n"}', '1:6', 'the string "x is not closed on its line', /Close the string/],
    ['{"a":"x', '1:6', 'the string "x is not closed on its line', /Close the string/],
    ['{"a:1}\n', '1:2', 'the string "a:1} is not closed on its line', /Close the string/],
    ['{"a":"x\ty"}', '1:8', 'the control character U+0009 stands in a string', /\\t/],
    ['{"a":"\\x"}', '1:7', '\\x is not an escape', /After a backslash/],
    ['{"a":"\\u12"}', '1:7', '\\u12 is not an escape', /After a backslash/],
    ['{"a":1', '1:7', 'the file ends where a comma or } is expected', /The \{ of line 1, column 1 is never closed/],
    ['{\n"a":[1\n\n', '2:7', 'the file ends where a comma or ] is expected', /The \[ of line 2, column 5 is never closed/],
    ['{"a":', '1:6', 'the file ends where a value is expected', /line 1, column 1/],
    ['{"a"', '1:5', 'the file ends where a colon is expected', /line 1, column 1/],
    ['[1, ', '1:4', 'the file ends where a value is expected', /line 1, column 1/],
    ['1.', '1:3', 'the file ends where a digit is expected', /ends too early/],
    ['{"a" "b"}', '1:6', '"b" stands where a colon is expected', /colon and a value/],
    ['{"a"="b"}', '1:5', '= stands where a colon is expected', /colon and a value/],
    ['{"a":1 "b":2}', '1:8', '"b" stands where a comma or } is expected', /comma is missing/],
    ['[{} {}]', '1:5', '{ stands where a comma or ] is expected', /comma is missing/],
    ['{"a":[1}', '1:8', '} stands where a comma or ] is expected', /reverse order/],
    ['{}}', '1:3', '} stands where the end of the file is expected', /too many/],
    ['{}\n{}', '2:1', '{ stands where the end of the file is expected', /one JSON document/],
    ['{"a":True}', '1:6', 'True stands where a value is expected', /Python/],
    ['{"a":NaN}', '1:6', 'NaN stands where a value is expected', /no such value/],
    ['{"a":-Infinity}', '1:7', 'Infinity stands where a digit is expected', /no such value/],
    ['{"a":01}', '1:6', 'the number 01 begins with a zero', /no leading zero/],
    ['{"a":-012}', '1:7', 'the number 012 begins with a zero', /no leading zero/],
    ['{"a":+1}', '1:6', '+1 stands where a value is expected', /no plus sign/],
    ['{"a":.5}', '1:6', '.5 stands where a value is expected', /both sides of the point/],
    ['{"a":1.}', '1:8', '} stands where a digit is expected', /both sides of the point/],
    ['{"a":1e}', '1:8', '} stands where a digit is expected', /both sides of the point/],
    ['<<<<<<< HEAD\n{}', '1:1', '< stands where a value is expected', /merge conflict/],
    ['{\n"a":1\n=======\n}', '3:1', '= stands where a comma or } is expected', /merge conflict/],
    ['<Bundle xmlns="http://hl7.org/fhir"/>', '1:1', '< stands where a value is expected', /XML/],
    ['{\u00a0"a":1}', '1:2', 'U+00A0 stands where a key or } is expected', /invisible/],
    ['{}\ufeff', '1:3', 'U+FEFF stands where the end of the file is expected', /invisible/],
    ['{"😀":1 😀}', '1:9', '😀 stands where a comma or } is expected', /Correct the text/],
    ['[,]', '1:2', ', stands where a value or ] is expected', /Correct the text/],
    [`{"a":1 ${'x'.repeat(100)}}`, '1:8', `${'x'.repeat(40)}… stands where a comma or } is expected`, /Correct the text/],
  ])('%j', (text, place, problem, help) => {
    expect(faults(parse(text))).toEqual([`json/syntax ${place}  This is not JSON: ${problem}.`]);
    expect(hint(text)).toMatch(help);
    expect(hint(text).length).toBeLessThanOrEqual(200);
    expect(parse(text).value).toBeUndefined();
  });

  test('other faults before that place are told as well, after it', () => {
    expect(faults(parse('{"a":1,\n"a":2,\n"c":1e999,\n}'))).toEqual([
      'json/syntax 3:10  This is not JSON: nothing but } follows the comma.',
      'json/duplicate-key 2:1 /a The key "a" stands 2 times in one object, first on line 1.',
      'json/number-precision 3:5 /c The number 1e999 is read as infinity.',
    ]);
  });

  test('what was read up to there can be located', () => {
    const document = parse('{"a":{"b":1},\n"c":[2,,');
    expect(document.locate(['a', 'b'])).toMatchObject({ line: 1, column: 11 });
    expect(document.locate(['c', 0])).toMatchObject({ line: 2, column: 6 });
    expect(document.locate(['c'])).toEqual({ offset: 18, length: 4, line: 2, column: 5 });
  });
});

describe('the root', () => {
  test.each([
    ['[{}]', 'an array'],
    ['"x"', 'a string'],
    ['12', 'a number'],
    ['true', 'a boolean'],
    ['null', 'null'],
  ])('%s is not an object', (text, found) => {
    expect(faults(parse(text))).toEqual([`json/not-an-object -  The file holds ${found} where a JSON object is expected.`]);
    expect(parse(text).value).toEqual(JSON.parse(text));
  });
});

describe('keys', () => {
  test('a repeated key is one fault, at its second place, however often it is repeated', () => {
    expect(faults(parse('{\n  "a": 1,\n  "b": 2,\n  "a": 3, "a": 4\n}'))).toEqual([
      'json/duplicate-key 4:3 /a The key "a" stands 3 times in one object, first on line 2.',
    ]);
    expect(parse('{"a":1,"a":2}').value).toEqual({ a: 2 });
  });

  test('a key that is written with escapes is the same key', () => {
    expect(faults(parse('{"a":1,\n"\\u0061":2}'))).toEqual([
      'json/duplicate-key 2:1 /a The key "a" stands 2 times in one object, first on line 1.',
    ]);
    expect(faults(parse('{"\\"\\/\\n":1,"\\u0022/\\u000a":2}'))).toHaveLength(1);
  });

  test('a repeated key is found at any depth, also in what a later key replaces', () => {
    expect(faults(parse('{"x":[0,{"y":{"a":1,"a":1}}],"x":1}'))).toEqual([
      'json/duplicate-key 1:21 /x/1/y/a The key "a" stands 2 times in one object, first on line 1.',
      'json/duplicate-key 1:30 /x The key "x" stands 2 times in one object, first on line 1.',
    ]);
  });

  test('a repeated key is found beside strings that look like keys, and not hidden by them', () => {
    expect(faults(parse('{"a":"\\":","a":"\\":"}'))).toHaveLength(1);
    expect(faults(parse('{"":":","":":"}'))).toHaveLength(1);
    expect(faults(parse('{"a" \n\t\r :1,"a":1}'))).toHaveLength(1);
  });

  test.each(['__proto__', 'constructor', 'prototype'])('%s is not allowed', (key) => {
    const message = `The key "${key}" is not allowed.`;
    const document = parse(`{"a":\n{"${key}":{"polluted":1}}}`);
    expect(faults(document)).toEqual([`json/prototype-key 2:2 /a/${key} ${message}`]);
    expect(Object.hasOwn({}, 'polluted')).toBe(false);
    expect(document.locate(['a', key, 'polluted'])).toMatchObject({ line: 2 });
    const escaped = `\\u${key.charCodeAt(0).toString(16).padStart(4, '0')}${key.slice(1)}`;
    expect(faults(parse(`{"${escaped}":1}`))).toEqual([`json/prototype-key 1:2 /${key} ${message}`]);
    expect(faults(parse(`{"a":"${key}"}`))).toEqual([]);
  });
});

describe('depth', () => {
  const nested = (depth: number): string => `{"a":${'['.repeat(depth - 1)}${']'.repeat(depth - 1)}}`;

  test('64 is read, 65 is not given to anyone', () => {
    expect(faults(parse(nested(64)))).toEqual([]);
    const document = parse(nested(65));
    expect(faults(document)).toEqual([
      `json/too-deep 1:69 /a${'/0'.repeat(63)} Objects and arrays are nested more than 64 deep from here.`,
    ]);
    expect(document.value).toBeUndefined();
  });

  test('objects count as arrays do, and the limit is policy', () => {
    expect(faults(parse('{"a":{"b":{}}}', { depth: 3 }))).toEqual([]);
    expect(faults(parse('{"a":{"b":{},"c":{}}}', { depth: 2 }))).toEqual([
      'json/too-deep 1:11 /a/b Objects and arrays are nested more than 2 deep from here.',
    ]);
  });

  test('a policy without limits does not lift the one that keeps recursive readers safe', () => {
    expect(faults(parse(nested(200_000), { depth: Number.POSITIVE_INFINITY }))[0]).toContain('more than 1000 deep');
  });
});

describe('strings', () => {
  test.each([
    ['{"a":"\\ud800"}', '1:7', '/a', '\\ud800'],
    ['{"a":\n"x\\\\\\uDFFFx"}', '2:5', '/a', '\\uDFFF'],
    ['{"a":"\\ude00\\ud83d"}', '1:7', '/a', '\\ude00'],
    ['{"a":"\\ud83d\\ude00\\ud83d"}', '1:19', '/a', '\\ud83d'],
    ['{"a":"\\ud83d\\ud83d\\ude00"}', '1:7', '/a', '\\ud83d'],
    ['{"a":"\\ud83dx\\ude00"}', '1:7', '/a', '\\ud83d'],
    ['{"a":["","\\ud83d","\\ud83d\\ude00"]}', '1:11', '/a/1', '\\ud83d'],
    ['{"\\udabcx":1}', '1:3', '/\udabcx', '\\udabc'],
  ])('%s has half a character', (text, place, path, found) => {
    expect(faults(parse(text))).toEqual([
      `json/lone-surrogate ${place} ${path} The escape ${found} is half of a character: its other half is missing beside it.`,
    ]);
  });
});

describe('numbers', () => {
  test.each([
    ['1e400', 'infinity'],
    ['-1e400', 'minus infinity'],
    ['1e-400', '0'],
    ['12345678901234567890', '12345678901234567000'],
    ['9007199254740993', '9007199254740992'],
    ['0.1000000000000000055', '0.1'],
    ['1.00000000000000000001', '1'],
    ['123456789012345678e1', '1234567890123456800'],
  ])('%s is read as %s', (literal, read) => {
    const message = `The number ${literal} is read as ${read}.`;
    expect(faults(parse(`{"a":\n  ${literal}}`))).toEqual([`json/number-precision 2:3 /a ${message}`]);
    expect(faults(parse(`{"a":[1,${literal}]}`))).toEqual([`json/number-precision 1:9 /a/1 ${message}`]);
  });

  test.each([
    '0',
    '-0',
    '-0.0',
    '1.10',
    '1e2',
    '1E+2',
    '100000000000000000000',
    '9007199254740992',
    '0.1',
    '1.7976931348623157e308',
    '5e-324',
    '0e999',
    '0.000e-999',
    `1${'0'.repeat(30)}e-30`,
    `1.${'0'.repeat(400)}`,
  ])('%s keeps its value', (literal) => {
    expect(faults(parse(`{"a":${literal}}`))).toEqual([]);
    expect(faults(parse(`{"a":[${literal}]}`))).toEqual([]);
  });
});

describe('many faults', () => {
  test('are listed up to the limit, the last says how many are missing', () => {
    const text = `{${Array.from({ length: 50 }, (_, index) => `"k${index}":1,"k${index}":2`).join(',')}}`;
    const document = parse(text, { findings: 10 });
    expect(document.faults).toHaveLength(10);
    expect(faults(document).at(8)).toContain('"k8" stands 2 times');
    expect(faults(document).at(9)).toBe('json/more-faults -  The JSON itself has 41 more faults, which are not listed.');
    expect(parse(text, { findings: 50 }).faults).toHaveLength(50);
    expect(faults(parse(text, { findings: 0 }))[0]).toContain('json/duplicate-key');
  });
});

test('every rule of the layer is listed, with a code of its own', () => {
  expect(new Set(jsonRules.map(({ code }) => code)).size).toBe(jsonRules.length);
  for (const rule of jsonRules) {
    expect(rule.layer).toBe('json');
    expect(rule.code).toMatch(/^json\/[a-z0-9]+(-[a-z0-9]+)*$/);
  }
  expect(jsonRules.map(({ code }) => code)).toHaveLength(13);
});
