import type { CodeSystem, Definitions, ValueSet } from '../profiles/definitions.js';
import {
  codeSystemsIncludedBy,
  type OfficialDefinitions,
  type Resolved,
  structuresNeededBy,
  valueSetsIncludedBy,
  valueSetsNeededBy,
} from '../profiles/official/definition-set.js';
import { type OfficialStructure, readCodeSystem, readStructure, readValueSet } from '../profiles/official/read-definition.js';
import { type Candidate, isCore, type PackageSet } from './package-set.js';

/** More than any guide that can be compiled in a reasonable time. */
const mostDefinitions = 5_000;

/** A canonical that something needs, with the kind of definition that it must lead to. */
export interface Wanted {
  readonly kind: 'StructureDefinition' | 'ValueSet' | 'CodeSystem';
  readonly canonical: string;
}

function split(canonical: string): [url: string, version: string | undefined] {
  const bar = canonical.indexOf('|');
  return bar < 0 ? [canonical, undefined] : [canonical.slice(0, bar), canonical.slice(bar + 1)];
}

/** Where a canonical leads, and the definition there; none where it is one of R4's own. */
function resolve(set: PackageSet, base: Definitions, { kind, canonical }: Wanted): (Resolved & { candidate?: Candidate }) | undefined {
  const [url, version] = split(canonical);
  const isBase = base.structures.has(url) || base.valueSets.has(url) || base.codeSystems.has(url);
  const candidates = set.candidates(url).filter((each) => each.entry.resourceType === kind && (!isBase || !isCore(each.package)));
  const [nearest] = candidates;
  if (nearest === undefined || base.structures.has(url)) return isBase ? { key: url, otherVersion: isOther(url, version) } : undefined;
  if (version === undefined || nearest.entry.version === version) return { key: url, otherVersion: false, candidate: nearest };
  const exact = candidates.find(({ entry }) => entry.version === version);
  return exact === undefined
    ? { key: url, otherVersion: true, candidate: nearest }
    : { key: canonical, otherVersion: false, candidate: exact };
}

/** R4 is there in one version only, which the base is. */
function isOther(url: string, version: string | undefined): boolean {
  return version !== undefined && !url.startsWith('http://hl7.org/fhir/');
}

/**
 * Reads of the packages what judging bundles needs: the definitions named, and all that they are made of, each once.
 * A definition that can't be read counts as not there.
 */
export async function readOfficialDefinitions(set: PackageSet, base: Definitions, wanted: readonly Wanted[]): Promise<OfficialDefinitions> {
  const structures = new Map<string, OfficialStructure>();
  const valueSets = new Map<string, ValueSet>();
  const codeSystems = new Map<string, CodeSystem>();
  const resolved = new Map<string, Resolved | undefined>();
  const waiting = [...wanted];
  const want = (kind: Wanted['kind'], canonicals: readonly string[]): void => {
    for (const canonical of canonicals) waiting.push({ kind, canonical });
  };
  /** Answers whether the definition can be used. */
  const take = (kind: Wanted['kind'], key: string, value: unknown): boolean => {
    if (kind === 'StructureDefinition') {
      const structure = readStructure(value);
      if (structure === undefined) return false;
      structures.set(key, structure);
      want('StructureDefinition', structuresNeededBy(structure));
      want('ValueSet', valueSetsNeededBy(structure));
    } else if (kind === 'ValueSet') {
      const valueSet = readValueSet(value);
      if (valueSet === undefined) return false;
      valueSets.set(key, valueSet);
      want('ValueSet', valueSetsIncludedBy(valueSet));
      want('CodeSystem', codeSystemsIncludedBy(valueSet));
    } else {
      const codeSystem = readCodeSystem(value);
      if (codeSystem === undefined) return false;
      codeSystems.set(key, codeSystem);
    }
    return true;
  };
  let taken = 0;
  for (const each of waiting) {
    const name = `${each.kind} ${each.canonical}`;
    if (resolved.has(name)) continue;
    const found = resolve(set, base, each);
    resolved.set(name, found);
    if (found?.candidate === undefined || structures.has(found.key) || valueSets.has(found.key) || codeSystems.has(found.key)) continue;
    const { package: source, entry } = found.candidate;
    const usable = taken < mostDefinitions && take(each.kind, found.key, await source.read(entry.file).catch(() => undefined));
    if (usable) taken += 1;
    else resolved.set(name, undefined);
  }
  return {
    structures,
    valueSets,
    codeSystems,
    resolve: (canonical) => resolved.get(`StructureDefinition ${canonical}`) ?? resolved.get(`ValueSet ${canonical}`),
  };
}
