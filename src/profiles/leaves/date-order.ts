const parts = /^(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d:\d\d:\d\d)(?:\.\d+)?(?:Z|[+-]\d\d:\d\d))?)?)?/;

/** 1: year, 2: month, 3: day, 4: time; 0 where the text is no dateTime. */
function precisionOf(text: string): number {
  const match = parts.exec(text);
  if (match === null) return 0;
  return match[4] !== undefined ? 4 : match[3] !== undefined ? 3 : match[2] !== undefined ? 2 : 1;
}

const lengths = [0, 4, 7, 10];

/**
 * FHIRPath's order of two dateTimes: negative, zero or positive, and undefined where the less precise one does not decide
 * (FHIRPath 2.0, "Date/Time Arithmetic" and "Comparison": 2026 and 2026-05-01 are neither before nor after each other).
 */
export function compareDateTimes(first: string, second: string): number | undefined {
  const one = precisionOf(first);
  const two = precisionOf(second);
  if (one === 0 || two === 0) return undefined;
  if (one === 4 && two === 4) return Date.parse(first) - Date.parse(second);
  const length = lengths[Math.min(one, two)] ?? 0;
  const a = first.slice(0, length);
  const b = second.slice(0, length);
  if (a !== b) return a < b ? -1 : 1;
  return one === two ? 0 : undefined;
}
