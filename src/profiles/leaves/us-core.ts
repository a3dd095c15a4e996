import type { JsonObject } from '../../domain/json.js';

/** Invariants of US Core's Organization.identifier slices (US Core 7.0.0). A value that is absent passes: nothing asks for one. */

function matches(form: RegExp): (identifier: JsonObject) => boolean {
  return ({ value }) => typeof value !== 'string' || form.test(value);
}

const tenDigits = /^[0-9]{10}$/;

export const usCore16 = matches(tenDigits);
export const usCore18 = matches(/^[0-9]{2}D[0-9]{7}$/);
export const usCore19 = matches(/^[0-9]{5}$/);

/** The prefix 80840 of ISO/IEC 7812 (card issuer 80, United States 840) adds 24 to the Luhn sum of the ten digits. */
export function usCore17({ value }: JsonObject): boolean {
  if (typeof value !== 'string' || !tenDigits.test(value)) return true;
  let sum = 24;
  for (let index = 0; index < 10; index += 1) {
    const digit = value.charCodeAt(index) - 48;
    const doubled = digit * 2;
    sum += index % 2 === 1 ? digit : doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}
