import { asObject, asString, isObject, type JsonObject } from './json.js';
import { timeOfDateTime } from './period.js';

/** The trust manager's emergency stop: an entry of `directory/suspensions.json`. */
export interface Suspension {
  readonly slug: string;
  /** Milliseconds since 1970; undefined is open. */
  readonly since: number | undefined;
  readonly until: number | undefined;
  readonly reason: string | undefined;
}

/** A payer that left: an entry of `directory/tombstones.json`. */
export interface Tombstone {
  readonly slug: string;
  readonly since: number | undefined;
  readonly successor: string | undefined;
  readonly reason: string | undefined;
}

/** Undefined where the value isn't a list of entries with a slug: then nobody knows who is suspended. */
export function readSuspensions(value: unknown): readonly Suspension[] | undefined {
  return readList(value, (entry, slug) => ({
    slug,
    since: timeIn(entry, 'since', 'first'),
    until: timeIn(entry, 'until', 'last'),
    reason: asString(entry['reason']),
  }));
}

/** Undefined where the value isn't a list of entries with a slug. */
export function readTombstones(value: unknown): readonly Tombstone[] | undefined {
  return readList(value, (entry, slug) => ({
    slug,
    since: timeIn(entry, 'since', 'first'),
    successor: asString(entry['successor']),
    reason: asString(entry['reason']),
  }));
}

/** The entry of this payer that holds at `now`. A date that can't be read counts as open: a stop errs on the safe side. */
export function inForce<Entry extends Suspension | Tombstone>(entries: readonly Entry[], slug: string, now: number): Entry | undefined {
  const wanted = slug.toLowerCase();
  return entries.find((entry) => {
    if (entry.slug.toLowerCase() !== wanted || (entry.since !== undefined && entry.since > now)) return false;
    return !('until' in entry) || entry.until === undefined || entry.until >= now;
  });
}

function readList<Entry>(value: unknown, read: (entry: JsonObject, slug: string) => Entry): readonly Entry[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const entries: Entry[] = [];
  for (const item of value) {
    const slug = asString(asObject(item)?.['slug']);
    if (!isObject(item) || slug === undefined) return undefined;
    entries.push(read(item, slug));
  }
  return entries;
}

function timeIn(entry: JsonObject, member: string, which: 'first' | 'last'): number | undefined {
  const text = asString(entry[member]);
  return text === undefined ? undefined : timeOfDateTime(text, which);
}
