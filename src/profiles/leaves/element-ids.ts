import { asArray, asObject, isObject, type JsonObject } from '../../domain/json.js';

/** Of each resource that was asked about, who has an id first. Ids of elements are rare, so nothing is gathered before one is met. */
const known = new WeakMap<JsonObject, ReadonlyMap<string, JsonObject>>();

/** The element is the first of its resource that has its id. `pointer` leads from the root to that id. */
export function isFirstOfId(element: JsonObject, root: unknown, pointer: string): boolean {
  const { id } = element;
  const resource = resourceAt(root, pointer);
  if (typeof id !== 'string' || resource === undefined) return true;
  let first = known.get(resource);
  if (first === undefined) {
    const found = new Map<string, JsonObject>();
    for (const child of Object.values(resource)) gather(child, found);
    known.set(resource, (first = found));
  }
  return first.get(id) === element;
}

/** The innermost resource around what stands at `pointer`. */
function resourceAt(root: unknown, pointer: string): JsonObject | undefined {
  let value: unknown = root;
  let resource = asObject(root);
  for (const key of pointer.split('/').slice(1)) {
    value = Array.isArray(value) ? value[Number(key)] : asObject(value)?.[key];
    if (isResource(value)) resource = value;
  }
  return resource;
}

function isResource(value: unknown): value is JsonObject {
  return isObject(value) && typeof value['resourceType'] === 'string';
}

/** Nested resources have ids of their own. */
function gather(value: unknown, first: Map<string, JsonObject>): void {
  if (typeof value !== 'object' || value === null || isResource(value)) return;
  if (Array.isArray(value)) {
    for (const item of value) gather(item, first);
    return;
  }
  const element = value as JsonObject;
  const { id } = element;
  if (typeof id === 'string' && !first.has(id)) first.set(id, element);
  for (const child of Object.values(element)) gather(child, first);
}

/** The index of the first resource in a list whose id an earlier one has. */
export function repeatedId(resources: unknown): number | undefined {
  const seen = new Set<unknown>();
  for (const [index, resource] of asArray(resources).entries()) {
    const id = asObject(resource)?.['id'];
    if (id !== undefined && seen.has(id)) return index;
    seen.add(id);
  }
  return undefined;
}
