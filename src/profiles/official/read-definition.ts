import { asArray, asObject, asString, isObject, type JsonObject, type JsonValue } from '../../domain/json.js';
import type {
  Binding,
  CodeSystem,
  Constraint,
  Discriminator,
  ElementDefinition,
  ElementType,
  StructureDefinition,
  ValueSet,
  ValueSetInclude,
} from '../definitions.js';
import { withIds } from './element-ids.js';

/** A StructureDefinition as a package has it: all of its elements, and what it says of its own accord. */
export interface OfficialStructure extends StructureDefinition {
  /** Undefined where the package leaves it to be made from the base. */
  readonly snapshot: readonly ElementDefinition[] | undefined;
}

/** More than any published definition has. */
const mostElements = 20_000;
const mostConcepts = 200_000;
/** R4, ElementDefinition, eld-16; with the blank that older guides have. */
const sliceForm = /^[A-Za-z0-9/_\-[\]@ ]{1,200}$/;
const stepForm = /^[A-Za-z][A-Za-z0-9]{0,63}(\[x\])?$/;
/** ajv's own words: what is generated is edited by them afterwards, so that a definition that holds them can't be compiled. */
const reserved = /instancePath|parentData|vErrors|require\(|__proto__/;
const typeForm = /^[A-Z][A-Za-z0-9]{0,63}$|^[a-z][A-Za-z0-9]{0,63}$/;

function objects(value: unknown): JsonObject[] {
  return asArray(value).filter(isObject);
}

function strings(value: unknown): string[] {
  return asArray(value).filter((each) => typeof each === 'string');
}

function isUsableId(id: string): boolean {
  return id.split('.').every((step) => {
    const colon = step.indexOf(':');
    return colon < 0 ? stepForm.test(step) : stepForm.test(step.slice(0, colon)) && sliceForm.test(step.slice(colon + 1));
  });
}

/** Types of FHIRPath's own, which R4 gives to ids and urls, under the names of the FHIR types that they are (R4, ElementDefinition, "Primitive types"). */
function typeCode(type: JsonObject): string | undefined {
  const code = asString(type['code']);
  if (code?.startsWith('http://hl7.org/fhirpath/System.') !== true) return code;
  const fhir = objects(type['extension']).find(({ url }) => asString(url)?.endsWith('structuredefinition-fhir-type') === true);
  return asString(fhir?.['valueUrl']) ?? asString(fhir?.['valueUri']) ?? code.slice('http://hl7.org/fhirpath/System.'.length).toLowerCase();
}

function typesOf(element: JsonObject): ElementType[] | undefined {
  if (element['type'] === undefined) return undefined;
  return objects(element['type']).flatMap((type) => {
    const code = typeCode(type);
    if (code === undefined || !typeForm.test(code)) return [];
    const profile = strings(type['profile']);
    return [{ code, ...(profile.length > 0 ? { profile } : {}) }];
  });
}

/** Examples and preferences bind nobody. */
function bindingOf(element: JsonObject): Binding | undefined {
  const binding = asObject(element['binding']);
  const [strength, valueSet] = [binding?.['strength'], asString(binding?.['valueSet'])];
  return (strength === 'required' || strength === 'extensible') && valueSet !== undefined ? { strength, valueSet } : undefined;
}

function constraintsOf(element: JsonObject): Constraint[] {
  return objects(element['constraint']).flatMap(({ key, severity, expression, human, source }) => {
    if (typeof key !== 'string' || (severity !== 'error' && severity !== 'warning')) return [];
    return [
      {
        key,
        severity,
        ...(typeof source === 'string' ? { source } : {}),
        ...(typeof human === 'string' ? { human } : {}),
        ...(typeof expression === 'string' ? { expression } : {}),
      },
    ];
  });
}

const discriminatorTypes: ReadonlySet<unknown> = new Set(['value', 'pattern', 'exists', 'type', 'profile']);

function slicingOf(element: JsonObject): ElementDefinition['slicing'] {
  const slicing = asObject(element['slicing']);
  if (slicing === undefined) return undefined;
  const { rules } = slicing;
  const discriminator = objects(slicing['discriminator']).flatMap(({ type, path }): Discriminator[] =>
    // The set holds the members of the union and nothing else.
    discriminatorTypes.has(type) && typeof path === 'string' ? [{ type: type as Discriminator['type'], path }] : [],
  );
  return {
    rules: rules === 'closed' || rules === 'openAtEnd' ? rules : 'open',
    ...(slicing['discriminator'] === undefined ? {} : { discriminator }),
  };
}

function valuesOf(element: JsonObject): Record<string, JsonValue> {
  const values: Record<string, JsonValue> = {};
  for (const [key, value] of Object.entries(element)) {
    if (value !== undefined && /^(fixed|pattern)[A-Z][A-Za-z0-9]*$/.test(key)) values[key] = value;
  }
  return values;
}

function elementOf(element: JsonObject): ElementDefinition | undefined {
  const [id, path, sliceName, min, max] = [
    asString(element['id']),
    asString(element['path']),
    asString(element['sliceName']),
    element['min'],
    element['max'],
  ];
  if (path === undefined || !isUsableId(path)) return undefined;
  const [type, binding, constraint, slicing] = [typesOf(element), bindingOf(element), constraintsOf(element), slicingOf(element)];
  const contentReference = asString(element['contentReference']);
  return {
    // Made from path and slice where it is missing or can't be used.
    id: id !== undefined && isUsableId(id) ? id : '',
    path,
    ...(sliceName !== undefined && sliceForm.test(sliceName) ? { sliceName } : {}),
    ...(typeof min === 'number' && Number.isInteger(min) && min >= 0 ? { min } : {}),
    ...(typeof max === 'string' && /^(\*|\d{1,9})$/.test(max) ? { max } : {}),
    ...(type === undefined ? {} : { type }),
    ...(binding === undefined ? {} : { binding }),
    ...(constraint.length > 0 ? { constraint } : {}),
    ...(slicing === undefined ? {} : { slicing }),
    ...(contentReference === undefined ? {} : { contentReference }),
    ...valuesOf(element),
  };
}

function elementsOf(view: unknown): readonly ElementDefinition[] | undefined {
  const list = asObject(view)?.['element'];
  if (!Array.isArray(list) || list.length === 0 || list.length > mostElements) return undefined;
  return withIds(objects(list).flatMap((element) => elementOf(element) ?? []));
}

function contextsOf(structure: JsonObject): { type: string; expression: string }[] {
  return objects(structure['context']).flatMap(({ type, expression }) =>
    typeof type === 'string' && typeof expression === 'string' ? [{ type, expression }] : [],
  );
}

/** Whether nothing in the definition can be taken for a part of the code that is made from it. */
function isCompilable(definition: object): boolean {
  return !reserved.test(JSON.stringify(definition));
}

/** A StructureDefinition that was read from a package; undefined where it is none that can be used. */
export function readStructure(value: unknown): OfficialStructure | undefined {
  const structure = asObject(value);
  const [url, type, id] = [asString(structure?.['url']), asString(structure?.['type']), asString(structure?.['id'])];
  if (structure?.['resourceType'] !== 'StructureDefinition' || url === undefined || type === undefined || !typeForm.test(type))
    return undefined;
  const { kind, derivation, baseDefinition, version, name } = structure;
  const snapshot = elementsOf(structure['snapshot']);
  const differential = elementsOf(structure['differential']) ?? [];
  const context = contextsOf(structure);
  const read: OfficialStructure = {
    resourceType: 'StructureDefinition',
    id: id ?? url.slice(url.lastIndexOf('/') + 1),
    url,
    version: asString(version) ?? '',
    name: asString(name) ?? '',
    kind: kind === 'resource' || kind === 'complex-type' || kind === 'primitive-type' ? kind : 'logical',
    abstract: structure['abstract'] === true,
    type,
    ...(context.length > 0 ? { context } : {}),
    ...(typeof baseDefinition === 'string' ? { baseDefinition } : {}),
    ...(derivation === 'constraint' || derivation === 'specialization' ? { derivation } : {}),
    differential: { element: differential },
    snapshot,
  };
  return isCompilable(read) ? read : undefined;
}

function includesOf(value: unknown): ValueSetInclude[] {
  return objects(value).map((include) => {
    const [system, valueSet] = [asString(include['system']), strings(include['valueSet'])];
    // A system that is no absolute URI has no codes that could be compared.
    const filter = system !== undefined && !/^[a-z][a-z0-9+.-]*:[^\s|]+$/i.test(system) ? [] : include['filter'];
    const concept = include['concept'] === undefined ? undefined : codesOf(include['concept']);
    return {
      ...(system === undefined ? {} : { system }),
      ...(valueSet.length > 0 ? { valueSet } : {}),
      ...(concept === undefined || !isListable(concept) ? {} : { concept }),
      ...(filter === undefined ? {} : { filter }),
    };
  });
}

function codesOf(value: unknown): { code: string }[] {
  return objects(value).flatMap(({ code }) => (typeof code === 'string' ? [{ code }] : []));
}

/** Compiled lists are separated by blanks; codes that hold one are rare, and their systems are taken as open. */
function isListable(concepts: readonly { readonly code: string }[]): boolean {
  return concepts.every(({ code }) => !/\s/.test(code));
}

/** A ValueSet that was read from a package. */
export function readValueSet(value: unknown): ValueSet | undefined {
  const valueSet = asObject(value);
  const url = asString(valueSet?.['url']);
  if (valueSet?.['resourceType'] !== 'ValueSet' || url === undefined) return undefined;
  const compose = asObject(valueSet['compose']);
  if (compose === undefined) return { resourceType: 'ValueSet', url };
  const exclude = includesOf(compose['exclude']);
  const read: ValueSet = {
    resourceType: 'ValueSet',
    url,
    compose: { include: includesOf(compose['include']), ...(exclude.length > 0 ? { exclude } : {}) },
  };
  return isCompilable(read) ? read : undefined;
}

/** The codes of a tree of concepts, parents before their children. */
function conceptsOf(value: unknown): { code: string }[] {
  const codes: { code: string }[] = [];
  const waiting = objects(value).reverse();
  for (let concept = waiting.pop(); concept !== undefined && codes.length < mostConcepts; concept = waiting.pop()) {
    if (typeof concept['code'] === 'string') codes.push({ code: concept['code'] });
    waiting.push(...objects(concept['concept']).reverse());
  }
  return codes;
}

/** A CodeSystem that was read from a package. */
export function readCodeSystem(value: unknown): CodeSystem | undefined {
  const system = asObject(value);
  const url = asString(system?.['url']);
  if (system?.['resourceType'] !== 'CodeSystem' || url === undefined) return undefined;
  const { caseSensitive, content } = system;
  const concept = conceptsOf(system['concept']);
  const read: CodeSystem = {
    resourceType: 'CodeSystem',
    url,
    ...(typeof caseSensitive === 'boolean' ? { caseSensitive } : {}),
    content: isListable(concept) ? (asString(content) ?? 'not-present') : 'fragment',
    concept,
  };
  return isCompilable(read) ? read : undefined;
}
