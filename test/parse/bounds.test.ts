import { expect, test } from 'vitest';
import type { Path } from '../../src/domain/path.js';
import { builtInPolicy } from '../../src/domain/policy.js';
import type { ParsedDocument } from '../../src/parse/document.js';
import { parseDocument } from '../../src/parse/document.js';

const { limits } = builtInPolicy;
const size = limits.fileBytes;

/** `start`, as many of `item(0)`, `item(1)` … as fit into a file of the largest size, and `end`. */
function filled(start: string, item: (index: number) => string, end: string): string {
  const parts = [start];
  let length = start.length + end.length;
  for (let index = 0; ; index += 1) {
    const part = item(index);
    length += part.length;
    if (length > size) return parts.join('') + end;
    parts.push(part);
  }
}

const shapes: readonly (readonly [string, () => string])[] = [
  ['opening brackets', () => '['.repeat(size)],
  ['opening and closing brackets', () => '['.repeat(size / 2) + ']'.repeat(size / 2)],
  ['nested objects', () => '{"":'.repeat(size / 4)],
  ['one key repeated', () => filled('{', () => '"a":1,', '"a":1}')],
  ['many keys repeated', () => filled('{', (index) => `"${index >> 1}":0,`, '"x":1}')],
  ['many keys', () => filled('{', (index) => `"k${index}":0,`, '"x":1}')],
  ['keys that are array indices', () => filled('{', (index) => `"${index * 65_536}":0,`, '"x":1}')],
  ['keys with escapes', () => filled('{', (index) => `"\\u0061${index}":0,`, '"a":1,"a":1}')],
  ['small objects with a repeated key each', () => filled('{"a":[', () => '{"":0,"":0},', '0]}')],
  ['escapes', () => filled('{"a":"', () => '\\u0061', '"}')],
  ['halves of characters', () => filled('{"a":[', () => '"\\ud800",', '0]}')],
  ['halves of characters in one string', () => filled('{"a":"', () => '\\ud800', '"}')],
  ['backslashes', () => filled('{"a":"', () => '\\\\', '"}')],
  ['escaped quotes before colons', () => filled('{"a":"', () => '\\":', '"}')],
  ['strings before the one backslash', () => filled('{"a":[', () => '"",', '"\\ud800"]}')],
  ['numbers that lose their value', () => filled('{"a":[', () => '1e999,', '0]}')],
  ['digits', () => `{"a":${'9'.repeat(size - 6)}}`],
  ['zeros', () => `{"a":0.${'0'.repeat(size - 8)}}`],
  ['white space', () => `{${' '.repeat(size - 2)}}`],
  ['white space before colons', () => filled('{"a"', () => '    ', ':1}')],
  ['colons and spaces in a string', () => filled('{"a":"', () => ':    ', '"}')],
  ['lines', () => filled('{"a":[', () => '1,\r\n', '0,]}')],
  ['a single string', () => `{"a":"${'x'.repeat(size - 8)}"}`],
  ['a string that is not closed', () => `{"a":"${'x'.repeat(size - 6)}`],
  ['colons', () => ':'.repeat(size)],
  ['quotes', () => '"'.repeat(size)],
  ['NULs', () => '\0'.repeat(size)],
  ['NULs after an opening brace', () => `{a${'\0'.repeat(size - 2)}`],
  ['replacement characters', () => '\ufffd'.repeat(Math.floor(size / 3))],
];

function exercise(document: ParsedDocument): void {
  expect(document.faults.length).toBeLessThanOrEqual(limits.findings);
  for (const { path, offset } of document.faults) {
    if (offset !== undefined) document.positionAt(offset);
    document.locate(path);
    document.locateKey(path);
  }
}

test.each(shapes)('1 MiB of %s takes linear time', (_, make) => {
  const bytes = new TextEncoder().encode(make());
  expect(bytes.length).toBeLessThanOrEqual(size);
  const start = performance.now();
  exercise(parseDocument(bytes, limits));
  // Tens of milliseconds; a quadratic way would take minutes.
  expect(performance.now() - start).toBeLessThan(3_000);
});

test('1 MiB of invalid bytes takes linear time', () => {
  const start = performance.now();
  exercise(parseDocument(new Uint8Array(size).fill(0xff), limits));
  exercise(
    parseDocument(
      Uint8Array.from({ length: size }, (_, index) => (index < size - 1 ? [0xef, 0xbf, 0xbd][index % 3]! : 0xff)),
      limits,
    ),
  );
  expect(performance.now() - start).toBeLessThan(3_000);
});

test('looking up a hundred thousand places takes linear time', () => {
  const wide = filled('{"a":[', (index) => `{"k":${index % 10}},\n`, '{}]}');
  const document = parseDocument(new TextEncoder().encode(wide), limits);
  const start = performance.now();
  for (let index = 0; index < 90_000; index += 1) {
    const path: Path = ['a', index, 'k'];
    expect(document.locate(path)?.line === index + 1 && document.locateKey(path)?.column === (index === 0 ? 8 : 2)).toBe(true);
  }
  expect(performance.now() - start).toBeLessThan(3_000);
});
