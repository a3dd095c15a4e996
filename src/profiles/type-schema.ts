import { type Definitions, structureOf, typeUrl } from './definitions.js';
import { type ElementNode, typeTree } from './element-tree.js';
import { choiceKey, isPrimitive } from './primitive-types.js';
import type { InvariantRule, KeysRule, ParallelRule, Schema } from './schema.js';

export function defOf(name: string): Schema {
  return { $ref: `#/$defs/${name.replaceAll('~', '~0').replaceAll('/', '~1')}` };
}

/** ele-1 and ext-1 are part of the object and extension keywords; txt-1 and txt-2 of the narrative one; ref-1 names its resource. */
const builtIn = new Set(['ele-1', 'ext-1', 'txt-1', 'txt-2']);

export function invariantsOf(node: ElementNode, profile?: string): InvariantRule[] {
  return node.constraints
    .filter(({ key }) => !builtIn.has(key))
    .map(({ key, severity, expression, human }) => ({
      key,
      severity,
      element: node.id,
      ...(profile === undefined ? {} : { profile }),
      ...(expression === undefined ? {} : { expression, human: human ?? key }),
    }));
}

interface Draft {
  readonly properties: Record<string, Schema>;
  readonly required: KeysRule[];
  readonly parallel: ParallelRule[];
  readonly choices: { keys: string[]; element: string }[];
}

/** What the schemas of R4's own types are made of and go into: `defs` are named by type and, for inner elements, by path. */
export interface TypeContext {
  readonly definitions: Definitions;
  readonly defs: Record<string, Schema>;
  /** Stands where any resource may: entries, contained resources. */
  readonly anyResource: Schema;
}

/** Adds a complex type or resource, and all that it uses; answers with the reference to it. */
export function addType(context: TypeContext, type: string): Schema {
  if (context.defs[type] === undefined) {
    context.defs[type] = {};
    const tree = typeTree(context.definitions, structureOf(context.definitions, typeUrl + type));
    context.defs[type] = objectSchema(context, tree, type, isResource(context.definitions, type));
  }
  return defOf(type);
}

function objectSchema(context: TypeContext, tree: ElementNode, owner: string, resource: boolean): Schema {
  const draft: Draft = { properties: resource ? { resourceType: {} } : {}, required: [], parallel: [], choices: [] };
  for (const child of tree.children.values()) addProperty(context, draft, child, owner);
  const invariants = invariantsOf(tree);
  return {
    fhirObject: {
      element: tree.id,
      choices: draft.choices,
      content: resource ? 'nothing' : owner === 'Element' ? 'anything' : 'more-than-id',
    },
    ...(draft.required.length > 0 ? { fhirRequired: draft.required } : {}),
    ...(draft.parallel.length > 0 ? { fhirParallel: draft.parallel } : {}),
    ...(invariants.length > 0 ? { fhirInvariants: invariants } : {}),
    // Extension.url and Coding.system are judged where they are looked up: by fhirByUrl and fhirCoding.
    ...(owner === 'Coding' ? { fhirCoding: { element: owner } } : {}),
    ...(owner === 'Attachment' ? { fhirAttachment: { element: owner } } : {}),
    ...(isQuantity(context, owner) ? { fhirUnit: { element: owner } } : {}),
    fhirProperties: draft.properties,
  };
}

function isQuantity({ definitions }: TypeContext, owner: string): boolean {
  return owner === 'Quantity' || definitions.structures.get(typeUrl + owner)?.baseDefinition === `${typeUrl}Quantity`;
}

function addProperty(context: TypeContext, draft: Draft, node: ElementNode, owner: string): void {
  if (node.max === 0) return;
  const keys: string[] = [];
  const choice = node.name.endsWith('[x]');
  const types = node.types.length > 0 ? node.types.map(({ code }) => code) : [undefined];
  for (const type of types) {
    const key = choice && type !== undefined ? choiceKey(node.name.slice(0, -3), type) : node.name;
    keys.push(key, ...(isExtensible(node, type) ? [`_${key}`] : []));
    addTyped(context, draft, key, node, type, owner);
  }
  if (choice) draft.choices.push({ keys: keys.filter((key) => !key.startsWith('_')), element: node.id });
  if ((node.min ?? 0) > 0) draft.required.push({ keys, element: node.id });
}

function addTyped(context: TypeContext, draft: Draft, key: string, node: ElementNode, type: string | undefined, owner: string): void {
  const list = (node.max ?? Number.POSITIVE_INFINITY) > 1;
  if (!isPrimitive(type)) {
    const value = valueSchema(context, node, type, owner);
    const more = key === 'contained' && type === 'Resource' ? { fhirUniqueIds: { element: node.id } } : {};
    draft.properties[key] = list ? { fhirArray: { element: node.id }, ...more, items: value } : value;
    return;
  }
  if (!isExtensible(node, type)) {
    draft.properties[key] = attributeSchema(node, type ?? '');
    return;
  }
  const element = addType(context, 'Element');
  if (list) draft.parallel.push({ name: key, element: node.id, ...codedSchema(node, key) });
  const primitive: Schema =
    node.id === 'Coding.system'
      ? {}
      : {
          fhirPrimitive: { type: primitiveOf(node, type), element: node.id, ...(list ? { nullable: true } : {}) },
          ...bindingSchema(node),
        };
  draft.properties[key] = list ? { fhirArray: { element: node.id }, items: primitive } : primitive;
  const companion: Schema = list
    ? { fhirArray: { element: node.id }, items: { fhirNullOr: element } }
    : { allOf: [element], fhirCompanion: { of: key, element: node.id }, ...codedSchema(node, key) };
  draft.properties[`_${key}`] = companion;
}

/** Ids and Extension.url are values of FHIRPath's own types, XML attributes: they have no id and no extension themselves. */
function isExtensible(node: ElementNode, type: string | undefined): boolean {
  return isPrimitive(type) && node.name !== 'id' && node.id !== 'Extension.url';
}

function attributeSchema(node: ElementNode, type: string): Schema {
  if (node.id === 'Extension.url') return {};
  // A resource's id is unique by its URL, an element's within the resource (R4, Element.id).
  const ofElement = node.name === 'id' && type === 'string';
  return ofElement
    ? { fhirPrimitive: { type: 'element id', element: node.id }, fhirUniqueId: { element: node.id } }
    : { fhirPrimitive: { type, element: node.id } };
}

/** Resource.language and Attachment.language are bound to BCP 47 as a whole, by their maximum value set. */
function primitiveOf(node: ElementNode, type: string | undefined): string {
  return node.name === 'language' && type === 'code' && node.binding === undefined ? 'language tag' : (type ?? '');
}

/** A code that must be of a value set can not be left out for an extension. */
function codedSchema(node: ElementNode, key: string): Pick<Schema, 'fhirCodedCompanion'> {
  return node.binding?.strength === 'required' ? { fhirCodedCompanion: { ...node.binding, of: key, element: node.id } } : {};
}

function bindingSchema(node: ElementNode): Schema {
  return node.binding === undefined ? {} : { fhirBinding: { ...node.binding, element: node.id } };
}

function valueSchema(context: TypeContext, node: ElementNode, type: string | undefined, owner: string): Schema {
  if (node.contentReference !== undefined) return defOf(node.contentReference.replace(/^.*#/, ''));
  if (type === 'xhtml') return { fhirNarrative: { element: node.id } };
  if (type === 'Resource') return context.anyResource;
  const invariants = [...invariantsOf(node), ...simpleQuantity(node, type)];
  const more: Schema = { ...bindingSchema(node), ...(invariants.length > 0 ? { fhirInvariants: invariants } : {}) };
  if (type === 'Extension') return { allOf: [addType(context, 'Extension')], fhirExtensionIn: { owner } };
  if (node.children.size > 0) return innerSchema(context, node, type ?? 'Element');
  const reference = addType(context, type ?? 'Element');
  return Object.keys(more).length === 0 ? reference : { allOf: [reference], ...more };
}

/** R4's types constrain an element to one profile only, which leaves a quantity no comparator. */
function simpleQuantity(node: ElementNode, type: string | undefined): readonly InvariantRule[] {
  const profiled = node.types.some(({ code, profile }) => code === type && profile?.includes(`${typeUrl}SimpleQuantity`));
  return profiled ? [{ key: 'sqty-1', severity: 'error', element: node.id }] : [];
}

/** A BackboneElement or Element with children of its own; its name is its path. */
function innerSchema(context: TypeContext, node: ElementNode, base: string): Schema {
  if (context.defs[node.id] === undefined) {
    context.defs[node.id] = {};
    const inherited = typeTree(context.definitions, structureOf(context.definitions, typeUrl + base));
    const children = new Map([...inherited.children, ...node.children]);
    context.defs[node.id] = objectSchema(context, { ...node, children }, node.id, false);
  }
  return defOf(node.id);
}

export function isResource(definitions: Definitions, type: string): boolean {
  return definitions.structures.get(typeUrl + type)?.kind === 'resource';
}
