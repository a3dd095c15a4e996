import { type Definitions, type StructureDefinition, structureOf, typeUrl } from './definitions.js';
import { childOf, type ElementNode, profileTree, typeTree } from './element-tree.js';
import { choiceKey, isPrimitive } from './primitive-types.js';
import type { FaultTemplate, KeysRule, NotJudgedRule, Schema, SliceRule } from './schema.js';
import { sliceName, testsOf } from './slice-tests.js';
import { defOf, invariantsOf } from './type-schema.js';

/** What the base type says of the elements below one element: the profile's schema holds only what is stricter. */
interface Scope {
  readonly definitions: Definitions;
  readonly profile: string;
  /** Told the profiles that elements have, other than extensions': their schemas are wanted too. */
  readonly refer: (canonical: string) => void;
}

function fault(scope: Scope, node: ElementNode): FaultTemplate {
  return { element: node.id, profile: scope.profile };
}

/** Keys under which the element may stand in JSON, by the base type's definition and narrowed by the profile's types. */
function keysOf(node: ElementNode, base: ElementNode | undefined): string[] {
  if (!isChoice(node)) return [node.name, `_${node.name}`];
  const types = base?.types ?? node.types;
  return types.flatMap(({ code }) => keysOfType(node, code));
}

function isChoice({ name }: ElementNode): boolean {
  return name.endsWith('[x]');
}

function keysOfType({ name }: ElementNode, type: string): string[] {
  const key = choiceKey(name.slice(0, -3), type);
  return isPrimitive(type) ? [key, `_${key}`] : [key];
}

/** A choice is sliced by type alone, and its slice is named for it: `value[x]:valueString`. */
function typeOfSlice(slice: ElementNode, base: ElementNode | undefined): string {
  const stem = slice.name.slice(0, -3);
  const named = base?.types.find(({ code }) => choiceKey(stem, code) === sliceName(slice));
  return slice.types[0]?.code ?? named?.code ?? '';
}

/** Whether a member of the slice can be told by looking at it. */
function isTold(scope: Scope, node: ElementNode, slice: ElementNode): boolean {
  return isChoice(node) || testsOf(scope.definitions, node, slice) !== undefined;
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
    const baseNode = childOf(scope.definitions, base, child.name);
    // Of an element that may have several types, what lies below is nobody's element.
    if (base !== undefined && baseNode === undefined) continue;
    const slice = [...child.slices.values()].find((each) => (each.min ?? 0) > 0 && isTold(scope, child, each));
    // Where one type is allowed, a value of another is told as that, and not as one that is missing.
    const ofOneType = slice !== undefined && isChoice(child) && child.types.length !== 1;
    const keys = ofOneType ? keysOfType(child, typeOfSlice(slice, baseNode)) : keysOf(child, baseNode);
    if ((child.min ?? 0) > (baseNode?.min ?? 0) || slice !== undefined) {
      required.push({ keys, ...fault(scope, child), ...(slice === undefined ? {} : { slice: sliceName(slice) }) });
    }
    if (child.max === 0) {
      prohibited.push({ keys, ...fault(scope, child) });
      continue;
    }
    // An extension is told by its url, so that its url can't be wrong any more.
    if (child.name === 'url' && baseNode?.id === 'Extension.url') continue;
    if (isChoice(child)) choiceTypes = choiceTypesOf(scope, child, baseNode) ?? choiceTypes;
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
  if (isChoice(node)) return choiceSchemas(scope, node, base);
  const item = itemRules(scope, node, base);
  if (!isList(base))
    return Object.keys(item).length === 0 ? [] : [[node.name, item], ...companionSchemas(node.name, item, base?.types[0]?.code)];
  const list = { ...listRules(scope, node, base), ...(Object.keys(item).length > 0 ? { items: item } : {}) };
  return Object.keys(list).length === 0 ? [] : [[node.name, list]];
}

/** What is said of the choice holds for each of its types, what a slice says for one. */
function choiceSchemas(scope: Scope, node: ElementNode, base: ElementNode | undefined): [string, Schema][] {
  const item = itemRules(scope, node, base);
  const types = node.types.length > 0 ? node.types : (base?.types ?? []);
  return types.flatMap(({ code }): [string, Schema][] => {
    const slices = [...node.slices.values()]
      .filter((slice) => typeOfSlice(slice, base) === code)
      .map((slice) => itemRules(scope, slice, base));
    const said = [item, ...slices].filter((schema) => Object.keys(schema).length > 0);
    const [only] = said;
    const key = choiceKey(node.name.slice(0, -3), code);
    return only === undefined ? [] : [[key, said.length === 1 ? only : { allOf: said }], ...companionSchemas(key, item, code)];
  });
}

/** A value that is fixed has no extensions, and one that is bound can not be left out for them. */
function companionSchemas(key: string, { fhirFixed, fhirBinding }: Schema, type: string | undefined): [string, Schema][] {
  const bound = fhirBinding?.strength === 'required' ? { fhirCodedCompanion: { ...fhirBinding, of: key } } : {};
  const schema: Schema = { ...bound, ...(fhirFixed === undefined ? {} : { fhirFixedCompanion: fhirFixed }) };
  return isPrimitive(type) && Object.keys(schema).length > 0 ? [[`_${key}`, schema]] : [];
}

/** What is said of one value: fixed and pattern, binding, invariants, and what lies inside. */
function itemRules(scope: Scope, node: ElementNode, base: ElementNode | undefined): Schema {
  const invariants = invariantsOf(node, scope.profile).filter(({ key }) => !base?.constraints.some((known) => known.key === key));
  return {
    ...(node.fixed === undefined ? {} : { fhirFixed: { value: node.fixed, ...fault(scope, node) } }),
    ...(node.pattern === undefined ? {} : { fhirPattern: { value: node.pattern, ...fault(scope, node) } }),
    ...(node.binding === undefined || isSame(node.binding, base?.binding)
      ? {}
      : { fhirBinding: { ...node.binding, ...fault(scope, node) } }),
    ...(invariants.length > 0 ? { fhirInvariants: invariants } : {}),
    ...profileOf(scope, node, base),
    ...objectRules(scope, node, narrowed(node, base)),
  };
}

/** The base element with the types that the profile leaves it, so that what lies below can be looked up. */
function narrowed(node: ElementNode, base: ElementNode | undefined): ElementNode | undefined {
  return base === undefined || node.types.length === 0 || base.types.length === 1 ? base : { ...base, types: node.types };
}

/** The profile of a data type or resource; extensions are told by their urls. */
function profileOf({ definitions, profile, refer }: Scope, node: ElementNode, base: ElementNode | undefined): Schema {
  const [type, ...others] = node.types;
  if (type?.profile === undefined || type.code === 'Extension') return {};
  const [canonical, ...more] = type.profile;
  if (canonical === undefined || canonical === typeUrl + type.code) return {};
  const told = { element: node.id, profile, what: canonical };
  if (others.length > 0 || more.length > 0)
    return { fhirNotJudged: [{ ...told, rule: 'not-judged', reason: 'one of several profiles is enough' }] };
  if (!definitions.structures.has(canonical)) return { fhirNotJudged: [{ ...told, rule: 'unresolved-canonical', reason: missing }] };
  refer(canonical);
  return base === undefined ? {} : { allOf: [defOf(canonical)] };
}

function isSame(one: ElementNode['binding'], two: ElementNode['binding']): boolean {
  return one?.strength === two?.strength && one?.valueSet === two?.valueSet;
}

function listRules(scope: Scope, node: ElementNode, base: ElementNode | undefined): Schema {
  // Slices that are required say the same, and which.
  const told = [...node.slices.values()].filter((slice) => !sliceName(slice).includes('/') && isTold(scope, node, slice));
  const required = told.reduce((sum, slice) => sum + (slice.min ?? 0), 0);
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
  const untold: NotJudgedRule[] = [];
  for (const slice of node.slices.values()) {
    const tests = testsOf(scope.definitions, node, slice);
    const name = sliceName(slice);
    if (tests === undefined) {
      untold.push({
        ...fault(scope, node),
        profile: scope.profile,
        rule: 'not-judged',
        what: name,
        reason: 'its members can be told only by what they refer to or conform to',
      });
      continue;
    }
    const url = tests.find((test) => test.kind === 'fixed' && test.path[0] === 'url')?.expected;
    if (typeof url === 'string') parts.push(url);
    const max = slice.max ?? Number.POSITIVE_INFINITY;
    const content = itemRules(scope, slice, base);
    const counted = (slice.min ?? 0) > 0 || Number.isFinite(max);
    if (!counted && Object.keys(content).length === 0 && node.slicing?.rules !== 'closed') continue;
    slices.push({ name, tests, min: slice.min ?? 0, max: Number.isFinite(max) ? max : null });
    schemas[name] = content;
  }
  const closed = node.slicing?.rules === 'closed' && untold.length === 0;
  return {
    ...(untold.length > 0 ? { fhirNotJudged: untold } : {}),
    ...(slices.length === 0 && !closed && !complex
      ? {}
      : { fhirSlices: schemas, fhirSlicing: { closed, slices, ...(complex ? { parts } : {}), ...fault(scope, node) } }),
  };
}

/** How a sentence ends that begins with a canonical. */
const missing = 'it is in none of the packages';

/** What the profile builds on and no package has. */
function unresolvedIn({ url, type, unresolved = [] }: StructureDefinition): Schema {
  if (unresolved.length === 0) return {};
  return {
    fhirNotJudged: unresolved.map((what) => ({ element: type, profile: url, rule: 'unresolved-canonical', what, reason: missing })),
  };
}

/** The schema of one profile: only what it says beyond its base type. `refer` is told the profiles of elements, whose schemas it refers to. */
export function profileSchema(
  definitions: Definitions,
  profile: StructureDefinition,
  refer: (canonical: string) => void = () => {},
): Schema {
  const scope = { definitions, profile: profile.url, refer };
  const base = typeTree(definitions, structureOf(definitions, typeUrl + profile.type));
  const tree = profileTree(definitions, profile);
  const invariants = invariantsOf(tree, profile.url).filter(({ key }) => !base.constraints.some((known) => known.key === key));
  return { ...unresolvedIn(profile), ...(invariants.length > 0 ? { fhirInvariants: invariants } : {}), ...objectRules(scope, tree, base) };
}
