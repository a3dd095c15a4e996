import { asObject, asString } from './json.js';

/** Milliseconds since 1970, both ends included; undefined is open. */
export interface Period {
  readonly start: number | undefined;
  readonly end: number | undefined;
}

const dateTime = /^(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,9}))?)?(Z|[+-]\d\d:\d\d)?)?)?)?$/;

/**
 * A FHIR dateTime as milliseconds since 1970, the first or the last that it can mean: `2026` ends with the year (R4,
 * Period.end: an end without time includes the whole day). Without a zone it is read as UTC; days past a month's end run over into the next.
 */
export function timeOfDateTime(text: string, which: 'first' | 'last'): number | undefined {
  const parts = dateTime.exec(text);
  if (parts === null) return undefined;
  const [, year, month, day, hour, minute, second, fraction, zone] = parts;
  const last = which === 'last';
  const time = new Date(0);
  time.setUTCFullYear(Number(year), month === undefined ? 0 : Number(month) - 1, day === undefined ? 1 : Number(day));
  if (hour !== undefined) {
    const milliseconds = fraction === undefined ? 0 : Math.floor(Number(`0.${fraction}`) * 1000);
    time.setUTCHours(Number(hour), Number(minute), Number(second ?? 0), milliseconds);
    return time.getTime() - offsetOf(zone);
  }
  if (!last) return time.getTime();
  if (month === undefined) time.setUTCFullYear(Number(year) + 1);
  else if (day === undefined) time.setUTCMonth(Number(month));
  else time.setUTCDate(time.getUTCDate() + 1);
  return time.getTime() - 1;
}

function offsetOf(zone: string | undefined): number {
  if (zone === undefined || zone === 'Z') return 0;
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(4, 6));
  return (zone.startsWith('-') ? -minutes : minutes) * 60_000;
}

/** A FHIR Period. What can't be read is open: whether it is right is the validator's question. */
export function periodOf(value: unknown): Period {
  const period = asObject(value);
  const start = asString(period?.['start']);
  const end = asString(period?.['end']);
  return {
    start: start === undefined ? undefined : timeOfDateTime(start, 'first'),
    end: end === undefined ? undefined : timeOfDateTime(end, 'last'),
  };
}

/** Whether the period is over, not yet begun, or holds at `now`. */
export function phaseOf(period: Period, now: number): 'before' | 'during' | 'over' {
  if (period.end !== undefined && period.end < now) return 'over';
  return period.start !== undefined && period.start > now ? 'before' : 'during';
}
