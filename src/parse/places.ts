import type { Path } from '../domain/path.js';
import type { Visitor } from './scan.js';
import { scan, stringEnd, stringValue } from './scan.js';

/**
 * Every value of a text, numbered in the order in which they begin, so that the members of value `n` lie between `n` and
 * `after[n]`. Made once a document, by the first question for a place; each further question costs the length of its path.
 */
export interface Places {
  readonly text: string;
  readonly start: number[];
  readonly end: number[];
  /** Where the value's key begins; -1 for items of arrays and the root. */
  readonly key: number[];
  /** The number of the value that follows this one and all that is inside it. */
  readonly after: number[];
  /** Members by key or index of those objects and arrays that were asked for. */
  readonly members: Map<number, ReadonlyMap<string | number, number>>;
}

/** Reads a text, up to where it stops being JSON. `known`: `JSON.parse` has taken it. */
export function placesIn(text: string, known: boolean): Places {
  const places: Places = { text, start: [], end: [], key: [], after: [], members: new Map() };
  const opened: number[] = [];
  let key = -1;
  const begin = (start: number, end: number): void => {
    places.start.push(start);
    places.end.push(end);
    places.key.push(key);
    places.after.push(places.start.length);
    key = -1;
  };
  const visitor: Visitor = {
    open(start) {
      opened.push(places.start.length);
      begin(start, text.length);
    },
    close(end) {
      finish(places, opened.pop(), end);
    },
    key(start) {
      key = start;
    },
    scalar: begin,
  };
  scan(text, visitor, known);
  while (opened.length > 0) finish(places, opened.pop(), text.length);
  return places;
}

function finish(places: Places, value: number | undefined, end: number): void {
  if (value === undefined) return;
  places.end[value] = end;
  places.after[value] = places.start.length;
}

/** The value at `path`, or the innermost around it that exists, and how many steps lead there; undefined in an empty text. */
export function valueAt(places: Places, path: Path): { readonly value: number; readonly steps: number } | undefined {
  if (places.start.length === 0) return undefined;
  let value = 0;
  let steps = 0;
  for (const step of path) {
    const member = membersOf(places, value).get(step);
    if (member === undefined) break;
    value = member;
    steps += 1;
  }
  return { value, steps };
}

/** Of a repeated key the last one counts, as for `JSON.parse`. */
function membersOf(places: Places, parent: number): ReadonlyMap<string | number, number> {
  const known = places.members.get(parent);
  if (known !== undefined) return known;
  const members = new Map<string | number, number>();
  const end = places.after[parent] ?? 0;
  for (let member = parent + 1; member < end; member = places.after[member] ?? end) {
    const key = places.key[member] ?? -1;
    members.set(key === -1 ? members.size : stringValue(places.text, key, stringEnd(places.text, key)), member);
  }
  places.members.set(parent, members);
  return members;
}
