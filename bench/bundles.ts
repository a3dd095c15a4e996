import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';

const folder = new URL('../bundles/', import.meta.url);

/** `count` bundles that have the size and the make of the examples, certificates included, and nothing else in common. */
export function distinctBundles(count: number): readonly Uint8Array[] {
  const slugs = readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .map((name) => name.slice(0, -'.json'.length));
  const examples = slugs.map((slug) => ({ slug, bundle: JSON.parse(readFileSync(new URL(`${slug}.json`, folder), 'utf8')) as unknown }));
  return Array.from({ length: count }, (_, number) => {
    const { slug, bundle } = examples[number % examples.length] ?? { slug: '', bundle: {} };
    return Buffer.from(`${JSON.stringify(varied(bundle, { number, slug }), undefined, 2)}\n`);
  });
}

interface Variation {
  readonly number: number;
  /** Of the example; the variation's own ends in its number. */
  readonly slug: string;
}

function varied(value: unknown, variation: Variation): unknown {
  if (typeof value === 'string') return variedText(value, variation);
  if (Array.isArray(value)) return value.map((item) => varied(item, variation));
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).map(([key, member]) => [key, varied(member, variation)]);
  return variedIdentifier(Object.fromEntries(members), variation);
}

function variedText(text: string, { number, slug }: Variation): string {
  return isCertificate(text) ? variedCertificate(text, number) : text.replaceAll(slug, `${slug}-${number}`);
}

function isCertificate(text: string): boolean {
  return text.length > 400 && /^MII[A-Za-z0-9+/]+=*$/.test(text);
}

/** What a certificate takes whose key and whose issuer's key are of RSA 2048, as payers' are. The examples' are of P-256 and half as large. */
const certificateBytes = 1_200;

/** Another signature, as long as makes the certificate that large: the DER stays well formed. */
function variedCertificate(base64: string, number: number): string {
  const der = Buffer.from(base64, 'base64');
  // Certificate ::= SEQUENCE { tbsCertificate, signatureAlgorithm, signatureValue BIT STRING } (RFC 5280, section 4.1)
  const signed = der.subarray(4, endOfElement(der, endOfElement(der, 4)));
  const length = Math.max(certificateBytes - signed.length - 9, 256);
  const signature = createHash('shake256', { outputLength: length }).update(`${number} ${base64}`).digest();
  return Buffer.concat([header(0x30, signed.length + length + 5), signed, header(0x03, length + 1), Buffer.of(0), signature]).toString(
    'base64',
  );
}

/** Of an element of more than 255 octets. */
function header(tag: number, length: number): Buffer {
  return Buffer.of(tag, 0x82, length >> 8, length & 0xff);
}

/** Where the DER element that begins at `start` ends. */
function endOfElement(der: Buffer, start: number): number {
  const first = der.readUInt8(start + 1);
  const octets = first < 0x80 ? 0 : first & 0x7f;
  return start + 2 + octets + (octets === 0 ? first : der.readUIntBE(start + 2, octets));
}

function variedIdentifier(object: Record<string, unknown>, { number }: Variation): Record<string, unknown> {
  const { system } = object;
  if (system === 'urn:oid:2.16.840.1.113883.6.300') return { ...object, value: String(10_000 + number) };
  if (system === 'http://hl7.org/fhir/sid/us-npi') return { ...object, value: npi(100_000_000 + number) };
  return object;
}

/** Nine digits and the check digit of ISO 7812 over 80840 and them. */
function npi(nine: number): string {
  const sum = [...`80840${nine}`].reduce((total, digit, index) => {
    const doubled = Number(digit) * (index % 2 === 1 ? 2 : 1);
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return `${nine}${(10 - (sum % 10)) % 10}`;
}
