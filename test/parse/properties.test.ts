import fc from 'fast-check';
import type { Node, ParseError } from 'jsonc-parser';
import { parseTree } from 'jsonc-parser';
import { expect, test } from 'vitest';
import type { JsonObject } from '../../src/domain/json.js';
import { isObject } from '../../src/domain/json.js';
import type { Path } from '../../src/domain/path.js';
import { builtInPolicy } from '../../src/domain/policy.js';
import { misreadAs } from '../../src/parse/decimal.js';
import type { ParsedDocument } from '../../src/parse/document.js';
import { parseDocument } from '../../src/parse/document.js';
import { isPlain } from '../../src/parse/plain.js';
import { hostile, ordinary, textOf } from './generated.js';

const { limits } = builtInPolicy;
const depth = 4;

function parse(text: string): ParsedDocument {
  return parseDocument(new TextEncoder().encode(text), { ...limits, depth });
}

/** The layer's rules once more, told from another parser's tree: `code path offset`, for objects at the root. */
function expectedFaults(text: string): readonly string[] {
  const root = parseTree(text, [], { disallowComments: true });
  const faults: { readonly offset: number; readonly line: string }[] = [];
  const add = (code: string, path: Path, offset: number) => faults.push({ offset, line: `${code} ${JSON.stringify(path)} ${offset}` });
  const strings = (node: Node, path: Path) => {
    const raw = text.slice(node.offset, node.offset + node.length);
    const escapes = raw.replace(/\\u[dD][89abAB]..\\u[dD][c-fC-F]../g, '-'.repeat(12)).replace(/\\[^u]/g, '--');
    const at = escapes.search(/\\u[dD][89a-fA-F]/);
    if (at !== -1) add('json/lone-surrogate', path, node.offset + at);
  };
  let isTooDeep = false;
  const visit = (node: Node, path: Path): void => {
    if (node.type === 'string') strings(node, path);
    if (node.type === 'number' && exactValue(text.slice(node.offset, node.offset + node.length)) !== exactValue(String(node.value))) {
      add('json/number-precision', path, node.offset);
    }
    if (node.type !== 'object' && node.type !== 'array') return;
    if (path.length === depth) {
      if (!isTooDeep) add('json/too-deep', path, node.offset);
      isTooDeep = true;
      return;
    }
    const times = new Map<string, number>();
    for (const [index, child] of (node.children ?? []).entries()) {
      const [key, value] = child.children ?? [];
      if (node.type === 'array' || key === undefined) {
        visit(child, [...path, index]);
        continue;
      }
      const name = String(key.value);
      times.set(name, (times.get(name) ?? 0) + 1);
      if (times.get(name) === 2) add('json/duplicate-key', [...path, name], key.offset);
      if (times.get(name) === 1) {
        if (['__proto__', 'constructor', 'prototype'].includes(name)) add('json/prototype-key', [...path, name], key.offset);
        strings(key, [...path, name]);
      }
      if (value !== undefined) visit(value, [...path, name]);
    }
  };
  if (root !== undefined) visit(root, []);
  return faults.sort((a, b) => a.offset - b.offset).map(({ line }) => line);
}

/** A decimal as an exact fraction; `infinite` for what no double holds. */
function exactValue(literal: string): string {
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/.exec(literal) ?? [];
  if (whole === '') return 'infinite';
  const digits = BigInt(whole + fraction);
  if (digits === 0n) return '0';
  let power = Number(exponent) - fraction.length;
  let value = digits;
  for (; value % 10n === 0n; power += 1) value /= 10n;
  return `${sign}${value}e${power}`;
}

test('finds in a text what a reading by another parser finds, no more and no less', () => {
  let plain = 0;
  fc.assert(
    fc.property(hostile, (written) => {
      const text = textOf(written);
      const document = parse(text);
      const expected = expectedFaults(text);
      const found = document.faults.filter(({ rule }) => rule.code !== 'json/not-an-object');
      expect(found.map(({ rule, path, offset }) => `${rule.code} ${JSON.stringify(path)} ${offset}`)).toEqual(expected);
      const value = JSON.parse(text) as JsonObject;
      if (isObject(value) && isPlain(text, value, depth)) {
        plain += 1;
        expect(expected).toEqual([]);
      }
    }),
    { numRuns: 3_000 },
  );
  expect(plain).toBeGreaterThan(100);
});

test('ordinary texts take the fast path', () => {
  fc.assert(
    fc.property(ordinary, (written) => {
      const text = textOf(written);
      expect(isPlain(text, JSON.parse(text) as JsonObject, 64)).toBe(true);
      expect(parse(text).text).toBe(text);
    }),
  );
});

test('takes exactly what JSON.parse takes', () => {
  const damage = fc.record({
    at: fc.nat(),
    remove: fc.nat(3),
    insert: fc.constantFrom('', ',', '"', '\\', '}', ']', ':', '0', '-', '.', 'e', '\n', '\t', '\u0001', '\u00a0', 'null', '//'),
  });
  fc.assert(
    fc.property(hostile, fc.array(damage, { maxLength: 3 }), (written, damages) => {
      const text = damages.reduce((whole, { at, remove, insert }) => {
        const place = at % (whole.length + 1);
        return whole.slice(0, place) + insert + whole.slice(place + remove);
      }, textOf(written));
      const document = parseDocument(Buffer.from(text, 'utf8'), limits);
      const reread = Buffer.from(text, 'utf8').toString('utf8');
      let value: unknown;
      try {
        value = JSON.parse(reread);
      } catch {}
      expect(document.value).toEqual(value);
      const isBroken = document.faults.some(({ rule }) => ['json/syntax', 'json/empty'].includes(rule.code));
      expect(isBroken).toBe(value === undefined);
      for (const { offset } of document.faults) if (offset !== undefined) expect(offset).toBeLessThanOrEqual(document.text.length);
    }),
    { numRuns: 3_000 },
  );
});

test('never throws, whatever the bytes, and places every fault inside the text', () => {
  const unit = fc.constantFrom(
    '{',
    '}',
    '[',
    ']',
    ':',
    ',',
    '"',
    '\\',
    'u',
    'd8',
    '0',
    '-',
    'e',
    '\0',
    '\n',
    '\r',
    ' ',
    'true',
    'é',
    '\ufeff',
  );
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 200 }),
    fc.string({ unit, maxLength: 60 }).map((text) => new TextEncoder().encode(text)),
    fc
      .tuple(fc.string({ unit, maxLength: 30 }), fc.uint8Array({ maxLength: 4 }))
      .map(([text, tail]) => Uint8Array.from([...new TextEncoder().encode(text), ...tail])),
  );
  fc.assert(
    fc.property(bytes, fc.array(fc.oneof(fc.string(), fc.nat(5))), (input, path) => {
      const document = parseDocument(input, limits);
      for (const place of [
        document.locate(path),
        document.locateKey(path),
        ...document.faults.map(({ offset }) => document.positionAt(offset ?? 0)),
      ]) {
        if (place === undefined) continue;
        expect(place.offset).toBeLessThanOrEqual(document.text.length);
        expect(place.offset + place.length).toBeLessThanOrEqual(document.text.length);
        expect(place.line).toBeGreaterThan(0);
        expect(place.column).toBeGreaterThan(0);
      }
      if (document.value === undefined) expect(document.faults).not.toEqual([]);
    }),
    { numRuns: 2_000 },
  );
});

/** Every value with its path and place, from another parser; of a repeated key the last. */
function nodesOf(text: string): ReadonlyMap<string, { readonly path: Path; readonly node: Node; readonly key: Node | undefined }> {
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { disallowComments: true });
  expect(errors).toEqual([]);
  const found = new Map<string, { readonly path: Path; readonly node: Node; readonly key: Node | undefined }>();
  const visit = (node: Node, path: Path, key?: Node): void => {
    const pointer = JSON.stringify(path);
    for (const known of found.keys()) if (known === pointer || known.startsWith(`${pointer.slice(0, -1)},`)) found.delete(known);
    found.set(pointer, { path, node, key });
    for (const [index, child] of (node.children ?? []).entries()) {
      const [name, value] = child.children ?? [];
      if (node.type === 'array') visit(child, [...path, index]);
      else if (name !== undefined && value !== undefined) visit(value, [...path, String(name.value)], name);
    }
  };
  if (root !== undefined) visit(root, []);
  return found;
}

function placeOf(text: string, node: Node): unknown {
  const lines = text.slice(0, node.offset).split(/\r\n|\r|\n/);
  return { offset: node.offset, length: node.length, line: lines.length, column: (lines.at(-1) ?? '').length + 1 };
}

test('places values and keys where another parser places them', () => {
  fc.assert(
    fc.property(fc.oneof(hostile, ordinary), (written) => {
      const text = textOf(written);
      const document = parseDocument(new TextEncoder().encode(text), limits);
      for (const { path, node, key } of nodesOf(text).values()) {
        expect(document.locate(path)).toEqual(placeOf(text, node));
        expect(document.locateKey(path)).toEqual(placeOf(text, key ?? node));
        expect(document.locate([...path, 'missing', 0])).toEqual(placeOf(text, node));
        expect(document.locateKey([...path, 99])).toEqual(placeOf(text, node));
      }
    }),
    { numRuns: 500 },
  );
});

test('a number keeps its value exactly when its decimal does', () => {
  const digits = (max: number) => fc.string({ unit: fc.constantFrom('0', '0', '1', '5', '9'), minLength: 1, maxLength: max });
  const literal = fc
    .tuple(fc.constantFrom('', '-'), digits(22), fc.option(digits(22)), fc.option(fc.integer({ min: -340, max: 320 })))
    .map(([sign, whole, fraction, exponent]) => {
      const start = whole.replace(/^0+(?=\d)/, '');
      return `${sign}${start}${fraction === null ? '' : `.${fraction}`}${exponent === null ? '' : `e${exponent}`}`;
    });
  fc.assert(
    fc.property(literal, (text) => {
      const keeps = exactValue(text) === exactValue(String(Number(text)));
      expect(misreadAs(text) === undefined).toBe(keeps);
      expect(parse(`{"a":${text}}`).faults.length === 0).toBe(keeps);
    }),
    { numRuns: 2_000 },
  );
});
