/** Numbers of a version, and what comes after a hyphen: `2.0.0-ballot`. */
function partsOf(version: string): { numbers: number[]; label: string } {
  const hyphen = version.indexOf('-');
  const numbers = (hyphen < 0 ? version : version.slice(0, hyphen)).split('.').map((part) => (/^\d{1,9}$/.test(part) ? Number(part) : -1));
  return { numbers, label: hyphen < 0 ? '' : version.slice(hyphen + 1) };
}

/** Older first; of two with the same numbers the one with a label (a ballot, a build) comes first. */
export function compareVersions(one: string, other: string): number {
  const [a, b] = [partsOf(one), partsOf(other)];
  for (let index = 0; index < Math.max(a.numbers.length, b.numbers.length); index += 1) {
    const difference = (a.numbers[index] ?? 0) - (b.numbers[index] ?? 0);
    if (difference !== 0) return difference;
  }
  if (a.label === b.label) return 0;
  if (a.label === '' || b.label === '') return a.label === '' ? 1 : -1;
  return a.label < b.label ? -1 : 1;
}

/** Which of the versions at hand is meant: the one named, the newest of a range (`7.0.x`), or the newest (`latest`, or nothing). */
export function chooseVersion(wanted: string | undefined, versions: readonly string[]): string | undefined {
  if (wanted !== undefined && versions.includes(wanted)) return wanted;
  const newest = (those: readonly string[]): string | undefined => [...those].sort(compareVersions).at(-1);
  if (wanted === undefined || wanted === 'latest') return newest(versions.filter((version) => !version.includes('-'))) ?? newest(versions);
  if (!/\.x$/i.test(wanted)) return undefined;
  const stem = wanted.slice(0, -1);
  return newest(versions.filter((version) => version.startsWith(stem) && !version.includes('-')));
}
