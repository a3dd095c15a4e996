/** Strings that can be asked for; the same for the whole run. Made by `stringIndex`, asked by `positionIn`. */
export interface StringIndex {
  /** At each length the strings of that length and, at the same index, their positions. */
  readonly keys: readonly (readonly string[] | undefined)[];
  readonly positions: readonly (readonly number[] | undefined)[];
  /** Asked where many strings have one length. */
  readonly crowded: ReadonlyMap<string, number> | undefined;
}

/** More of one length are slower to compare with than to hash. */
const most = 8;

export function stringIndex(strings: readonly string[]): StringIndex {
  const keys: (string[] | undefined)[] = [];
  const positions: (number[] | undefined)[] = [];
  let largest = 0;
  for (const [position, each] of strings.entries()) {
    const { length } = each;
    keys[length] ??= [];
    positions[length] ??= [];
    largest = Math.max(largest, keys[length].push(each));
    positions[length].push(position);
  }
  return { keys, positions, crowded: largest > most ? new Map(strings.map((each, position) => [each, position])) : undefined };
}

/**
 * The position of `string` among the strings of the index; -1 where it is none of them. A string that was just read has no hash yet,
 * and making one of a canonical takes three times as long as comparing it with the few canonicals of its length.
 */
export function positionIn(index: StringIndex, string: unknown): number {
  if (typeof string !== 'string') return -1;
  const { length } = string;
  if (length >= index.keys.length) return -1;
  const bucket = index.keys[length];
  if (bucket === undefined) return -1;
  if (bucket.length > most) return index.crowded?.get(string) ?? -1;
  for (let at = 0; at < bucket.length; at += 1) {
    if (bucket[at] === string) return index.positions[length]?.[at] ?? -1;
  }
  return -1;
}
