import { Buffer, isAscii } from 'node:buffer';
import type { BrokenRule } from '../domain/finding.js';
import { byteOrderMark, notUtf8 } from './rules.js';

export interface Decoded {
  /** Without byte order mark, U+FFFD for invalid bytes; undefined where the bytes are of another encoding. */
  readonly text: string | undefined;
  readonly isAscii: boolean;
  readonly faults: readonly BrokenRule[];
}

const none: readonly BrokenRule[] = [];
const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const lenient = new TextDecoder('utf-8', { ignoreBOM: true });

const nulByte = 0x00;
const openBrace = 0x7b;

/** Reads bytes as UTF-8, the one encoding of JSON that is exchanged (RFC 8259, section 8.1). */
export function decode(bytes: Uint8Array): Decoded {
  if (bytes[0] === openBrace && bytes[1] !== nulByte) return decodeUtf8(bytes, none);
  const encoding = otherEncoding(bytes);
  if (encoding !== undefined) {
    const args = { found: `The file is written in ${encoding}`, hint: `Save it as UTF-8 without byte order mark instead of ${encoding}.` };
    return { text: undefined, isAscii: false, faults: [{ rule: notUtf8, path: [], args }] };
  }
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) {
    return decodeUtf8(bytes.subarray(3), [{ rule: byteOrderMark, path: [], offset: 0 }], 3);
  }
  return decodeUtf8(bytes, none);
}

function decodeUtf8(bytes: Uint8Array, faults: readonly BrokenRule[], skipped = 0): Decoded {
  // Bundles are nearly always ASCII, for which this is several times faster than a decoder.
  if (isAscii(bytes)) {
    return { text: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1'), isAscii: true, faults };
  }
  try {
    return { text: strict.decode(bytes), isAscii: false, faults };
  } catch {
    const text = lenient.decode(bytes);
    const { offset, byteOffset } = firstReplaced(text, bytes);
    const byte = `0x${(bytes[byteOffset] ?? 0).toString(16).toUpperCase().padStart(2, '0')}`;
    const found = `Byte ${byteOffset + skipped} (counted from 0) is ${byte}, which is not valid UTF-8 there`;
    const hint = 'Save the file as UTF-8; a single odd byte often comes from an editor that writes Windows-1252 or Latin-1.';
    return { text, isAscii: false, faults: [...faults, { rule: notUtf8, path: [], offset, args: { found, hint } }] };
  }
}

/** The first U+FFFD that `text` holds without its being written in `bytes`. */
function firstReplaced(text: string, bytes: Uint8Array): { readonly offset: number; readonly byteOffset: number } {
  let byteOffset = 0;
  let from = 0;
  for (let offset = text.indexOf('\ufffd'); offset !== -1; offset = text.indexOf('\ufffd', from)) {
    byteOffset += Buffer.byteLength(text.slice(from, offset));
    if (bytes[byteOffset] !== 0xef || bytes[byteOffset + 1] !== 0xbf || bytes[byteOffset + 2] !== 0xbd) return { offset, byteOffset };
    byteOffset += 3;
    from = offset + 1;
  }
  return { offset: 0, byteOffset: 0 };
}

/** Told by the byte order mark, else by where the NULs of two ASCII characters stand (RFC 4627, section 3). */
function otherEncoding(bytes: Uint8Array): string | undefined {
  const [a, b, c, d] = bytes;
  if (a === 0xff && b === 0xfe) return c === 0 && d === 0 ? 'UTF-32LE' : 'UTF-16LE';
  if (a === 0xfe && b === 0xff) return 'UTF-16BE';
  if (a === 0 && b === 0) return (c === 0xfe && d === 0xff) || (c === 0 && isLetter(d)) ? 'UTF-32BE' : undefined;
  if (isLetter(a) && b === 0 && c === 0 && d === 0) return 'UTF-32LE';
  if (a === 0 && isLetter(b) && c === 0 && isLetter(d)) return 'UTF-16BE';
  return isLetter(a) && b === 0 && isLetter(c) && d === 0 ? 'UTF-16LE' : undefined;
}

function isLetter(byte: number | undefined): boolean {
  return byte !== undefined && byte > 0 && byte < 0x80;
}
