/** One tag-length-value of a DER encoding (ITU-T X.690), as offsets into the bytes that were read. */
export interface Element {
  readonly tag: number;
  readonly start: number;
  readonly content: number;
  readonly end: number;
}

/** Tags of the X.509 types that this project reads (X.690, section 8; context-specific ones are computed). */
export const tags = {
  boolean: 0x01,
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  oid: 0x06,
  utf8String: 0x0c,
  printableString: 0x13,
  t61String: 0x14,
  ia5String: 0x16,
  utcTime: 0x17,
  generalizedTime: 0x18,
  universalString: 0x1c,
  bmpString: 0x1e,
  sequence: 0x30,
  set: 0x31,
} as const;

/** A certificate has a dozen members at each level; a hostile one may claim millions. */
const maximumChildren = 1_000;

/**
 * The element at `offset`, which must end at or before `end`. Undefined for what DER or X.509 doesn't allow: a tag of
 * several bytes, an indefinite length, a length that isn't the shortest form, or one that leads past `end`.
 */
export function elementAt(bytes: Uint8Array, offset: number, end: number): Element | undefined {
  const tag = bytes[offset];
  const first = bytes[offset + 1];
  if (tag === undefined || first === undefined || offset + 2 > end || (tag & 0x1f) === 0x1f) return undefined;
  if (first < 0x80) return bounded(tag, offset, offset + 2, first, end);
  const count = first & 0x7f;
  const content = offset + 2 + count;
  if (count === 0 || count > 4 || content > end) return undefined;
  let length = 0;
  for (let index = offset + 2; index < content; index += 1) length = length * 256 + (bytes[index] ?? 0);
  const shortest = length >= 0x80 && length >= 256 ** (count - 1);
  return shortest ? bounded(tag, offset, content, length, end) : undefined;
}

function bounded(tag: number, start: number, content: number, length: number, end: number): Element | undefined {
  return content + length <= end ? { tag, start, content, end: content + length } : undefined;
}

/** The elements that fill `parent` exactly; undefined where they don't, or where there are more than a thousand. */
export function childrenOf(bytes: Uint8Array, parent: Element): readonly Element[] | undefined {
  const children: Element[] = [];
  for (let offset = parent.content; offset < parent.end; ) {
    const child = elementAt(bytes, offset, parent.end);
    if (child === undefined || children.length === maximumChildren) return undefined;
    children.push(child);
    offset = child.end;
  }
  return children;
}

/** The content of an OBJECT IDENTIFIER as lower-case hex: enough to compare, and no arithmetic on hostile arcs. */
export function oidHex(bytes: Uint8Array, element: Element): string {
  let hex = '';
  for (let index = element.content; index < Math.min(element.end, element.content + 64); index += 1) {
    hex += (bytes[index] ?? 0).toString(16).padStart(2, '0');
  }
  return hex;
}

/** Milliseconds since 1970 of a UTCTime or GeneralizedTime in the forms of RFC 5280, sections 4.1.2.5.1 and 4.1.2.5.2. */
export function timeOf(bytes: Uint8Array, element: Element): number | undefined {
  const length = element.tag === tags.utcTime ? 13 : element.tag === tags.generalizedTime ? 15 : 0;
  if (length === 0 || element.end - element.content !== length) return undefined;
  const digits = latin1(bytes, element);
  if (!/^\d+Z$/.test(digits)) return undefined;
  const short = Number(digits.slice(0, 2));
  const full = element.tag === tags.generalizedTime ? digits : `${short < 50 ? 20 : 19}${digits}`;
  const iso = full.replace(/^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6.000Z');
  const time = Date.parse(iso);
  return Number.isNaN(time) || new Date(time).toISOString() !== iso ? undefined : time;
}

/** Each byte as the character of that code: right for IA5String and PrintableString, the usual reading of T61String. */
export function latin1(bytes: Uint8Array, element: Element): string {
  let text = '';
  for (let index = element.content; index < element.end; index += 1) text += String.fromCharCode(bytes[index] ?? 0);
  return text;
}

/** The text of one of ASN.1's character strings; undefined for another type or bytes that aren't that encoding. */
export function stringOf(bytes: Uint8Array, element: Element): string | undefined {
  switch (element.tag) {
    case tags.printableString:
    case tags.ia5String:
    case tags.t61String:
      return latin1(bytes, element);
    case tags.utf8String:
      return decoded(bytes, element);
    case tags.bmpString:
      return bigEndian(bytes, element);
    default:
      return undefined;
  }
}

function decoded(bytes: Uint8Array, element: Element): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(element.content, element.end));
  } catch {
    return undefined;
  }
}

function bigEndian(bytes: Uint8Array, element: Element): string | undefined {
  if ((element.end - element.content) % 2 !== 0) return undefined;
  let text = '';
  for (let index = element.content; index < element.end; index += 2) {
    text += String.fromCharCode((bytes[index] ?? 0) * 256 + (bytes[index + 1] ?? 0));
  }
  return text;
}
