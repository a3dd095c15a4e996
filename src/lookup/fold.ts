/** Code units; longer ones name no payer, and folding a megabyte would take a while. */
const longestName = 256;

/** Legal forms that names are written with and without. */
const legalForms = new Set([
  'inc',
  'incorporated',
  'llc',
  'corp',
  'corporation',
  'co',
  'company',
  'ltd',
  'limited',
  'lp',
  'llp',
  'plc',
  'pc',
  'pbc',
]);

/** Words that say nothing about whose name it is. */
const emptyWords = new Set(['the', 'of', 'and', 'for', 'in', 'a', 'an', 'at', 'by', 'to']);

/**
 * A name as it is compared: without case, accents, punctuation, a leading "the" and legal forms at the end; `&` is "and". Empty
 * for a text with no letter or digit, and for one that is too long to be a name.
 */
export function foldName(name: string): string {
  if (name.length > longestName) return '';
  const words = name
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replaceAll('&', ' and ')
    .replace(/[.'’`´]+/g, '')
    .replace(/[^\p{L}\p{N}_]+/gu, ' ')
    .trim()
    .split(' ');
  if (words.length > 1 && words[0] === 'the') words.shift();
  while (words.length > 1 && legalForms.has(words.at(-1) ?? '')) words.pop();
  return words.join(' ');
}

/** The words of a folded name that tell one payer from another. */
export function tellingWords(folded: string): readonly string[] {
  return folded.split(' ').filter((word) => word !== '' && !emptyWords.has(word));
}
