import { valueExtension, valueKey } from '../bases/bundles.js';
import { type Variant, variantsOf } from '../variant.js';

/** Values near the edge of what each primitive type allows, inside it (R4, "Primitive Types"). */
const goodForms: Readonly<Record<string, readonly (string | number | boolean)[]>> = {
  base64Binary: ['AA==', 'AAE=', 'AAEC', '+/+/', 'QUJD'.repeat(100), 'QUJD QUJD', 'QUJD\nQUJD'],
  boolean: [true, false],
  canonical: ['http://hl7.org/fhir/ValueSet/days-of-week', 'http://hl7.org/fhir/ValueSet/days-of-week|4.0.1', 'urn:oid:2.16.840.1.113883.4.4', 'urn:uuid:c757873d-ec9a-4326-a141-556f43239520'],
  code: ['a', 'A', 'a b c', '1', 'a-b_c.d', 'urn:x', '\u00e4', 'a/b;c=d'],
  date: ['2026', '2026-02', '2026-02-28', '2024-02-29', '2000-02-29', '1900-12-31', '0001', '9999-12-31'],
  dateTime: ['2026', '2026-12', '2026-12-31', '2026-12-31T23:59:59Z', '2026-12-31T00:00:00+00:00', '2026-12-31T23:59:59.9Z', '2026-12-31T23:59:59.123456789-12:00', '2026-06-30T12:00:00+14:00', '2016-12-31T23:59:60Z'],
  decimal: [0, -0.5, 1.25, 100000, 1e-3, 123456789012345],
  id: ['a', 'A-1.b', '0', '-', '.', 'x'.repeat(64)],
  instant: ['2026-12-31T23:59:59Z', '2026-12-31T23:59:59.001Z', '2026-12-31T23:59:59-05:00', '2015-02-07T13:28:17.239+02:00'],
  integer: [0, -1, 2147483647, -2147483648],
  markdown: ['x', ' x ', '# a\n\n- b\r\n', '<b>x</b> & y', '\u4e2d\u6587'],
  oid: ['urn:oid:1.2.3', 'urn:oid:0.9.2342.19200300.100.1.1', 'urn:oid:2.16.840.1.113883.4.4', 'urn:oid:2.999.0'],
  positiveInt: [1, 2147483647],
  string: ['x', 'x y', ' x', 'a\tb', 'a\nb', 'a\r\nb', '\u00e9\u4e2d\ud83d\ude00', '"', '\\', '<div>', 'x'.repeat(5_000), 'null', '5'],
  time: ['00:00:00', '23:59:59', '12:34:56', '23:59:60'],
  unsignedInt: [0, 1, 2147483647],
  uri: ['https://x.example.com/a?b=c&d=%20#e', 'urn:oid:1.2.3.4', 'urn:uuid:c757873d-ec9a-4326-a141-556f43239520', 'urn:ietf:rfc:3986', 'mailto:a@x.example.com', 'tel:+1-302-555-0100', 'x', 'https://x.example.com/\u00e9'],
  url: ['https://x.example.com', 'http://x.example.com:8080/a', 'ftp://x.example.com/a', 'mailto:a@x.example.com', 'mllp://x.example.com:2575'],
  uuid: ['urn:uuid:c757873d-ec9a-4326-a141-556f43239520', 'urn:uuid:00000000-0000-0000-0000-000000000000'],
}; // biome-ignore format: one line a type

const add = variantsOf('values', 'plain');

const primitives: readonly Variant[] = Object.entries(goodForms).flatMap(([type, forms]) =>
  forms.map((form) =>
    add(
      `${type} ${JSON.stringify(form).slice(0, 60)}`,
      ({ payer }) => (payer.extension = [{ url: valueExtension, [valueKey(type)]: form }]),
    ),
  ),
);

const tags = ['en', 'de', 'en-US', 'de-CH', 'zh-Hans', 'zh-Hant-TW', 'es-419', 'sr-Latn-RS', 'de-CH-1996', 'sl-rozaj', 'tlh', 'und'];

const languages: readonly Variant[] = tags.flatMap((tag) => [
  add(`language ${tag} of the payer`, ({ payer }) => (payer.language = tag)),
  add(`language ${tag} of the bundle`, ({ bundle }) => (bundle.language = tag)),
]);

const periods: readonly Variant[] = (
  [
    ['2026', '2026'],
    ['2025', '2026-01'],
    ['2025-12-31', '2026'],
    ['2026-01', '2026-02'],
    ['2026-01-01', '2026-01-01'],
    ['2026-01-01', '2026-01-02T00:00:00Z'],
    ['2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z'],
    ['2026-01-01T12:00:00+02:00', '2026-01-01T11:00:00Z'],
    ['2026-01-01T00:00:00.1Z', '2026-01-01T00:00:00.2Z'],
    ['2026', undefined],
    [undefined, '2026-01-01'],
  ] as const
).map(([start, end]) =>
  add(
    `period ${start} to ${end}`,
    ({ endpoint }) => (endpoint.period = { ...(start === undefined ? {} : { start }), ...(end === undefined ? {} : { end }) }),
  ),
);

export const valueVariants: readonly Variant[] = [...primitives, ...languages, ...periods];
