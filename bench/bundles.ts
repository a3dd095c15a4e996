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

/** Another signature, in its last eight bytes: the DER stays well formed. */
function variedCertificate(base64: string, number: number): string {
  const der = Buffer.from(base64, 'base64');
  der.writeUInt32BE(number, der.length - 8);
  return der.toString('base64');
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
