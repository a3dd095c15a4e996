/** The day of an instant in UTC, `2026-11-21`, for people. */
export function day(time: number | undefined): string {
  if (time === undefined || Math.abs(time) > 8.64e15) return 'an unknown day';
  const iso = new Date(time).toISOString();
  return iso.slice(0, iso.indexOf('T'));
}
