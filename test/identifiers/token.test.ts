import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { identifierKinds } from '../../src/identifiers/registry.js';
import { parseToken } from '../../src/identifiers/token.js';

function told(argument: string): string {
  const token = parseToken(argument);
  if (token.kind === 'slug-or-name') return `name ${token.text}`;
  if (token.kind === 'invalid-identifier') return `no ${token.identifierKind.name}: ${token.value} ${token.problem}`;
  return `${token.bare ? 'bare ' : ''}${token.tokens.map(({ kind, systems, value }) => `${kind?.name ?? '?'} ${systems[0] ?? 'any'}|${value}`).join(' or ')}`;
}

const hios = 'https://payer-directory.example/fhir/sid/hios';
const naic = 'urn:oid:2.16.840.1.113883.6.300';

describe('argument of a lookup', () => {
  test.each([
    ['acme-health', 'name acme-health'],
    [' Acme Health ', 'name Acme Health'],
    ['foo:bar', 'name foo:bar'],
    ['Acme: the plan', 'name Acme: the plan'],
    [':x', 'name :x'],
    ['', 'name '],
    ['constructor:1', 'name constructor:1'],
    ['__proto__|1', 'name __proto__|1'],
    ['a|b', 'name a|b'],
    ['|12345', 'name |12345'],
    ['Acme | Health', 'name Acme | Health'],
    ['urn:x:y|', 'name urn:x:y|'],
    ['urn:oid:2.16.840.1', 'name urn:oid:2.16.840.1'],
    ['naic:00417', `naic ${naic}|00417`],
    ['NAIC: 00417', `naic ${naic}|00417`],
    ['naic|00417', `naic ${naic}|00417`],
    [`${naic}|00417`, `naic ${naic}|00417`],
    ['npi:1234567893', 'npi http://hl7.org/fhir/sid/us-npi|1234567893'],
    ['urn:oid:2.16.840.1.113883.4.6|1234567893', 'npi http://hl7.org/fhir/sid/us-npi|1234567893'],
    ['ein:00-0417001', 'ein urn:oid:2.16.840.1.113883.4.4|000417001'],
    ['clia:00d0417001', 'clia urn:oid:2.16.840.1.113883.4.7|00D0417001'],
    ['oid:2.16.840.1.113883.3.9', 'oid urn:ietf:rfc:3986|urn:oid:2.16.840.1.113883.3.9'],
    ['oid:urn:oid:2.16.840.1.113883.3.9', 'oid urn:ietf:rfc:3986|urn:oid:2.16.840.1.113883.3.9'],
    ['urn:ietf:rfc:3986|urn:oid:2.16.840.1.113883.3.9', 'oid urn:ietf:rfc:3986|urn:oid:2.16.840.1.113883.3.9'],
    ['url:Acme.example.com', 'url urn:ietf:rfc:3986|https://acme.example.com'],
    ['url:https://acme.example.com/', 'url urn:ietf:rfc:3986|https://acme.example.com'],
    ['urn:ietf:rfc:3986|urn:uuid:1', '? urn:ietf:rfc:3986|urn:uuid:1'],
    ['payerid:AURHP', 'payerid any|AURHP'],
    ['medicaid:co-990017', 'medicaid https://payer-directory.example/fhir/sid/medicaid|CO-990017'],
    ['https://acme.example.com/ids|A:1', '? https://acme.example.com/ids|A:1'],
    ['urn:x:y|a\\|b', '? urn:x:y|a|b'],
    ['12345', `bare naic ${naic}|12345 or hios ${hios}|12345`],
    ['123456', 'name 123456'],
    ['npi:1234567890', 'no npi: 1234567890 has a wrong check digit, so at least one of its digits is mistyped'],
    ['naic:417', 'no naic: 417 is not five digits'],
    [`${naic}|417`, 'no naic: 417 is not five digits'],
    ['payerid:', 'no payerid:  is blank'],
  ])('%j', (argument, expected) => {
    expect(told(argument)).toBe(expected);
  });

  test('payerid is any system, known by its type', () => {
    expect(parseToken('payerid:X')).toMatchObject({ tokens: [{ systems: [], kind: { type: { code: 'payerid' } } }] });
  });

  test('every kind is found by its name and by each of its systems', () => {
    for (const kind of identifierKinds) {
      for (const left of [`${kind.name}:`, ...kind.systems.map((system) => `${system}|`)]) {
        expect(parseToken(left + kind.example), left).toMatchObject({
          kind: 'identifier',
          tokens: [{ kind, value: kind.normalise(kind.example) }],
        });
      }
    }
  });

  test('anything is an argument', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: 'binary' }), fc.stringMatching(/^(naic|npi|oid|url|x)?[:|]{0,2}[a-z0-9:|.\\-]{0,20}$/)),
        (argument) => {
          expect(parseToken(argument).text).toBe(argument.trim());
        },
      ),
    );
    for (const part of [':', '|', 'a', 'urn:', '\\', 'https://'])
      expect(parseToken(part.repeat(100_000)).text).toHaveLength(part.length * 100_000);
  });
});
