import { encodeElement, encodeOid } from './der-encoding.js';

/** A subject alternative name of the kinds that this project puts into certificates (RFC 5280, section 4.2.1.6). */
export type GeneralName =
  | { readonly kind: 'dns'; readonly value: string }
  | { readonly kind: 'uri'; readonly value: string }
  /** otherName: an identifier under the OID of its system, as a UTF8String. */
  | { readonly kind: 'other'; readonly oid: string; readonly value: string };

/**
 * GeneralNames, DER. Written here because the X.509 library has no otherName but Microsoft's. Throws RangeError for a DNS name
 * or URI that isn't printable ASCII: these are IA5Strings, so international names go in as A-labels and percent-encoded.
 */
export function encodeGeneralNames(names: readonly GeneralName[]): Uint8Array {
  return encodeElement(0x30, ...names.map(encodeGeneralName));
}

function encodeGeneralName(name: GeneralName): Uint8Array {
  switch (name.kind) {
    case 'dns':
      return encodeElement(0x82, ascii(name.value));
    case 'uri':
      return encodeElement(0x86, ascii(name.value));
    case 'other':
      return encodeElement(0xa0, encodeOid(name.oid), encodeElement(0xa0, encodeElement(0x0c, Buffer.from(name.value, 'utf8'))));
  }
}

function ascii(value: string): Uint8Array {
  if (!/^[\x21-\x7e]+$/.test(value)) throw new RangeError(`${JSON.stringify(value)} is not printable ASCII`);
  return Buffer.from(value, 'latin1');
}
