import { isDeepEqual } from '../../domain/json.js';
import type { Constraint, Definitions, ElementDefinition, StructureDefinition } from '../definitions.js';
import { structureOf, typeUrl } from '../definitions.js';
import { childOf, type ElementNode, typeTree } from '../element-tree.js';
import type { OfficialStructure } from './read-definition.js';

/** What an element of a snapshot is compared with. */
interface Yardstick {
  /** The element of the type; undefined where the type has none of that name, or may have several. */
  readonly base: ElementNode | undefined;
  /**
   * The elements that hold for this one too: of the snapshot those without one of the slices that this one lies in, and of the profile
   * of an extension around it the one in its place.
   */
  readonly around: readonly ElementDefinition[];
}

/**
 * A snapshot as a differential against its type: of each element only what is stricter. A snapshot repeats all that its type says, and
 * some also repeat in each slice what holds for every item; both would be told twice.
 */
export function againstType(
  definitions: Definitions,
  { snapshot, ...structure }: OfficialStructure,
  elementsOf: ElementsOf,
): StructureDefinition {
  if (snapshot === undefined) return structure;
  const byId = indexed(snapshot);
  const root = typeTree(definitions, structureOf(definitions, typeUrl + structure.type));
  const element = snapshot.flatMap((each) => {
    const others = [...around(each.id, byId), ...inProfile(each.id, byId, elementsOf)];
    return stricter(each, { base: baseAt(definitions, root, each.id), around: others }, definitions) ?? [];
  });
  return { ...structure, differential: { element }, complete: true };
}

/** The elements of a profile's snapshot by their ids; undefined where no package has one. */
export type ElementsOf = (canonical: string) => ReadonlyMap<string, ElementDefinition> | undefined;

export function indexed(elements: readonly ElementDefinition[]): ReadonlyMap<string, ElementDefinition> {
  return new Map(elements.map((element) => [element.id, element]));
}

function stepsOf(id: string): { name: string; slice: string | undefined }[] {
  return id.split('.').map((step) => {
    const colon = step.indexOf(':');
    return colon < 0 ? { name: step, slice: undefined } : { name: step.slice(0, colon), slice: step.slice(colon + 1) };
  });
}

/** A choice with one type left has that type's elements. */
function baseAt(definitions: Definitions, root: ElementNode, id: string): ElementNode | undefined {
  return stepsOf(id)
    .slice(1)
    .reduce<ElementNode | undefined>(
      (node, { name }) => (node?.name.endsWith('[x]') === true ? undefined : childOf(definitions, node, name)),
      root,
    );
}

function around(id: string, byId: ReadonlyMap<string, ElementDefinition>): ElementDefinition[] {
  const steps = id.split('.');
  return steps.flatMap((step, index) => {
    const colon = step.indexOf(':');
    if (colon < 0) return [];
    return byId.get(steps.with(index, step.slice(0, colon)).join('.')) ?? [];
  });
}

/** Below a slice with a profile the snapshot may repeat what the profile says. */
function inProfile(id: string, byId: ReadonlyMap<string, ElementDefinition>, elementsOf: ElementsOf): ElementDefinition[] {
  const steps = id.split('.');
  return steps.flatMap((step, index) => {
    if (index === steps.length - 1 || !step.includes(':')) return [];
    const type = byId.get(steps.slice(0, index + 1).join('.'))?.type?.[0];
    const canonical = type?.profile?.[0];
    return (canonical === undefined ? undefined : elementsOf(canonical)?.get([type?.code, ...steps.slice(index + 1)].join('.'))) ?? [];
  });
}

function stricter(element: ElementDefinition, { base, around }: Yardstick, definitions: Definitions): ElementDefinition | undefined {
  const { id, path, sliceName, slicing } = element;
  const isSlice = id.slice(id.lastIndexOf('.') + 1).includes(':');
  const others = isSlice ? around.filter(({ id: other }) => other.slice(other.lastIndexOf('.') + 1).includes(':')) : around;
  const said = {
    ...countOf(element, isSlice, base, others),
    ...typesOf(element, base, around),
    ...bindingOf(element, base, around),
    ...valuesOf(element, around),
    ...constraintsOf(element, base, around, definitions),
  };
  const nothingElse = Object.keys(said).every((key) => key === 'min' || key === 'max');
  const repeated = nothingElse && others.some((each) => (each.min ?? 0) >= (said.min ?? 0) && numberOf(each.max) <= numberOf(said.max));
  if (isSlice ? repeated : Object.keys(said).length === 0 && slicing === undefined) return undefined;
  return { id, path, ...(sliceName === undefined ? {} : { sliceName }), ...(slicing === undefined ? {} : { slicing }), ...said };
}

type Said = Partial<Pick<ElementDefinition, 'min' | 'max' | 'type' | 'binding' | 'constraint'>>;

/** How many there are in a slice is a question of its own. */
function countOf(
  { min, max }: ElementDefinition,
  isSlice: boolean,
  base: ElementNode | undefined,
  around: readonly ElementDefinition[],
): Said {
  if (isSlice) return { ...(min === undefined ? {} : { min }), ...(max === undefined ? {} : { max }) };
  const least = Math.max(base?.min ?? 0, ...around.map((each) => each.min ?? 0));
  const most = Math.min(base?.max ?? Number.POSITIVE_INFINITY, ...around.map((each) => numberOf(each.max)));
  return { ...(min !== undefined && min > least ? { min } : {}), ...(max !== undefined && numberOf(max) < most ? { max } : {}) };
}

function numberOf(max: string | undefined): number {
  return max === undefined || max === '*' ? Number.POSITIVE_INFINITY : Number(max);
}

function typesOf({ type }: ElementDefinition, base: ElementNode | undefined, around: readonly ElementDefinition[]): Said {
  if (type === undefined || around.some((each) => isDeepEqual(each.type, type))) return {};
  const profiled = type.some(({ profile }) => profile !== undefined);
  const fewer = base !== undefined && (type.length < base.types.length || isOther(type[0]?.code, base));
  return profiled || fewer || base === undefined ? { type } : {};
}

/** `Bundle.entry.resource` may be any resource, and a profile may name one. */
function isOther(code: string | undefined, { types: [type] }: ElementNode): boolean {
  return type?.code === 'Resource' && code !== 'Resource';
}

function bindingOf({ binding }: ElementDefinition, base: ElementNode | undefined, around: readonly ElementDefinition[]): Said {
  if (binding === undefined) return {};
  const same = [base, ...around].some((each) => each?.binding?.strength === binding.strength && each.binding.valueSet === binding.valueSet);
  return same ? {} : { binding };
}

function valuesOf(element: ElementDefinition, around: readonly ElementDefinition[]): Record<string, unknown> {
  const values = Object.entries(element).filter(([key]) => /^(fixed|pattern)[A-Z]/.test(key));
  return Object.fromEntries(values.filter(([key, value]) => !around.some((each) => isDeepEqual(each[key], value))));
}

/** Invariants of the element's own type are asked with the type. */
function constraintsOf(
  element: ElementDefinition,
  base: ElementNode | undefined,
  around: readonly ElementDefinition[],
  definitions: Definitions,
): Said {
  const types = (element.type ?? []).flatMap(({ code }) => definitions.structures.get(typeUrl + code) ?? []);
  const known = new Set(
    [
      ...(base?.constraints ?? []),
      ...types.flatMap((type) => typeTree(definitions, type).constraints),
      ...around.flatMap((each) => each.constraint ?? []),
    ].map(({ key }: Constraint) => key),
  );
  const constraint = (element.constraint ?? []).filter(({ key }) => !known.has(key));
  return constraint.length > 0 ? { constraint } : {};
}
