/** One tag-length-value in DER (ITU-T X.690); the contents are written one after another. */
export function encodeElement(tag: number, ...contents: readonly Uint8Array[]): Uint8Array {
  const content = Buffer.concat(contents);
  return Buffer.concat([Uint8Array.of(tag), lengthOctets(content.length), content]);
}

function lengthOctets(length: number): Uint8Array {
  if (length < 0x80) return Uint8Array.of(length);
  const octets = base256(BigInt(length));
  return Uint8Array.of(0x80 | octets.length, ...octets);
}

/** A non-negative INTEGER in the shortest form: a leading zero octet only where the value would read as negative. */
export function encodeInteger(value: bigint): Uint8Array {
  const octets = base256(value);
  return encodeElement(0x02, Uint8Array.from((octets[0] ?? 0) > 0x7f ? [0, ...octets] : octets));
}

/** An OBJECT IDENTIFIER from its dotted form. Throws RangeError where the text is no OID. */
export function encodeOid(dotted: string): Uint8Array {
  const [root, second, ...rest] = /^[0-2](\.(0|[1-9]\d*))+$/.test(dotted) ? dotted.split('.').map(BigInt) : [];
  if (root === undefined || second === undefined || (root < 2n && second > 39n)) throw new RangeError(`${dotted} is no OID`);
  return encodeElement(0x06, Uint8Array.from([root * 40n + second, ...rest].flatMap(base128)));
}

function base256(value: bigint): number[] {
  const octets: number[] = [];
  for (let rest = value; rest > 0n || octets.length === 0; rest >>= 8n) octets.unshift(Number(rest & 0xffn));
  return octets;
}

/** X.690, section 8.19.2: seven bits an octet, the top bit set on all but the last. */
function base128(value: bigint): number[] {
  const octets = [Number(value & 0x7fn)];
  for (let rest = value >> 7n; rest > 0n; rest >>= 7n) octets.unshift(Number(rest & 0x7fn) | 0x80);
  return octets;
}
