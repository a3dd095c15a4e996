import type { JsonValue } from '../../../src/domain/json.js';
import { valueExtension, valueKey } from '../bases/bundles.js';
import { valueKinds } from '../bases/value-kinds.js';
import { at, faultsIn, type SeededFault } from '../fault.js';

const long = 'x'.repeat(65);

/** Values that each primitive type refuses (R4, "Primitive Types"), all of the JSON type that it has. */
const badForms: Readonly<Record<string, readonly (string | number)[]>> = {
  base64Binary: ['SGVsbG8', 'SGVsbG8==', 'SGVs_G8=', 'SGVs-G8=', 'SGVsbG8=SGVs', '=SGV', '====', '!', ' ', 'SGVsbG8\u00e9', 'SGVs,G8='],
  canonical: ['Organization', 'a b', '/ValueSet/x', 'ValueSet/x|1.0', '#none', '|1.0', ' http://hl7.org/fhir/ValueSet/x', 'urn:uuid:C757873D', ''],
  code: ['', ' ', ' a', 'a ', 'a  b', 'a\tb', 'a\nb', 'a\u00a0b', '\u2003', 'a\u0001'],
  date: [
    '26', '2026-1', '2026-13', '2026-00', '2026-01-00', '2026-01-32', '2026-02-29', '2100-02-29', '2026-04-31', '20260101', '2026/01/01', '2026-01-01T00:00:00Z', ' 2026', '2026 ', '0000', '0000-01-01', 'today', '02026', '-2026', '2026-W01',
  ],
  dateTime: [
    '2026-02-30', '2026-01-01T00', '2026-01-01T00:00', '2026-01-01T00:00Z', '2026-01-01T00:00:00', '2026-01-01T24:00:00Z', '2026-01-01T23:60:00Z', '2026-01-01T23:59:61Z', '2026-01-01T00:00:00z', '2026-01-01t00:00:00Z', '2026-01-01 00:00:00Z',
    '2026-01-01T00:00:00+1:00', '2026-01-01T00:00:00+0100', '2026-01-01T00:00:00+15:00', '2026-01-01T00:00:00+14:01', '2026-01-01T00:00:00.Z', '2026-01-01T00:00:00,5Z', '2026-01T00:00:00Z', '2026-13-01T00:00:00Z', '2026-06-31T00:00:00Z', '1/1/2026',
  ],
  id: ['', ' ', 'a b', 'a_b', 'a/b', 'a#b', '\u00e9', long, 'a\n', '*'],
  instant: ['2026', '2026-01-01', '2026-01-01T00:00:00', '2026-01-01T00:00Z', '2026-02-29T00:00:00Z', '2026-01-01T25:00:00Z', '2026-01-01T00:00:00+24:00', '2026-11-31T00:00:00Z', 'now'],
  integer: [1.5, 2147483648, -2147483649, 1e21, 0.1],
  markdown: ['', ' ', '\n\n', 'a\u0000b', 'a\u001fb'],
  oid: ['1.2.3', 'urn:oid:', 'urn:oid:3.1.2.3', 'urn:oid:1.02.3.4', 'urn:oid:1.2.', 'urn:oid:1..2', 'urn:OID:1.2.3.4', 'urn:oid:1.2.3.a', 'urn:uuid:c757873d-ec9a-4326-a141-556f43239520'],
  positiveInt: [0, -1, 1.5, 2147483648],
  string: ['', ' ', '\t', '\n', '\r\n', 'a\u0000b', 'a\u0007b', 'a\u000bb', 'a\u001bb', '\u2003'],
  time: ['24:00:00', '12:00', '1:00:00', '12:60:00', '12:00:61', '12:00:00Z', '12:00:00+01:00', '120000', '12:00:00.', 'noon', 'T12:00:00'],
  unsignedInt: [-1, 0.5, 2147483648],
  uri: ['', ' ', 'a b', ' https://x.example.com', 'https://x.example.com ', 'https://x.example.com/\n', 'urn:oid:1.2', 'urn:oid:1.02.3.4', 'urn:uuid:1', 'urn:uuid:C757873D-EC9A-4326-A141-556F43239520', 'a\u0001b', 'a\u00a0b'],
  url: ['', ' ', 'https://x y', ' https://x.example.com', 'https://x.example.com\t', 'urn:oid:2.16'],
  uuid: ['c757873d-ec9a-4326-a141-556f43239520', 'urn:uuid:c757873d', 'urn:uuid:C757873D-EC9A-4326-A141-556F43239520', 'urn:uuid:c757873dec9a4326a141556f43239520', 'urn:oid:1.2.3.4', ''],
}; // biome-ignore format: one line a type

const seed = faultsIn('primitives', 'values');

/** Each in the extension of its type. */
const inExtensions: readonly SeededFault[] = Object.entries(badForms).flatMap(([type, forms]) => {
  const index = Object.keys(valueKinds).indexOf(type);
  const key = valueKey(type);
  const place = at('entry', 0, 'resource', 'extension', index, key);
  return forms.map((form) =>
    seed(
      `${type} ${JSON.stringify(form)}`,
      'r4/primitive-value',
      place,
      ({ payer }) => (payer.extension[index] = { url: valueExtension, [key]: form }),
    ),
  );
});

/** Values that JSON has another type for. */
const otherTypes: Readonly<Record<string, readonly JsonValue[]>> = {
  boolean: ['true', 1, 0, 'yes', ''],
  decimal: ['1.5', '', true, '1'],
  integer: ['1', true],
  positiveInt: ['1'],
  unsignedInt: ['0', false],
  string: [1, true],
  date: [2026],
  time: [12],
  code: [1, false],
  uri: [1],
};

const ofOtherTypes: readonly SeededFault[] = Object.entries(otherTypes).flatMap(([type, forms]) => {
  const index = Object.keys(valueKinds).indexOf(type);
  const key = valueKey(type);
  const place = at('entry', 0, 'resource', 'extension', index, key);
  return forms.map((form) =>
    seed(
      `${type} as ${JSON.stringify(form)}`,
      'r4/wrong-json-type',
      place,
      ({ payer }) => (payer.extension[index] = { url: valueExtension, [key]: form }),
    ),
  );
});

const bad = 'r4/primitive-value';
const here = faultsIn('primitives', 'organization');
const there = faultsIn('primitives', 'endpoint');

/** In the elements that bundles are made of. */
const inElements: readonly SeededFault[] = [
  here('timestamp without zone', bad, 'Bundle.timestamp', ({ bundle }) => (bundle.timestamp = '2026-11-20T12:00:00')),
  here('timestamp as date', bad, 'Bundle.timestamp', ({ bundle }) => (bundle.timestamp = '2026-11-20')),
  here('a day that does not exist', bad, 'Bundle.signature.when', ({ bundle }) => (bundle.signature.when = '2026-02-29T00:00:00Z')),
  here('lastUpdated', bad, 'payer.meta.lastUpdated', ({ payer }) => (payer.meta.lastUpdated = '2026')),
  here('versionId', bad, 'payer.meta.versionId', ({ payer }) => (payer.meta.versionId = 'a/1')),
  here('source', bad, 'payer.meta.source', ({ payer }) => (payer.meta.source = 'the source')),
  here('profile', bad, 'payer.meta.profile[1]', ({ payer }) => payer.meta.profile.push('mtls-organization'), ['profile/unknown-profile payer.meta.profile[1]']),
  here('implicitRules', bad, 'payer.implicitRules', ({ payer }) => (payer.implicitRules = 'a b')),
  ...['english', 'en_US', 'e', 'en-', 'zz', 'en US'].map((tag) => here(`language ${tag}`, bad, 'payer.language', ({ payer }) => (payer.language = tag))),
  here('language of the bundle', bad, 'Bundle.language', ({ bundle }) => (bundle.language = 'xx-XX')),
  here('language of an attachment', bad, 'payer.extension[0].value.ofType(Attachment).language', ({ payer }) => (payer.extension = [{ url: valueExtension, valueAttachment: { language: 'en_US' } }])),
  here('name that is blank', bad, 'payer.name', ({ payer }) => (payer.name = '  ')),
  here('name with a control character', bad, 'payer.name', ({ payer }) => (payer.name = 'Cedar\u0000Hollow')),
  here('empty alias', bad, 'payer.alias[0]', ({ payer }) => (payer.alias[0] = '')),
  here('address line', bad, 'payer.address[0].line[0]', ({ payer }) => (payer.address[0].line[0] = '\u0008')),
  here('start of a period', bad, 'payer.telecom[0].period.start', ({ payer }) => (payer.telecom[0].period.start = '01/2020')),
  here('rank of a contact', bad, 'payer.telecom[0].rank', ({ payer }) => (payer.telecom[0].rank = 0)),
  here('time', bad, 'payer.telecom[0].extension[0].extension[3].value.ofType(time)', ({ payer }) => (payer.telecom[0].extension[0].extension[3].valueTime = '8:00:00')),
  here('id of an element', bad, 'payer.contact[0].id', ({ payer }) => (payer.contact[0].id = 'a b')),
  here('id of a contained resource', bad, 'payer.contained[0].id', ({ payer }) => {
    payer.contained[0].id = 'the_parent';
    payer.partOf.reference = '#the_parent';
  }),
  here('link', bad, 'Bundle.link[0].url', ({ bundle }) => (bundle.link[0].url = 'https://cedar hollow')),
  here('reference', bad, 'payer.partOf.display', ({ payer }) => (payer.partOf.display = '')),
  there('header', bad, 'endpoint.header[0]', ({ endpoint }) => (endpoint.header[0] = ' ')),
  there('certificate', bad, 'endpoint.extension[2].extension[1].value.ofType(base64Binary)', ({ endpoint }) => (endpoint.extension[2].extension[1].valueBase64Binary = 'MII')),
  there('expiration date', bad, 'endpoint.extension[2].extension[2].value.ofType(dateTime)', ({ endpoint }) => (endpoint.extension[2].extension[2].valueDateTime = '31.12.2027')),
  there('rank', bad, 'endpoint.extension[8].value.ofType(positiveInt)', ({ endpoint }) => (endpoint.extension[8].valuePositiveInt = 0)),
  there('uri', bad, 'endpoint.extension[1].extension[0].value.ofType(uri)', ({ endpoint }) => (endpoint.extension[1].extension[0].valueUri = 'Da Vinci')),
  there('end of a period', bad, 'endpoint.period.end', ({ endpoint }) => (endpoint.period.end = '2027-01-01T00:00')),
  there('payload mime type', bad, 'endpoint.payloadMimeType[0]', ({ endpoint }) => (endpoint.payloadMimeType[0] = '')),
]; // biome-ignore format: a table

export const primitiveFaults: readonly SeededFault[] = [...inExtensions, ...ofOtherTypes, ...inElements];
