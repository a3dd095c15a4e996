/** Bytes of one artefact: a chain of a dozen certificates fits many times. */
const maximumBytes = 262_144;
const maximumBlocks = 32;

const begin = /-----BEGIN (?:X509 )?CERTIFICATE-----/g;
const end = /-----END (?:X509 )?CERTIFICATE-----/g;

/** The bytes of base64 (RFC 4648, section 4; white space allowed, padding optional); undefined where the text is anything else or over 256 KiB. */
export function base64Bytes(text: string): Uint8Array | undefined {
  if (text.length > maximumBytes * 2) return undefined;
  const compact = text.replace(/[ \t\r\n]+/g, '');
  if (compact.length > (maximumBytes * 4) / 3 || !/^[A-Za-z0-9+/]+={0,2}$/.test(compact)) return undefined;
  return new Uint8Array(Buffer.from(compact, 'base64'));
}

/** True where the text holds a certificate's opening line (RFC 7468, section 5). */
export function isPem(text: string): boolean {
  return text.search(begin) >= 0;
}

/** The contents of a PEM text's certificates, in order, at most 32; other blocks and the text between them are passed over. */
export function pemCertificates(text: string): readonly Uint8Array[] {
  const blocks: Uint8Array[] = [];
  begin.lastIndex = 0;
  while (blocks.length < maximumBlocks) {
    if (begin.exec(text) === null) break;
    end.lastIndex = begin.lastIndex;
    const closing = end.exec(text);
    if (closing === null) break;
    const bytes = base64Bytes(text.slice(begin.lastIndex, closing.index));
    if (bytes !== undefined) blocks.push(bytes);
    begin.lastIndex = end.lastIndex;
  }
  return blocks;
}
