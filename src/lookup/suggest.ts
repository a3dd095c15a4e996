import type { PayerMention } from '../domain/answer.js';
import { editDistance } from './edit-distance.js';
import { foldName, tellingWords } from './fold.js';

/** What suggestions need of a payer that didn't match. */
export interface PayerNames extends PayerMention {
  /** Name, aliases and former names. */
  readonly names: readonly string[];
}

const most = 5;
const threshold = 0.5;

/** Payers with names like the text, likeliest first. They are shown to people and never taken as an answer. */
export function suggestionsFor(folded: string, payers: readonly PayerNames[]): readonly PayerMention[] {
  if (folded === '') return [];
  const wanted = tellingWords(folded).slice(0, 8);
  const scored = payers.map(({ slug, name, names }) => ({
    mention: { slug, name },
    score: Math.max(0, ...[slug, ...names].map((other) => likeness(folded, wanted, foldName(other)))),
  }));
  return scored
    .filter(({ score }) => score >= threshold)
    .sort((one, other) => other.score - one.score || (one.mention.slug < other.mention.slug ? -1 : 1))
    .slice(0, most)
    .map(({ mention }) => mention);
}

/** From 0 to 1: the better of few letters that differ in all, and of many words in common. */
function likeness(folded: string, wanted: readonly string[], other: string): number {
  const cut = folded.slice(0, 64);
  const limit = Math.min(4, Math.max(1, Math.floor(cut.length / 4)));
  const distance = editDistance(cut, other.slice(0, 64), limit);
  const asWhole = distance > limit ? 0 : 1 - distance / Math.max(cut.length, 1);
  if (wanted.length === 0) return asWhole;
  const words = tellingWords(other).slice(0, 12);
  const inWords = wanted.reduce((sum, word) => sum + Math.max(0, ...words.map((candidate) => wordLikeness(word, candidate))), 0);
  return Math.max(asWhole, (0.9 * inWords) / wanted.length);
}

function wordLikeness(word: string, candidate: string): number {
  if (word === candidate) return 1;
  if (word.length >= 3 && candidate.startsWith(word)) return 0.7;
  const limit = word.length >= 7 ? 2 : word.length >= 4 ? 1 : 0;
  const distance = limit === 0 ? 1 : editDistance(word.slice(0, 32), candidate.slice(0, 32), limit);
  return distance > limit ? 0 : 1 - distance / 5;
}
