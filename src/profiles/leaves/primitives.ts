import { isAbsoluteUri } from './extensions.js';
import { isVisible } from './visible.js';

/**
 * R4 primitive types, each a predicate over any JSON value (R4, Data Types, "Primitive Types"). All are linear in the input.
 * `null` never passes: where a primitive is absent but extended, the caller looks at its companion.
 */

const control = /[\u0000-\u0008\u000b\u000c\u000e-\u001f]/;
const visible = /\S/;

export function isBoolean(value: unknown): boolean {
  return typeof value === 'boolean';
}

export function isInteger(value: unknown): boolean {
  return typeof value === 'number' && Number.isInteger(value) && value >= -2147483648 && value <= 2147483647;
}

export function isUnsignedInt(value: unknown): boolean {
  return isInteger(value) && (value as number) >= 0;
}

export function isPositiveInt(value: unknown): boolean {
  return isInteger(value) && (value as number) > 0;
}

export function isDecimal(value: unknown): boolean {
  return typeof value === 'number' && Number.isFinite(value);
}

/** Short and of visible ASCII alone, as most identifiers, codes and URLs are: told without a regular expression. */
function isPlain(value: string): boolean {
  if (value.length === 0 || value.length > 16) return false;
  for (let index = 0; index < value.length; index += 1) {
    const code = value.charCodeAt(index);
    if (code <= 32 || code > 126) return false;
  }
  return true;
}

/** Surely of visible ASCII alone. */
function isOneWord(value: string): boolean {
  return isVisible ? value.length > 0 && !value.includes(' ') : isPlain(value);
}

/** Not empty, not blank, no control characters but tab, line feed and carriage return. */
export function isString(value: unknown): boolean {
  if (typeof value !== 'string' || value.length > 1_048_576) return false;
  if (isVisible && value.charCodeAt(0) > 32) return true;
  if (isPlain(value)) return true;
  // What begins with something to see is not blank.
  const first = value.charCodeAt(0);
  return ((first > 32 && first < 127) || visible.test(value)) && !control.test(value);
}

/** No white space but single spaces inside (R4, code). */
const codeForm = /^[^\s\u0000-\u001f]+( [^\s\u0000-\u001f]+)*$/;

export function isCode(value: unknown): boolean {
  return typeof value === 'string' && (isOneWord(value) || codeForm.test(value));
}

const idForm = /^[A-Za-z0-9.-]{1,64}$/;

export function isId(value: unknown): boolean {
  return typeof value === 'string' && idForm.test(value);
}

/** No spaces (R4, Element.id). */
export function isElementId(value: unknown): boolean {
  return isString(value) && !blank.test(value as string);
}

const oidForm = /^urn:oid:[0-2](\.(0|[1-9][0-9]*))+$/;
const oidInUri = /^urn:oid:[0-2](\.(0|[1-9][0-9]*)){3,}$/;
const uuidForm = /^urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const blank = /\s/;
const blankOrControl = /[\s\u0000-\u001f]/;

/** No white space; a `urn:oid:` or `urn:uuid:` must be well-formed (R4, uri: an OID has at least four components). */
export function isUri(value: unknown): boolean {
  if (typeof value !== 'string' || !(isOneWord(value) || (value.length > 0 && !blankOrControl.test(value)))) return false;
  if (value.charCodeAt(0) !== 117 /* u */ || !value.startsWith('urn:')) return true;
  if (value.startsWith('urn:oid:')) return oidInUri.test(value);
  return !value.startsWith('urn:uuid:') || uuidForm.test(value);
}

/** A canonical URL is absolute; what refers to a contained resource is `#` and its id (R4, "Canonical URLs"). */
export function isCanonical(value: unknown): boolean {
  return isUri(value) && (isAbsoluteUri(value) || (value as string).startsWith('#'));
}

export function isOid(value: unknown): boolean {
  return typeof value === 'string' && oidForm.test(value);
}

export function isUuid(value: unknown): boolean {
  return typeof value === 'string' && uuidForm.test(value);
}

const monthDays = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function twoDigits(text: string, at: number): number {
  return (text.charCodeAt(at) - 48) * 10 + text.charCodeAt(at + 1) - 48;
}

/** The day exists in the proleptic Gregorian calendar; the text has the form YYYY-MM-DD. */
function dayExists(text: string): boolean {
  const month = twoDigits(text, 5);
  const day = twoDigits(text, 8);
  if (day > (monthDays[month - 1] ?? 0)) return false;
  if (month !== 2 || day < 29) return true;
  const year = twoDigits(text, 0) * 100 + twoDigits(text, 2);
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

const dateForm = /^(?!0000)\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/;

export function isDate(value: unknown): boolean {
  return typeof value === 'string' && dateForm.test(value) && (value.length < 10 || dayExists(value));
}

const clock = '([01]\\d|2[0-3]):[0-5]\\d:([0-5]\\d|60)(\\.\\d+)?';
const zone = '(Z|[+-]((0\\d|1[0-3]):[0-5]\\d|14:00))';
const instantForm = new RegExp(`^(?!0000)\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T${clock}${zone}$`);
const timeForm = new RegExp(`^${clock}$`);

export function isInstant(value: unknown): boolean {
  return typeof value === 'string' && instantForm.test(value) && dayExists(value);
}

export function isDateTime(value: unknown): boolean {
  return typeof value === 'string' && value.length > 10 ? isInstant(value) : isDate(value);
}

export function isTime(value: unknown): boolean {
  return typeof value === 'string' && timeForm.test(value);
}

let scratch: Buffer | undefined;

function isPlainBase64(text: string): boolean {
  const { length } = text;
  if (length === 0 || length % 4 !== 0) return false;
  const padding = text.charCodeAt(length - 1) !== 61 ? 0 : text.charCodeAt(length - 2) !== 61 ? 1 : 2;
  const size = (length / 4) * 3 - padding;
  if (scratch === undefined || scratch.length < size + 3) scratch = Buffer.allocUnsafeSlow(Math.max(65_536, size + 3));
  // Node's decoder stops at the first sign that is not base64, which shows in the count; but it takes - and _ for + and /, and of a
  // character beyond Latin-1 only the low byte.
  return (
    scratch.write(text, 0, 'base64') === size &&
    !text.includes('-') &&
    !text.includes('_') &&
    (isVisible || Buffer.byteLength(text) === length)
  );
}

/** Base64 of RFC 4648, padded; white space between the groups is allowed (R4, base64Binary). */
export function isBase64Binary(value: unknown): boolean {
  if (typeof value !== 'string') return false;
  return isPlainBase64(value) || (blank.test(value) && isPlainBase64(value.replace(/\s+/g, '')));
}
