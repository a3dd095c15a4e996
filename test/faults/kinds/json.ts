import { baseBundle } from '../bases/bundles.js';
import type { SeededFault } from '../fault.js';

const text = JSON.stringify(baseBundle('plain'), undefined, 1);

function fault(name: string, code: string, place: string, bytes: Uint8Array | string): SeededFault {
  return {
    id: `json/plain: ${name}`,
    kind: 'json',
    code,
    places: [place],
    also: [],
    bytes: () => (typeof bytes === 'string' ? Buffer.from(bytes) : bytes),
  };
}

/** The text with one passage changed; a fault must not come to nothing because its passage is gone. */
function changed(passage: string, by: string): string {
  if (!text.includes(passage)) throw new Error(`The bundle has no passage ${passage}`);
  return text.replace(passage, () => by);
}

const name = '"name": "Cedar Hollow Health Plan"';
const nameAt = 'Bundle.entry[0].resource.name';
const syntax = (what: string, bytes: string): SeededFault => fault(what, 'json/syntax', '', bytes);
const whole = (what: string, code: string, bytes: Uint8Array | string): SeededFault => fault(what, code, '', bytes);
const latin1 = Buffer.from(changed('Hollow Health Plan', 'H\u00f6llow'), 'latin1');

/** Texts that are not JSON, not one object, or that programs read in different ways (RFC 8259, RFC 7493). */
export const jsonFaults: readonly SeededFault[] = [
  whole('nothing', 'json/empty', ''),
  whole('blanks', 'json/empty', ' \n\t'),
  whole('null', 'json/not-an-object', 'null'),
  whole('a list', 'json/not-an-object', `[${text}]`),
  whole('a string', 'json/not-an-object', JSON.stringify(text)),
  whole('a number', 'json/not-an-object', '5'),
  whole('true', 'json/not-an-object', 'true'),
  whole('a byte order mark', 'json/byte-order-mark', `\ufeff${text}`),
  whole('UTF-16, little end first', 'json/not-utf8', Buffer.from(text, 'utf16le')),
  whole('UTF-16 with its mark', 'json/not-utf8', Buffer.from(`\ufeff${text}`, 'utf16le')),
  whole('UTF-16, big end first', 'json/not-utf8', Buffer.from(`\ufeff${text}`, 'utf16le').swap16()),
  fault('Latin-1', 'json/not-utf8', '', latin1),
  whole('too large', 'json/too-large', Buffer.alloc(1_048_577, 32)),
  whole('too deep', 'json/too-deep', changed(name, `"name": ${'['.repeat(70)}${']'.repeat(70)}`)),
  whole('zeros at the end', 'json/nul', `${text}\0\0\0`),
  syntax('cut off', text.slice(0, 2_000)),
  syntax('cut off in a string', text.slice(0, text.indexOf('Cedar Hollow') + 4)),
  syntax('a comma too many in an object', changed(`${name},`, `${name},,`)),
  syntax('a comma at the end of an object', `${text.slice(0, -1).trimEnd()},\n}`),
  syntax('a comma at the end of a list', changed('"application/fhir+json"', '"application/fhir+json",')),
  syntax('no comma', changed(`${name},`, name)),
  syntax('no colon', changed(name, name.replace(':', ''))),
  syntax('a key without quotes', changed(name, name.replace('"name"', 'name'))),
  syntax('quotes of another kind', changed(name, name.replaceAll('"', "'"))),
  syntax('typographic quotes', changed(name, name.replaceAll('"', '\u201d'))),
  syntax('a comment', changed(name, `// the name\n${name}`)),
  syntax('a comment in the middle', changed(name, `/* the name */ ${name}`)),
  syntax('two documents', `${text}\n${text}`),
  syntax('text after the end', `${text} x`),
  syntax('text before the beginning', `x ${text}`),
  syntax('a line break in a string', changed('Hollow Health Plan', 'Hollow\nHealth Plan')),
  syntax('a tab in a string', changed('Hollow Health Plan', 'Hollow\tHealth Plan')),
  syntax('an escape that there is none of', changed('Hollow Health Plan', 'Hollow\\x20Health')),
  syntax('an escape cut short', changed('Hollow Health Plan', 'Hollow\\u00e')),
  syntax('True', changed('"active": true', '"active": True')),
  syntax('undefined', changed('"active": true', '"active": undefined')),
  syntax('NaN', changed('"active": true', '"active": NaN')),
  syntax('a number with a leading zero', changed('"active": true', '"active": 01')),
  syntax('a number with a leading plus', changed('"active": true', '"active": +1')),
  syntax('a hexadecimal number', changed('"active": true', '"active": 0x1')),
  syntax('a bracket of another kind', changed('"application/fhir+json"\n', '"application/fhir+json"}\n')),
  fault('a key twice', 'json/duplicate-key', nameAt, changed(name, `${name}, ${name}`)),
  fault('a key twice with other values', 'json/duplicate-key', nameAt, changed(name, `"name": "Other", ${name}`)),
  fault('a key twice, once with an escape', 'json/duplicate-key', nameAt, changed(name, `"n\\u0061me": "Other", ${name}`)),
  fault('the entries twice', 'json/duplicate-key', 'Bundle.entry', changed('"entry": [', '"entry": [], "entry": [')),
  fault('half a character', 'json/lone-surrogate', nameAt, changed('Cedar Hollow Health Plan"', 'Cedar \\ud83d"')),
  fault('the other half', 'json/lone-surrogate', nameAt, changed('Cedar Hollow Health Plan"', 'Cedar \\ude00"')),
  fault('the halves the wrong way round', 'json/lone-surrogate', nameAt, changed('Cedar Hollow Health Plan"', 'Cedar \\ude00\\ud83d"')),
]; // biome-ignore format: a table
