import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { elementAt } from '../../src/pki/der.js';
import { encodeElement, encodeInteger, encodeOid } from '../../src/pki/der-encoding.js';
import { encodeGeneralNames } from '../../src/pki/general-names.js';
import { encodePem } from '../../src/pki/pem-encoding.js';

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');

describe('encodeElement', () => {
  it('writes what the reader of this project reads back, whatever the length', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 70_000, size: 'max' }), (content) => {
        const bytes = encodeElement(0x04, content);
        const element = elementAt(bytes, 0, bytes.length);
        expect(element).toMatchObject({ tag: 0x04, start: 0, end: bytes.length });
        expect(Buffer.from(bytes.subarray(element?.content)).equals(content)).toBe(true);
      }),
      { numRuns: 50 },
    );
  });

  it.each([
    [127, '047f'],
    [128, '048180'],
    [255, '0481ff'],
    [256, '04820100'],
    [65_536, '0483010000'],
  ])('writes a length of %d in the shortest form', (length, start) => {
    expect(hex(encodeElement(0x04, new Uint8Array(length))).slice(0, start.length)).toBe(start);
  });
});

describe('encodeInteger', () => {
  it.each([
    [0n, '020100'],
    [1n, '020101'],
    [127n, '02017f'],
    [128n, '02020080'],
    [256n, '02020100'],
    [2n ** 64n, '0209010000000000000000'],
  ])('writes %d', (value, der) => {
    expect(hex(encodeInteger(value))).toBe(der);
  });
});

describe('encodeOid', () => {
  it.each([
    ['2.5.29.17', '0603551d11'],
    ['1.2.840.113549.1.1.11', '06092a864886f70d01010b'],
    ['2.16.840.1.113883.6.300', '060a6086480186f95b06822c'],
    ['2.999.3', '0603883703'],
    ['2.25.340282366920938463463374607431768211455', `0614${'69'}83${'ff'.repeat(17)}7f`],
  ])('writes %s', (dotted, der) => {
    expect(hex(encodeOid(dotted))).toBe(der);
  });

  it.each(['', '1', '3.1', '1.40', '1.2.', '1..2', '1.02', '1.2.-3', '1.2.x'])('refuses %j', (dotted) => {
    expect(() => encodeOid(dotted)).toThrow(RangeError);
  });
});

describe('encodeGeneralNames', () => {
  it('writes DNS names, URIs and other names', () => {
    const names = encodeGeneralNames([
      { kind: 'dns', value: 'a.b' },
      { kind: 'uri', value: 'c:d' },
      { kind: 'other', oid: '2.5.4.3', value: 'é' },
    ]);
    expect(hex(names)).toBe(`3017${'8203612e62'}${'8603633a64'}${'a00b0603550403a0040c02c3a9'}`);
  });

  it.each(['', 'münchen.example', 'a b', 'a\0.example'])('refuses %j as a DNS name', (value) => {
    expect(() => encodeGeneralNames([{ kind: 'dns', value }])).toThrow(RangeError);
  });
});

describe('encodePem', () => {
  it('breaks lines after 64 characters', () => {
    expect(encodePem('X509 CRL', new Uint8Array(49))).toBe(`-----BEGIN X509 CRL-----\n${'A'.repeat(64)}\nAA==\n-----END X509 CRL-----\n`);
  });
});
