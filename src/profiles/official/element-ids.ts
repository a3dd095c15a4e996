import type { ElementDefinition } from '../definitions.js';

/**
 * Gives each element the id that its path, its slice and the slices around it make (R4, ElementDefinition.id): `Endpoint.extension:rank.url`.
 * An id that is there already stays. Elements stand in the order of their paths, as in every differential and snapshot.
 */
export function withIds(elements: readonly ElementDefinition[]): ElementDefinition[] {
  /** Of the element last seen at each depth. */
  const open: { path: string; id: string }[] = [];
  return elements.map((element) => {
    while (open.length > 0 && !element.path.startsWith(`${open.at(-1)?.path}.`)) open.pop();
    const id = element.id === '' ? idBelow(open.at(-1), element) : element.id;
    open.push({ path: element.path, id });
    return id === element.id ? element : { ...element, id };
  });
}

/** Elements between may be left out of a differential. */
function idBelow(parent: { path: string; id: string } | undefined, { path, sliceName }: ElementDefinition): string {
  const plain = parent === undefined ? path : `${parent.id}${path.slice(parent.path.length)}`;
  return sliceName === undefined ? plain : `${plain}:${sliceName}`;
}
