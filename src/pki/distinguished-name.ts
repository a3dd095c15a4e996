import { childrenOf, type Element, oidHex, stringOf, tags } from './der.js';

/** Short names of RFC 4514, section 3 and RFC 4519, by the OID's content in hex (2.5.4.x is 55 04 xx). */
const shortNames: ReadonlyMap<string, string> = new Map([
  ['550403', 'CN'],
  ['550405', 'serialNumber'],
  ['550406', 'C'],
  ['550407', 'L'],
  ['550408', 'ST'],
  ['550409', 'STREET'],
  ['55040a', 'O'],
  ['55040b', 'OU'],
  ['0992268993f22c640119', 'DC'],
  ['2a864886f70d010901', 'emailAddress'],
]);

/**
 * A Name (RFC 5280, section 4.1.2.4) for people to read: `C=US, O=Acme, CN=host`, in the order of the encoding. Attributes of
 * other types or unreadable strings are left out; names are compared by their DER, never by this text.
 */
export function nameText(bytes: Uint8Array, name: Element): string {
  const parts: string[] = [];
  for (const set of childrenOf(bytes, name) ?? []) {
    for (const attribute of childrenOf(bytes, set) ?? []) {
      const [type, value] = childrenOf(bytes, attribute) ?? [];
      if (type === undefined || value === undefined || type.tag !== tags.oid) continue;
      const shortName = shortNames.get(oidHex(bytes, type));
      const text = stringOf(bytes, value);
      if (shortName !== undefined && text !== undefined) parts.push(`${shortName}=${text.replace(/[,+"\\<>;]/g, '\\$&')}`);
    }
  }
  return parts.join(', ');
}
