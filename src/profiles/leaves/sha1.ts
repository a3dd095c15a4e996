/** SHA-1 (RFC 3174) of some bytes, base64: what Attachment.hash holds. Not for security. */
export function sha1(bytes: Uint8Array): string {
  const words = wordsOf(bytes);
  const hash = [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0];
  const schedule = new Uint32Array(80);
  for (let block = 0; block < words.length; block += 16) addBlock(hash, schedule, words.subarray(block, block + 16));
  const digest = Buffer.alloc(20);
  for (const [index, word] of hash.entries()) digest.writeUInt32BE(word >>> 0, index * 4);
  return digest.toString('base64');
}

/** The message padded to whole blocks of 16 words, its length in bits at the end. */
function wordsOf(bytes: Uint8Array): Uint32Array {
  const blocks = Math.ceil((bytes.length + 9) / 64);
  const padded = Buffer.alloc(blocks * 64);
  padded.set(bytes);
  padded[bytes.length] = 0x80;
  padded.writeUInt32BE(Math.floor(bytes.length / 0x20000000), padded.length - 8);
  padded.writeUInt32BE((bytes.length << 3) >>> 0, padded.length - 4);
  return Uint32Array.from({ length: blocks * 16 }, (_, index) => padded.readUInt32BE(index * 4));
}

function turned(word: number, bits: number): number {
  return (word << bits) | (word >>> (32 - bits));
}

function addBlock(hash: number[], schedule: Uint32Array, words: Uint32Array): void {
  schedule.set(words);
  for (let at = 16; at < 80; at += 1) {
    const mixed = (schedule[at - 3] ?? 0) ^ (schedule[at - 8] ?? 0) ^ (schedule[at - 14] ?? 0) ^ (schedule[at - 16] ?? 0);
    schedule[at] = turned(mixed, 1);
  }
  let [a = 0, b = 0, c = 0, d = 0, e = 0] = hash;
  for (let at = 0; at < 80; at += 1) {
    const [mix, constant] =
      at < 20
        ? [(b & c) | (~b & d), 0x5a827999]
        : at < 40
          ? [b ^ c ^ d, 0x6ed9eba1]
          : at < 60
            ? [(b & c) | (b & d) | (c & d), 0x8f1bbcdc]
            : [b ^ c ^ d, 0xca62c1d6];
    const next = (turned(a, 5) + mix + e + constant + (schedule[at] ?? 0)) | 0;
    [e, d, c, b, a] = [d, c, turned(b, 30), a, next];
  }
  for (const [index, word] of [a, b, c, d, e].entries()) hash[index] = ((hash[index] ?? 0) + word) | 0;
}
