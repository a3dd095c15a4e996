import { asArray, asObject, asString, type JsonObject, type JsonValue } from '../../domain/json.js';

/** The resource that a JSON pointer lies in, contained ones counted to their container: FHIRPath's %rootResource. */
function containerAt(root: unknown, pointer: string): JsonObject | undefined {
  let container = asObject(root);
  let value: unknown = root;
  const keys = pointer.split('/').slice(1);
  for (const [index, key] of keys.entries()) {
    value = Array.isArray(value) ? value[Number(key)] : asObject(value)?.[key];
    if (key === 'resource' || (key === 'outcome' && keys[index - 1] === 'response')) container = asObject(value) ?? container;
  }
  return container;
}

/** ref-1: a local reference `#x` has a contained resource of that id in its container; `#` alone means the container. */
export function ref1(reference: JsonObject, root: unknown, pointer: string): boolean {
  const target = asString(reference['reference']);
  return target === undefined || !target.startsWith('#') || isContained(target, root, pointer);
}

/** The container of what stands at `pointer` holds a resource of the id after `#`; `#` alone means the container. */
export function isContained(target: string, root: unknown, pointer: string): boolean {
  if (target === '#') return true;
  const contained = containerAt(root, pointer)?.['contained'];
  if (contained !== undefined && !Array.isArray(contained)) return true;
  return asArray(contained).some((resource) => mayBe(asObject(resource)?.['id'], target.slice(1)));
}

/** An id of another JSON type is a fault of its own, and may have been meant. */
function mayBe(id: unknown, wanted: string): boolean {
  return typeof id === 'string' ? id === wanted : id !== undefined;
}

/** Every string under a key that may refer: Reference.reference, and canonical, uri and url values. */
function collectReferences(value: JsonValue | undefined, into: Set<string>): void {
  if (typeof value === 'string') {
    if (value.startsWith('#')) into.add(value);
  } else if (Array.isArray(value)) {
    for (const item of value) collectReferences(item, into);
  } else if (typeof value === 'object' && value !== null) {
    for (const child of Object.values(value)) collectReferences(child, into);
  }
}

/** dom-3: each contained resource is referred to from the container or from another one, or refers to its container by `#`. */
export function dom3(resource: JsonObject): boolean {
  const { contained } = resource;
  if (contained === undefined) return true;
  const referred = new Set<string>();
  collectReferences(resource as JsonValue, referred);
  return asArray(contained).every((each) => {
    const id = asObject(each)?.['id'];
    if (typeof id === 'string' ? referred.has(`#${id}`) : id !== undefined) return true;
    const own = new Set<string>();
    collectReferences(each, own);
    return own.has('#');
  });
}
