import type { JsonValue } from '../domain/json.js';
import {
  type Binding,
  type Constraint,
  type Definitions,
  type ElementDefinition,
  type ElementType,
  type StructureDefinition,
  structureOf,
  typeUrl,
} from './definitions.js';
import { isPrimitive } from './primitive-types.js';

/** One element of a type or profile with all that its definitions say of it, the derived ones laid over the base ones. */
export interface ElementNode {
  readonly id: string;
  /** Last step of the path: `status`, `value[x]`. */
  readonly name: string;
  min: number | undefined;
  /** Infinity for `*`. */
  max: number | undefined;
  types: readonly ElementType[];
  binding: Binding | undefined;
  fixed: JsonValue | undefined;
  pattern: JsonValue | undefined;
  contentReference: string | undefined;
  constraints: Constraint[];
  slicing: ElementDefinition['slicing'];
  readonly slices: Map<string, ElementNode>;
  readonly children: Map<string, ElementNode>;
}

function emptyNode(id: string, name: string): ElementNode {
  return {
    id,
    name,
    min: undefined,
    max: undefined,
    types: [],
    binding: undefined,
    fixed: undefined,
    pattern: undefined,
    contentReference: undefined,
    constraints: [],
    slicing: undefined,
    slices: new Map(),
    children: new Map(),
  };
}

/** The value under `fixedX` or `patternX`, whatever its type. */
function valueUnder(element: ElementDefinition, prefix: 'fixed' | 'pattern'): JsonValue | undefined {
  for (const key of Object.keys(element)) {
    if (key.startsWith(prefix) && /^[A-Z]/.test(key.slice(prefix.length))) return element[key] as JsonValue;
  }
  return undefined;
}

function lay(node: ElementNode, element: ElementDefinition): void {
  node.min = element.min ?? node.min;
  if (element.max !== undefined) node.max = element.max === '*' ? Number.POSITIVE_INFINITY : Number(element.max);
  node.types = element.type ?? node.types;
  node.binding = element.binding ?? node.binding;
  node.fixed = valueUnder(element, 'fixed') ?? node.fixed;
  node.pattern = valueUnder(element, 'pattern') ?? node.pattern;
  node.contentReference = element.contentReference ?? node.contentReference;
  node.slicing = element.slicing ?? node.slicing;
  for (const constraint of element.constraint ?? []) {
    if (!node.constraints.some((known) => known.key === constraint.key)) node.constraints.push(constraint);
  }
}

/** Steps of an element id below its root: `Endpoint.extension:rank.value[x]` → [extension, rank], [value[x], —]. */
function stepsOf(id: string): { name: string; slice: string | undefined }[] {
  return id
    .split('.')
    .slice(1)
    .map((step) => {
      const colon = step.indexOf(':');
      return colon < 0 ? { name: step, slice: undefined } : { name: step.slice(0, colon), slice: step.slice(colon + 1) };
    });
}

function nodeAt(root: ElementNode, element: ElementDefinition): ElementNode {
  let node = root;
  for (const { name, slice } of stepsOf(element.id)) {
    const id = `${node.id}.${name}`;
    let child = node.children.get(name);
    if (child === undefined) node.children.set(name, (child = emptyNode(id, name)));
    node = child;
    if (slice === undefined) continue;
    let member = node.slices.get(slice);
    if (member === undefined) node.slices.set(slice, (member = emptyNode(`${id}:${slice}`, name)));
    node = member;
  }
  return node;
}

/** Lays the differentials of `chain`, base first, over one another. */
function treeOf(rootName: string, chain: readonly StructureDefinition[]): ElementNode {
  const root = emptyNode(rootName, rootName);
  for (const definition of chain) {
    for (const element of definition.differential.element) lay(nodeAt(root, element), element);
  }
  return root;
}

/** Trees of types, which nobody changes once they are made. */
const typeTrees = new WeakMap<Definitions, Map<string, ElementNode>>();

/** A type with all the elements it inherits: Organization over DomainResource over Resource. */
export function typeTree(definitions: Definitions, type: StructureDefinition): ElementNode {
  const known = typeTrees.get(definitions) ?? new Map<string, ElementNode>();
  typeTrees.set(definitions, known);
  const tree = known.get(type.url) ?? makeTypeTree(definitions, type);
  known.set(type.url, tree);
  return tree;
}

function makeTypeTree(definitions: Definitions, type: StructureDefinition): ElementNode {
  const chain = [type];
  for (let base = type.baseDefinition; base !== undefined; ) {
    const definition = structureOf(definitions, base);
    chain.unshift(definition);
    base = definition.baseDefinition;
  }
  // `Resource.id` and its like stand under the root's own name once laid over each other.
  return treeOf(type.type, chain);
}

/** The element of that name below one of a type's: its own, or that of its data type; undefined where it may have several types. */
export function childOf(definitions: Definitions, node: ElementNode | undefined, name: string): ElementNode | undefined {
  if (node === undefined) return undefined;
  const own = node.children.get(name);
  if (own !== undefined) return own;
  const type = node.types[0]?.code;
  const definition = type === undefined || isPrimitive(type) ? undefined : definitions.structures.get(typeUrl + type);
  return definition === undefined ? undefined : typeTree(definitions, definition).children.get(name);
}

/** What a profile and the profiles that it derives from add to their type: an element they leave alone is not there. */
export function profileTree(definitions: Definitions, profile: StructureDefinition): ElementNode {
  const chain = [profile];
  for (let base = profile.complete === true ? undefined : profile.baseDefinition; base !== undefined; ) {
    const definition = structureOf(definitions, base);
    if (definition.derivation !== 'constraint') break;
    chain.unshift(definition);
    base = definition.complete === true ? undefined : definition.baseDefinition;
  }
  return treeOf(profile.type, chain);
}
