import type { JsonValue } from '../domain/json.js';
import { type Definitions, type StructureDefinition, structureOf, typeUrl } from './definitions.js';
import { type ElementNode, profileTree, typeTree } from './element-tree.js';
import type { SliceTest } from './leaves/structure.js';
import { choiceKey, isPrimitive } from './primitive-types.js';
import type { FaultTemplate, KeysRule, Schema, SliceRule } from './schema.js';
import { invariantsOf } from './type-schema.js';

/** What the base type says of the elements below one element: the profile's schema holds only what is stricter. */
interface Scope {
  readonly definitions: Definitions;
  readonly profile: string;
}

function fault(scope: Scope, node: ElementNode): FaultTemplate {
  return { element: node.id, profile: scope.profile };
}

/** Keys under which the element may stand in JSON, by the base type's definition and narrowed by the profile's types. */
function keysOf(node: ElementNode, base: ElementNode | undefined): string[] {
  if (!node.name.endsWith('[x]')) return [node.name, `_${node.name}`];
  const name = node.name.slice(0, -3);
  const types = base?.types ?? node.types;
  return types.flatMap(({ code }) => [choiceKey(name, code), ...(isPrimitive(code) ? [`_${choiceKey(name, code)}`] : [])]);
}

/** The node of the base type that a profile's node constrains; undefined where it lies in a data type of several kinds. */
function baseChild(scope: Scope, base: ElementNode | undefined, name: string): ElementNode | undefined {
  if (base === undefined) return undefined;
  const own = base.children.get(name);
  if (own !== undefined) return own;
  const type = base.types[0]?.code;
  const definition = type === undefined || isPrimitive(type) ? undefined : scope.definitions.structures.get(typeUrl + type);
  return definition === undefined ? undefined : typeTree(scope.definitions, definition).children.get(name);
}

function isList(base: ElementNode | undefined): boolean {
  return (base?.max ?? 1) > 1;
}

/** What a profile says of one object: which of its elements must, may and may not be there, and what each must be. */
function objectRules(scope: Scope, node: ElementNode, base: ElementNode | undefined): Schema {
  const properties: Record<string, Schema> = {};
  const required: KeysRule[] = [];
  const prohibited: KeysRule[] = [];
  let choiceTypes: Schema['fhirChoiceTypes'];
  for (const child of node.children.values()) {
    const baseNode = baseChild(scope, base, child.name);
    const keys = keysOf(child, baseNode);
    const slice = [...child.slices.values()].find((each) => (each.min ?? 0) > 0);
    if ((child.min ?? 0) > (baseNode?.min ?? 0) || slice !== undefined) {
      required.push({ keys, ...fault(scope, child), ...(slice === undefined ? {} : { slice: sliceName(slice) }) });
    }
    if (child.max === 0) {
      prohibited.push({ keys, ...fault(scope, child) });
      continue;
    }
    // An extension is told by its url, so that its url can't be wrong any more.
    if (child.name === 'url' && baseNode?.id === 'Extension.url') continue;
    if (child.name.endsWith('[x]')) choiceTypes = choiceTypesOf(scope, child, baseNode) ?? choiceTypes;
    for (const [key, schema] of childSchemas(scope, child, baseNode)) properties[key] = schema;
  }
  return {
    ...(required.length > 0 ? { fhirRequired: required } : {}),
    ...(prohibited.length > 0 ? { fhirProhibited: prohibited } : {}),
    ...(choiceTypes === undefined ? {} : { fhirChoiceTypes: choiceTypes }),
    ...(Object.keys(properties).length > 0 ? { properties } : {}),
  };
}

function choiceTypesOf(scope: Scope, node: ElementNode, base: ElementNode | undefined): Schema['fhirChoiceTypes'] {
  const allowed = node.types.map(({ code }) => choiceKey(node.name.slice(0, -3), code));
  if (allowed.length === 0 || allowed.length === base?.types.length) return undefined;
  return { base: node.name.slice(0, -3), allowed, ...fault(scope, node) };
}

/** A schema for each key that the element may have and that the profile constrains. */
function childSchemas(scope: Scope, node: ElementNode, base: ElementNode | undefined): [string, Schema][] {
  const item = itemRules(scope, node, base);
  if (!isList(base)) {
    if (Object.keys(item).length === 0) return [];
    const types = node.types.length > 0 ? node.types : (base?.types ?? []);
    if (!node.name.endsWith('[x]')) return [[node.name, item]];
    return types.map(({ code }) => [choiceKey(node.name.slice(0, -3), code), item]);
  }
  const list = { ...listRules(scope, node, base), ...(Object.keys(item).length > 0 ? { items: item } : {}) };
  return Object.keys(list).length === 0 ? [] : [[node.name, list]];
}

/** What is said of one value: fixed and pattern, binding, invariants, and what lies inside. */
function itemRules(scope: Scope, node: ElementNode, base: ElementNode | undefined): Schema {
  const invariants = invariantsOf(node, scope.profile).filter(({ key }) => !base?.constraints.some((known) => known.key === key));
  return {
    ...(node.fixed === undefined ? {} : { fhirFixed: { value: node.fixed, ...fault(scope, node) } }),
    ...(node.pattern === undefined ? {} : { fhirPattern: { value: node.pattern, ...fault(scope, node) } }),
    ...(node.binding === undefined || isSame(node.binding, base?.binding) ? {} : { fhirBinding: { ...node.binding, ...fault(scope, node) } }),
    ...(invariants.length > 0 ? { fhirInvariants: invariants } : {}),
    ...objectRules(scope, node, base),
  };
}

function isSame(one: ElementNode['binding'], two: ElementNode['binding']): boolean {
  return one?.strength === two?.strength && one?.valueSet === two?.valueSet;
}

function listRules(scope: Scope, node: ElementNode, base: ElementNode | undefined): Schema {
  // Slices that are required say the same, and which.
  const required = [...node.slices.values()].reduce((sum, slice) => sum + (slice.min ?? 0), 0);
  const min = (node.min ?? 0) > required ? (node.min ?? 0) : 0;
  const max = node.max ?? Number.POSITIVE_INFINITY;
  const count = min > Math.max(1, base?.min ?? 0) || max < (base?.max ?? Number.POSITIVE_INFINITY);
  return {
    ...(count ? { fhirCount: { min, max: Number.isFinite(max) ? max : null, ...fault(scope, node) } } : {}),
    ...sliceRules(scope, node, base),
  };
}

function sliceRules(scope: Scope, node: ElementNode, base: ElementNode | undefined): Schema {
  const complex = node.id === 'Extension.extension' && node.slices.size > 0;
  const slices: SliceRule[] = [];
  const schemas: Record<string, Schema> = {};
  const parts: string[] = [];
  for (const slice of node.slices.values()) {
    const tests = testsOf(scope, node, slice);
    const name = sliceName(slice);
    const url = tests.find((test) => test.kind === 'fixed' && test.path[0] === 'url')?.expected;
    if (typeof url === 'string') parts.push(url);
    const max = slice.max ?? Number.POSITIVE_INFINITY;
    const content = itemRules(scope, slice, base);
    const counted = (slice.min ?? 0) > 0 || Number.isFinite(max);
    if (!counted && Object.keys(content).length === 0 && node.slicing?.rules !== 'closed') continue;
    slices.push({ name, tests, min: slice.min ?? 0, max: Number.isFinite(max) ? max : null });
    schemas[name] = content;
  }
  const closed = node.slicing?.rules === 'closed';
  if (slices.length === 0 && !closed && !complex) return {};
  return { fhirSlices: schemas, fhirSlicing: { closed, slices, ...(complex ? { parts } : {}), ...fault(scope, node) } };
}

function sliceName(slice: ElementNode): string {
  return slice.id.slice(slice.id.lastIndexOf(':') + 1);
}

/** How a member of the slice is told, by the slicing's discriminators; extensions are sliced by url where nothing is said (R4, Profiling). */
function testsOf(scope: Scope, node: ElementNode, slice: ElementNode): SliceTest[] {
  const isExtension = node.name === 'extension' || node.name === 'modifierExtension';
  const discriminators = node.slicing?.discriminator ?? (isExtension ? [{ type: 'value', path: 'url' } as const] : []);
  return discriminators.map(({ type, path }) => {
    const steps = path === '$this' ? [] : path.split('.');
    if (type === 'exists') return { kind: 'exists', path: steps, expected: (nodeBelow(slice, steps)?.max ?? 1) > 0 };
    const { fixed, pattern } = discriminated(scope, slice, steps);
    return pattern === undefined ? { kind: 'fixed', path: steps, expected: fixed ?? null } : { kind: 'pattern', path: steps, expected: pattern };
  });
}

function nodeBelow(node: ElementNode, steps: readonly string[]): ElementNode | undefined {
  return steps.reduce<ElementNode | undefined>((at, step) => at?.children.get(step), node);
}

function discriminated(scope: Scope, slice: ElementNode, steps: readonly string[]): { fixed?: JsonValue | undefined; pattern?: JsonValue | undefined } {
  const own = nodeBelow(slice, steps);
  if (own !== undefined && (own.fixed !== undefined || own.pattern !== undefined)) return own;
  const canonical = slice.types[0]?.profile?.[0];
  if (canonical === undefined) return {};
  // An extension's definition may be in no package read; its canonical is its url all the same.
  if (steps[0] === 'url') return { fixed: canonical };
  return nodeBelow(profileTree(scope.definitions, structureOf(scope.definitions, canonical)), steps) ?? {};
}

/** The schema of one profile: only what it says beyond its base type. */
export function profileSchema(definitions: Definitions, profile: StructureDefinition): Schema {
  const scope = { definitions, profile: profile.url };
  const base = typeTree(definitions, structureOf(definitions, typeUrl + profile.type));
  const tree = profileTree(definitions, profile);
  const invariants = invariantsOf(tree, profile.url).filter(({ key }) => !base.constraints.some((known) => known.key === key));
  return { ...(invariants.length > 0 ? { fhirInvariants: invariants } : {}), ...objectRules(scope, tree, base) };
}
