import type { CodeSystem, Constraint, Definitions, ElementDefinition, StructureDefinition, ValueSet } from '../definitions.js';
import { typeUrl } from '../definitions.js';
import { invariantLeaf } from '../invariant-leaves.js';
import { againstType, indexed } from './against-type.js';
import type { OfficialStructure } from './read-definition.js';

/** Where a canonical leads among the packages. */
export interface Resolved {
  /** Under which it is found: the url, or url and version where another version has the url. */
  readonly key: string;
  /** Whether the version that was asked for is not there, so that another takes its place. */
  readonly otherVersion: boolean;
}

/** All that was read from packages, by key, and where each canonical that it names leads. */
export interface OfficialDefinitions {
  readonly structures: ReadonlyMap<string, OfficialStructure>;
  readonly valueSets: ReadonlyMap<string, ValueSet>;
  readonly codeSystems: ReadonlyMap<string, CodeSystem>;
  /** Undefined where no package has it. */
  resolve(canonical: string): Resolved | undefined;
}

/** The canonicals by which a definition needs others, as it writes them. */
export function structuresNeededBy({ baseDefinition, snapshot, differential }: OfficialStructure): string[] {
  const profiles = (snapshot ?? differential.element).flatMap(({ type }) => (type ?? []).flatMap(({ profile }) => profile ?? []));
  return [...(baseDefinition === undefined || snapshot !== undefined ? [] : [baseDefinition]), ...profiles];
}

export function valueSetsNeededBy({ snapshot, differential }: OfficialStructure): string[] {
  return (snapshot ?? differential.element).flatMap(({ binding }) => (binding === undefined ? [] : [binding.valueSet]));
}

function includesOf({ compose }: ValueSet): NonNullable<ValueSet['compose']>['include'] {
  return compose?.include ?? [];
}

export function valueSetsIncludedBy(valueSet: ValueSet): string[] {
  return includesOf(valueSet).flatMap((include) => include.valueSet ?? []);
}

export function codeSystemsIncludedBy(valueSet: ValueSet): string[] {
  return includesOf(valueSet).flatMap(({ system, concept }) => (system === undefined || concept !== undefined ? [] : [system]));
}

/** Lays what was read from packages over the definitions of R4: the same shape, the same canonicals, ready to be compiled. */
export function definitionSet(base: Definitions, official: OfficialDefinitions): Definitions {
  const structures = new Map(base.structures);
  const valueSets = new Map(base.valueSets);
  const codeSystems = new Map([...base.codeSystems, ...official.codeSystems]);
  for (const [key, valueSet] of official.valueSets) valueSets.set(key, linkedValueSet(valueSet, official));
  const usable = [...official.structures].filter(([key, { type }]) => !base.structures.has(key) && base.structures.has(typeUrl + type));
  for (const [key, structure] of usable) structures.set(key, linked({ ...structure, url: key }, base, official));
  const whole = new Map(
    usable.flatMap(([key, { snapshot }]) =>
      snapshot === undefined ? [] : [[key, structures.get(key)?.differential.element ?? []] as const],
    ),
  );
  const indices = new Map([...whole].map(([key, elements]) => [key, indexed(elements)]));
  for (const [key, snapshot] of whole) {
    const structure = structures.get(key);
    if (structure !== undefined)
      structures.set(
        key,
        againstType(base, { ...structure, snapshot }, (canonical) => indices.get(canonical)),
      );
  }
  return { structures: withoutCircles(structures), valueSets, codeSystems };
}

function linkedValueSet(valueSet: ValueSet, official: OfficialDefinitions): ValueSet {
  if (valueSet.compose === undefined) return valueSet;
  const include = includesOf(valueSet).map((each) =>
    each.valueSet === undefined
      ? each
      : { ...each, valueSet: each.valueSet.map((canonical) => official.resolve(canonical)?.key ?? canonical) },
  );
  return { ...valueSet, compose: { ...valueSet.compose, include } };
}

/** Every canonical by the key under which it is found; elements are those of the snapshot where there is one. */
function linked(structure: OfficialStructure, base: Definitions, official: OfficialDefinitions): StructureDefinition {
  const { snapshot, baseDefinition, ...rest } = structure;
  const element = (snapshot ?? structure.differential.element).map((each) => linkedElement(each, official));
  const found = baseDefinition === undefined ? undefined : official.resolve(baseDefinition);
  const parent = found?.key ?? plain(baseDefinition ?? '');
  const isThere = base.structures.has(parent) || official.structures.has(parent);
  const unresolved =
    snapshot === undefined && baseDefinition !== undefined && (!isThere || found?.otherVersion === true) ? [baseDefinition] : [];
  return {
    ...rest,
    // Without a chain to lay over each other, what it says itself is all that there is.
    baseDefinition: isThere || snapshot !== undefined ? parent : typeUrl + structure.type,
    differential: { element },
    ...(unresolved.length > 0 ? { unresolved } : {}),
  };
}

function plain(canonical: string): string {
  return canonical.replace(/\|.*$/s, '');
}

/** Another guide may use a key of R4 or US Core for an invariant of its own. */
function isByHand({ key, source }: Constraint): boolean {
  return invariantLeaf(key) !== undefined && (source === undefined || handCompiled.some((base) => source.startsWith(base)));
}

/** The definitions whose invariants are compiled by hand lie below these. */
const handCompiled = [typeUrl, 'http://hl7.org/fhir/us/core/StructureDefinition/', 'http://hl7.org/fhir/us/ndh/StructureDefinition/'];

function linkedElement(element: ElementDefinition, official: OfficialDefinitions): ElementDefinition {
  const { type, binding, constraint } = element;
  const valueSet = binding === undefined ? undefined : official.resolve(binding.valueSet);
  return {
    ...element,
    ...(constraint === undefined
      ? {}
      : { constraint: constraint.map((each) => (isByHand(each) ? { key: each.key, severity: each.severity } : each)) }),
    ...(type === undefined
      ? {}
      : {
          type: type.map((each) =>
            each.profile === undefined
              ? each
              : { ...each, profile: each.profile.map((canonical) => official.resolve(canonical)?.key ?? plain(canonical)) },
          ),
        }),
    ...(binding === undefined
      ? {}
      : {
          binding: {
            strength: binding.strength,
            valueSet: valueSet?.key ?? plain(binding.valueSet),
            ...(valueSet?.otherVersion === true ? { asked: binding.valueSet } : {}),
          },
        }),
  };
}

/** A profile that derives from itself, by whatever way, derives from its type. */
function withoutCircles(structures: Map<string, StructureDefinition>): Map<string, StructureDefinition> {
  for (const [key, structure] of structures) {
    const seen = new Set([key]);
    for (
      let at: StructureDefinition | undefined = structure;
      at?.derivation === 'constraint' && at.baseDefinition !== undefined;
      at = structures.get(at.baseDefinition)
    ) {
      if (!seen.has(at.baseDefinition)) seen.add(at.baseDefinition);
      else {
        structures.set(key, { ...structure, baseDefinition: typeUrl + structure.type });
        break;
      }
    }
  }
  return structures;
}
