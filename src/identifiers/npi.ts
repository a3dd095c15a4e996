import type { IdentifierKind } from './kind.js';

const form = /^[0-9]{10}$/;

/**
 * The Luhn check over the card issuer prefix 80840 and the ten digits (45 CFR 162.406; US Core 7.0.0, us-core-17): the prefix
 * adds 24 to the sum.
 */
function checks(digits: string): boolean {
  let sum = 24;
  for (let index = 0; index < 10; index += 1) {
    const digit = digits.charCodeAt(index) - 48;
    // From the right, every second digit counts twice, its own digits added: 7 → 14 → 5.
    sum += index % 2 === 1 ? digit : digit < 5 ? digit * 2 : digit * 2 - 9;
  }
  return sum % 10 === 0;
}

function problem(value: string): string | undefined {
  if (!form.test(value)) return 'is not ten digits';
  return checks(value) ? undefined : 'has a wrong check digit, so at least one of its digits is mistyped';
}

/** National Provider Identifier of an organization. */
export const npi: IdentifierKind = {
  name: 'npi',
  title: 'National Provider Identifier',
  systems: ['http://hl7.org/fhir/sid/us-npi', 'urn:oid:2.16.840.1.113883.4.6'],
  provisional: false,
  unique: true,
  example: '1234567893',
  normalise: (value) => (problem(value) === undefined ? value : undefined),
  problem,
};
