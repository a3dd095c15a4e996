import type { Random } from '../../test/faults/random.js';

/** Values near the edge of what the types of R4 allow, on either side of it. */

export const oddDates: readonly string[] = [
  '2026', '2026-05', '2026-05-01', '2026-02-29', '2024-02-29', '2026-04-31', '2026-13', '2026-00', '2026-05-00', '0000', '0001', '9999-12-31', '26-05-01',
  '2026-5-1', '20260501', '2026-05-01T', '2026-05-01T12', '2026-05-01T12:00', '2026-05-01T12:00Z', '2026-05-01T12:00:00', '2026-05-01T12:00:00Z',
  '2026-05-01T12:00:00z', '2026-05-01t12:00:00Z', '2026-05-01 12:00:00Z', '2026-05-01T12:00:00+14:00', '2026-05-01T12:00:00+14:30', '2026-05-01T12:00:00-13:59',
  '2026-05-01T12:00:00+0100', '2026-05-01T24:00:00Z', '2026-05-01T23:59:60Z', '2026-05-01T23:60:00Z', '2026-05-01T12:00:00.1Z', '2026-05-01T12:00:00.123456789Z',
  '2026-05-01T12:00:00.Z', '-2026', ' 2026-05-01', '2026-05-01 ', '12:00', '12:00:00', '12:00:00.5', '24:00:00', '1:00:00', '12:00:60', '23:59:60', '12:00:00Z',
]; // biome-ignore format: a table

export const oddUrls: readonly string[] = [
  'Organization/cedar-hollow', 'Organization/quillon-exchange', 'Organization/none', 'Endpoint/cedar-hollow-payer-to-payer', '#parent', '#none', '#', '?x=1', '/x', 'x',
  'urn:oid:1.2.3', 'urn:oid:1.2.3.4', 'urn:oid:2.16.840.1.113883.4.4', 'urn:oid:3.1.2.3', 'urn:oid:1.02.3.4', 'urn:oid:1', 'urn:oid:', 'URN:OID:1.2.3.4',
  'urn:uuid:c757873d-ec9a-4326-a141-556f43239520', 'urn:uuid:C757873D-EC9A-4326-A141-556F43239520', 'urn:uuid:c757873d', 'urn:uuid:', 'urn:x', 'urn:ietf:rfc:3986',
  'https://cedar-hollow.quillon.example.com/fhir/Organization/cedar-hollow', 'https://cedar-hollow.quillon.example.com/fhir/Organization/cedar-hollow/_history/1',
  'http://hl7.org/fhir/StructureDefinition/Organization', 'http://hl7.org/fhir/StructureDefinition/Patient', 'http://hl7.org/fhir/ValueSet/none', 'http://hl7.org/fhir/ValueSet/days-of-week|4.0.1',
  'http://hl7.org/fhir/us/davinci-pdex/StructureDefinition/none', 'http://hl7.org/fhir/us/ndh/StructureDefinition/base-ext-endpoint-rank',
  'http://hl7.org/fhir/us/davinci-pdex/CodeSystem/none', 'http://hl7.org/fhir/us/core/StructureDefinition/us-core-organization',
  'http://hl7.org/fhir/StructureDefinition/data-absent-reason', 'http://hl7.org/fhir/StructureDefinition/geolocation', 'http://unitsofmeasure.org', 'http://hl7.org/fhir/sid/us-npi',
  'https://x y', ' https://x', 'https://x ', 'https://x/{a}', 'https://x/<a>', 'https://x/%zz', 'https://', 'http:', 'mailto:a@b', 'ftp://x', 'HTTPS://X', 'https://ünï.example.com',
  'https://x/a|1.0', 'https://x/a#b', 'https://x/a|', 'data:text/plain,x', 'javascript:x', '1234567893', '00531', '99D1234567',
]; // biome-ignore format: a table

export const oddCodes: readonly string[] = [
  'active', 'Active', 'ACTIVE', 'url', 'phone', 'home', 'work', 'old', 'temp', 'official', 'usual', 'generated', 'empty', 'collection', 'batch', 'unknown', 'not-applicable', 'MTLS', 'mtls', 'en',
  'en-us', 'en-US', 'EN', 'english', 'zz', 'x-klingon', 'de-CH-1996', 'i-klingon', 'application/fhir+json', 'application/json', 'text/plain; charset=utf-8', 'text', 'image/*', '*/*', 'USD', 'usd', 'XXX', 'kg', 'mg', '1',
  'a', 'a b', 'a  b', ' a', 'a ', 'a\tb', 'a\nb', 'Organization', 'organization', 'Patient', 'string', 'DE', 'ZZ', 'mon', 'Monday', 'd', 'MORN', 'C', 'PUT', 'put', '4.0.1', '4.0.9',
]; // biome-ignore format: a table

export const oddTexts: readonly string[] = [
  '', ' ', '\n', '\t', 'x', ' x', 'x ', 'a\u0000b', 'a\u0007b', 'a\u001fb', 'a\u007fb', 'a\u0085b', 'a\u00a0b', '\u00a0', '\u2003', '\u200b', '\ufeff', 'a\u202eb', '\ud83d\ude00', '\\', '"', '<b>', '&amp;', 'é',
  'x'.repeat(64), 'x'.repeat(65), 'A.b-9', 'a_b', 'a/b', '-', '.', '0', '-0', '1.0', 'true', 'null', '{}', 'SGVsbG8=', 'SGVsbG8', 'SGVs bG8=', 'SGVs\nbG8=', ' SGVsbG8=', 'SGVsbG8=\n', 'SGVs_G8=', '=', '====', 'A===', 'AA==', 'AB==',
  '<div xmlns="http://www.w3.org/1999/xhtml">x</div>', '<div>x</div>', '<div xmlns="http://www.w3.org/1999/xhtml"/>', '<div xmlns="http://www.w3.org/1999/xhtml"><p/></div>', '<div xmlns="http://www.w3.org/1999/xhtml"><img src="x.png"/></div>',
  '<div xmlns="http://www.w3.org/1999/xhtml"><script>x</script></div>', '<div xmlns="http://www.w3.org/1999/xhtml">&nbsp;x</div>', '<div xmlns="http://www.w3.org/1999/xhtml">&#160;</div>', '<div xmlns="http://www.w3.org/1999/xhtml"><p>x</div>',
  '<div xmlns="http://www.w3.org/1999/xhtml"><a onclick="x">x</a></div>', '<div xmlns="http://www.w3.org/1999/xhtml"><p style="x">x</p></div>', '<div xmlns="http://www.w3.org/1999/xhtml"><style>x</style>x</div>', ' <div xmlns="http://www.w3.org/1999/xhtml">x</div> ',
  '<div xmlns="http://www.w3.org/1999/xhtml"><!-- x -->x</div>', '<div xmlns="http://www.w3.org/1999/xhtml"><P>x</P></div>', '<?xml version="1.0"?><div xmlns="http://www.w3.org/1999/xhtml">x</div>', '<div xmlns="http://www.w3.org/1999/xhtml"><a href="#x" target="y">x</a></div>',
  '<p xmlns="http://www.w3.org/1999/xhtml">x</p>', '<div xmlns="http://www.w3.org/1999/xhtml"><table><tr><td colspan="2">x</td></tr></table></div>', '<div xmlns="http://www.w3.org/1999/xhtml" lang="en" xml:lang="en">x</div>', '<div xmlns="http://www.w3.org/1999/xhtml"><b class="x" id="y">x</b><br/></div>',
]; // biome-ignore format: a table

export const oddNumbers: readonly number[] = [0, 1, -1, 1.5, -1.5, 2147483647, 2147483648, -2147483648, -2147483649, 1e21, 1e-7, 0.1];

export function isDateLike(text: string): boolean {
  return /^\d{4}(-\d\d|$)|^\d\d:/.test(text);
}

/** The text with one letter in, out, changed, doubled or exchanged with its neighbour, or in another case. */
export function randomText(random: Random, text: string): string {
  const at = random.below(text.length + 1);
  const [before, letter, after] = [text.slice(0, at), text.charAt(at), text.slice(at + 1)];
  const sign = random.pick([...' \n\t-_./:#|0aZé\u00a0\u0000"<&']);
  return random.pick([
    before + sign + letter + after,
    before + after,
    before + sign + after,
    before + letter + letter + after,
    text.toUpperCase(),
    text.toLowerCase(),
    before,
    ` ${text}`,
    `${text} `,
  ]);
}
