import type { Entry } from '../../domain/bundle.js';
import type { Check } from '../../domain/check.js';
import type { Fault, Severity } from '../../domain/finding.js';
import { asObject } from '../../domain/json.js';
import { agrees, isRestful } from '../../domain/resolution.js';

/** On two servers one type and id may name two resources, if hardly ever on purpose. Equal fullUrls of one version break bdl-7. */
function severityOf(first: Entry, second: Entry): Severity | undefined {
  const [one, other] = [first.fullUrl, second.fullUrl];
  if (one === undefined || other === undefined) return 'error';
  if (one === other) return versionOf(first) === versionOf(second) ? undefined : 'error';
  const served = [first, second].every((entry) => isRestful(entry.fullUrl ?? '') && agrees(entry.fullUrl ?? '', entry));
  return served ? 'warning' : 'error';
}

function versionOf(entry: Entry): unknown {
  return asObject(entry.resource?.['meta'])?.['versionId'];
}

/** So many are compared with each other in less time than hashed. */
const few = 16;

/** An earlier entry has the same id, if perhaps of another type. */
function hasNamesake({ id }: Entry, index: number, entries: readonly Entry[]): boolean {
  if (id === undefined) return false;
  for (let before = 0; before < index; before += 1) if (entries[before]?.id === id) return true;
  return false;
}

export const duplicateResource: Check = {
  code: 'identity/duplicate-resource',
  layer: 'directory',
  severity: 'error',
  issueType: 'duplicate',
  message: 'This entry and Bundle.entry[{first}] both hold {resource}.',
  why: 'A reference to {resource} may mean either, and which one a reader takes is an accident.',
  help: 'Remove one of the two, or give it an id and a fullUrl of its own.',
  reference: {
    title: 'FHIR R4, Bundle, "Resource URL & Uniqueness rules in a bundle"',
    url: 'https://hl7.org/fhir/R4/bundle.html#bundle-unique',
  },
  run({ entries }) {
    if (entries.length <= few && !entries.some(hasNamesake)) return [];
    const faults: Fault[] = [];
    const seen = new Map<string, Entry>();
    for (const entry of entries) {
      const resource = entry.typeAndId;
      if (resource === undefined) continue;
      const first = seen.get(resource);
      if (first === undefined) seen.set(resource, entry);
      const severity = first && severityOf(first, entry);
      if (first !== undefined && severity !== undefined)
        faults.push({ path: entry.path, args: { first: first.index, resource }, severity });
    }
    return faults;
  },
};
