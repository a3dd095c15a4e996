/** Longest text shown, in code units: a name of a megabyte names nothing. */
const longest = 300;

/** One line without characters that command a terminal, hide or reorder what it shows (controls, bidi, zero width). */
export function plain(text: string): string {
  const cut = text.length > longest ? `${text.slice(0, longest)}…` : text;
  return cut
    .replace(/\s+/g, ' ')
    .replace(/[\p{C}\p{Zl}\p{Zp}]+/gu, '')
    .trim();
}
