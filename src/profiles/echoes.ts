import type { BrokenRule } from '../domain/finding.js';
import { nearest } from '../domain/nearest.js';
import { pointerOf } from '../domain/path.js';

/** Rules about one value, the deeper cause first: what has the wrong type can't have the right code. */
const depth = new Map(
  [
    'r4/wrong-json-type',
    'r4/empty-element',
    'r4/primitive-value',
    'r4/relative-extension-url',
    'r4/code-not-in-value-set',
    'profile/fixed-value',
    'profile/code-not-in-value-set',
    'r4/code-outside-extensible-value-set',
    'profile/code-outside-extensible-value-set',
  ].map((code, index) => [code, index]),
);

/** What stands there is nothing that could be judged any further. */
const hollow = new Set(['r4/wrong-json-type', 'r4/empty-element', 'r4/empty-array']);

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

/** No error is left out for the sake of something less. */
function isError({ rule, severity }: BrokenRule): boolean {
  return (severity ?? rule.severity) === 'error';
}

/** An item of a list that can not be told, since its url is missing. */
const anything = '*';

/**
 * The url of an item that is unknown or no url at all, and the list that it stands in: it may be what the list is said to lack. Undefined
 * where the fault is another.
 */
function lostItem({ rule: { code }, path, args }: BrokenRule): { readonly list: string; readonly url: string } | undefined {
  if (typeof path.at(-1) === 'number') {
    const isLost = hollow.has(code) || (code === 'r4/missing-element' && args?.['element'] === 'Extension.url');
    const list = pointerOf(path.slice(0, -1));
    return isLost ? { list, url: anything } : code === 'profile/unknown-extension-part' ? { list, url: String(args?.['url']) } : undefined;
  }
  if (path.at(-1) !== 'url' || typeof path.at(-2) !== 'number') return undefined;
  return { list: pointerOf(path.slice(0, -2)), url: hollow.has(code) ? anything : lastPart(String(args?.['value'])) };
}

function lastPart(url: string): string {
  return url.replace(/\/+$/, '').replace(/^.*\//, '');
}

interface Grounds {
  /** The deepest rank at each place. */
  readonly deepest: ReadonlyMap<string, number>;
  /** The places of concepts and codings in which something is at fault, so that they are in no value set; true where it is an error. */
  readonly explained: ReadonlyMap<string, boolean>;
  /** The places of what is nothing at all. */
  readonly bare: ReadonlySet<string>;
  /** The places of lists → the urls of their items that nobody knows. */
  readonly lost: ReadonlyMap<string, readonly string[]>;
}

function groundsOf(faults: readonly BrokenRule[]): Grounds {
  const deepest = new Map<string, number>();
  const explained = new Map<string, boolean>();
  const bare = new Set<string>();
  const lost = new Map<string, string[]>();
  for (const fault of faults) {
    const { rule, path } = fault;
    const place = pointerOf(path);
    const item = isError(fault) ? lostItem(fault) : undefined;
    if (item !== undefined) {
      const urls = lost.get(item.list);
      if (urls === undefined) lost.set(item.list, [item.url]);
      else urls.push(item.url);
    }
    if (hollow.has(rule.code)) bare.add(place);
    const rank = depth.get(rule.code);
    if (rank !== undefined) deepest.set(place, Math.min(rank, deepest.get(place) ?? rank));
    if (ofValueSets.test(rule.code)) continue;
    // A coding that lacks a part is at fault itself, and its concept is two steps up; other faults lie in what is judged.
    for (const steps of rule.code === 'r4/code-without-system' ? [0, 2] : [1, 2, 3]) {
      const above = pointerOf(path.slice(0, path.length - steps));
      explained.set(above, explained.get(above) === true || isError(fault));
    }
  }
  return { deepest, explained, bare, lost };
}

/** Leaves one finding for each cause: the same fault met twice, and faults that only follow from another at the same place, go. */
export function withoutEchoes(faults: readonly BrokenRule[]): BrokenRule[] {
  const { deepest, explained, bare, lost } = groundsOf(faults);
  const causes = causesOf(faults);
  const seen = new Set<string>();
  return faults.filter((fault) => {
    const { rule, path, args } = fault;
    const { code } = rule;
    const place = pointerOf(path);
    const rank = depth.get(code);
    if (rank !== undefined && rank > (deepest.get(place) ?? rank)) return false;
    if (bare.has(place) && !hollow.has(code)) return false;
    if (ofValueSets.test(code) && explained.has(place) && (explained.get(place) === true || !isError(fault))) return false;
    if (code === 'profile/missing-slice') {
      const wanted = String(args?.['expected']);
      if (lost.get(place)?.some((url) => url === anything || nearest(url, [wanted]) !== undefined) === true) return false;
    }
    for (const [cause, places] of causes) {
      const there = places.has(place) || places.has(pointerOf(path.slice(0, -1)));
      if (there && follows.get(cause)?.test(code) === true) return false;
    }
    const key = `${code} ${place} ${String(args?.['element'])} ${String(args?.['expected'])}`;
    return !seen.has(key) && seen.add(key) !== undefined;
  });
}
