import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { identifierKinds, kindNamed } from '../../src/identifiers/registry.js';

/** Values as they may stand in a bundle, with the form in which two are compared; undefined: not one. */
const values: Readonly<Record<string, readonly (readonly [value: string, canonical: string | undefined])[]>> = {
  naic: [
    ['00417', '00417'],
    ['0417', undefined],
    ['004170', undefined],
    ['0041a', undefined],
    ['٠٠٤١٧', undefined],
    [' 00417', undefined],
    ['00417\n', undefined],
  ],
  npi: [
    ['1234567893', '1234567893'],
    ['2000000119', '2000000119'],
    ['1234567890', undefined],
    ['123456789', undefined],
    ['12345678931', undefined],
    ['123456789x', undefined],
  ],
  ein: [
    ['00-0417001', '000417001'],
    ['000417001', '000417001'],
    ['0-00417001', undefined],
    ['00-041700', undefined],
    ['00--0417001', undefined],
  ],
  clia: [
    ['00D0417001', '00D0417001'],
    ['00d0417001', undefined],
    ['0D00417001', undefined],
    ['00D041700', undefined],
  ],
  payerid: [
    ['AURHP', 'AURHP'],
    ['any thing', 'any thing'],
    ['', undefined],
    ['  ', undefined],
  ],
  oid: [
    ['urn:oid:2.16.840.1.113883.3.9999', 'urn:oid:2.16.840.1.113883.3.9999'],
    ['urn:oid:1.3.6.1', 'urn:oid:1.3.6.1'],
    ['2.16.840.1', undefined],
    ['urn:oid:2.16.840', undefined],
    ['urn:oid:3.1.1.1', undefined],
    ['urn:oid:2.16.0840.1', undefined],
    ['urn:oid:2.16..840.1', undefined],
  ],
  url: [
    ['https://www.acme.example.com', 'https://www.acme.example.com'],
    ['HTTPS://WWW.Acme.example.com/', 'https://www.acme.example.com'],
    ['http://www.acme.example.com', undefined],
    ['https://acme', undefined],
    ['https://www.acme.example.com/x', undefined],
    ['https://a@acme.example.com', undefined],
    ['https://192.0.2.1', undefined],
    ['https://acme.example.com:8443', undefined],
  ],
  hios: [
    ['90612', '90612'],
    ['9061', undefined],
    ['9061A', undefined],
  ],
  'cms-contract': [
    ['H0417', 'H0417'],
    ['h0417', 'H0417'],
    ['H417', undefined],
    ['H-417', undefined],
  ],
  medicaid: [
    ['CO-990017', 'CO-990017'],
    ['co990017', 'CO-990017'],
    ['CO-', undefined],
    ['XX-990017', undefined],
    ['990017', undefined],
    ['CO 990017', undefined],
  ],
};

describe.each(identifierKinds.map((kind) => [kind.name, kind] as const))('%s', (name, kind) => {
  test.each(values[name] ?? [])('%j is %j', (value, canonical) => {
    expect(kind.normalise(value)).toBe(canonical);
  });

  test('its example is one', () => {
    expect(kind.problem(kind.example)).toBeUndefined();
  });

  test('a value has a canonical form or a problem, and a canonical form is its own', () => {
    const near = fc.stringMatching(/^[0-9A-Za-z:./-]{0,14}$/);
    fc.assert(
      fc.property(
        fc.oneof(near, fc.string({ unit: 'binary' }), fc.constantFrom(...(values[name] ?? []).map(([value]) => value))),
        (value) => {
          const canonical = kind.normalise(value);
          expect(kind.problem(value) === undefined).toBe(canonical !== undefined);
          if (canonical !== undefined) expect(kind.normalise(canonical)).toBe(canonical);
        },
      ),
    );
  });

  test('what people type for it leads to it', () => {
    expect(kind.normalise(kind.typed?.(kind.example) ?? kind.example)).toBe(kind.normalise(kind.example));
  });

  test('its problem is a phrase', () => {
    for (const [value, canonical] of values[name] ?? [])
      if (canonical === undefined) expect(kind.problem(value)).toMatch(/^(is|has) .*[^.]$/);
  });
});

test('every kind has values here, an own name, and a system unless its type tells', () => {
  expect(identifierKinds.map(({ name }) => name).sort()).toEqual(Object.keys(values).sort());
  expect(new Set(identifierKinds.map(({ name }) => name)).size).toBe(identifierKinds.length);
  for (const { systems, type, provisional } of identifierKinds) {
    expect(systems.length > 0 || type !== undefined).toBe(true);
    for (const system of systems) expect(system.startsWith('https://payer-directory.example/')).toBe(provisional);
  }
});

/** ISO/IEC 7812-1, annex B, over the prefix and the number: nothing that the implementation has. */
function luhn(digits: string): boolean {
  const sum = [...digits]
    .reverse()
    .reduce((total, digit, index) => total + (index % 2 === 1 ? [0, 2, 4, 6, 8, 1, 3, 5, 7, 9][Number(digit)]! : Number(digit)), 0);
  return sum % 10 === 0;
}

describe('check digit of an NPI', () => {
  const npi = kindNamed('npi')!;

  test('Luhn over 80840 and the ten digits', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9]{10}$/), (digits) => {
        expect(npi.normalise(digits) !== undefined).toBe(luhn(`80840${digits}`));
      }),
    );
  });

  test('of ten last digits one is right, and no single wrong digit passes', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9]{9}$/), fc.nat(9), fc.integer({ min: 1, max: 9 }), (nine, place, step) => {
        const right = [...'0123456789'].map((last) => nine + last).filter((each) => npi.problem(each) === undefined);
        expect(right).toHaveLength(1);
        const digits = [...right[0]!];
        digits[place] = String((Number(digits[place]) + step) % 10);
        expect(npi.problem(digits.join(''))).toContain('check digit');
      }),
    );
  });
});
