import type { BrokenRule } from '../domain/finding.js';
import { pointerOf } from '../domain/path.js';

/** Rules about one value, the deeper cause first: what has the wrong type can't have the right code. */
const depth = new Map(
  [
    'r4/wrong-json-type',
    'r4/empty-element',
    'r4/primitive-value',
    'r4/code-not-in-value-set',
    'profile/fixed-value',
    'profile/code-not-in-value-set',
    'r4/code-outside-extensible-value-set',
    'profile/code-outside-extensible-value-set',
  ].map((code, index) => [code, index]),
);

/** Faults of a coding that explain why its concept is outside a value set. */
const ofCodings = new Set(['r4/code-unknown', 'profile/unknown-code-system']);
const ofValueSets = /\/code-(outside|not-in)/;

/** What one fault at a place makes of another there: the code of the cause → the codes that only follow. */
const follows = new Map<string, RegExp>([
  // Parts in place of the value, or a value in place of the parts: what is wanted is missing because of what stands there.
  ['profile/prohibited-element', /^profile\/missing-/],
  ['r4/ext-1', /^profile\/(prohibited-element|missing-)/],
  // Of two values one has a type that is not allowed.
  ['r4/several-choices', /^profile\/type-not-allowed$/],
]);

/** The places of the causes in `follows`, by code. */
function causesOf(faults: readonly BrokenRule[]): ReadonlyMap<string, ReadonlySet<string>> {
  const causes = new Map<string, Set<string>>();
  for (const { rule, path } of faults) {
    if (!follows.has(rule.code)) continue;
    const places = causes.get(rule.code) ?? new Set();
    causes.set(rule.code, places.add(pointerOf(path)));
  }
  return causes;
}

/** The deepest rank at each place, and the places of concepts whose codings are at fault themselves. */
function depths(faults: readonly BrokenRule[]): { deepest: Map<string, number>; explained: Set<string> } {
  const deepest = new Map<string, number>();
  const explained = new Set<string>();
  for (const { rule, path } of faults) {
    const place = pointerOf(path);
    const rank = depth.get(rule.code);
    if (rank !== undefined) deepest.set(place, Math.min(rank, deepest.get(place) ?? rank));
    if (!ofCodings.has(rule.code)) continue;
    explained.add(pointerOf(path.slice(0, -1)));
    explained.add(pointerOf(path.slice(0, -3)));
  }
  return { deepest, explained };
}

/** Leaves one finding for each cause: the same fault met twice, and faults that only follow from another at the same place, go. */
export function withoutEchoes(faults: readonly BrokenRule[]): BrokenRule[] {
  const { deepest, explained } = depths(faults);
  const causes = causesOf(faults);
  const seen = new Set<string>();
  return faults.filter(({ rule: { code }, path, args }) => {
    const place = pointerOf(path);
    const rank = depth.get(code);
    if (rank !== undefined && rank > (deepest.get(place) ?? rank)) return false;
    if (ofValueSets.test(code) && explained.has(place)) return false;
    for (const [cause, places] of causes) {
      const there = places.has(place) || places.has(pointerOf(path.slice(0, -1)));
      if (there && follows.get(cause)?.test(code) === true) return false;
    }
    const key = `${code} ${place} ${String(args?.['element'])} ${String(args?.['expected'])}`;
    return !seen.has(key) && seen.add(key) !== undefined;
  });
}
