import type { Path } from '../../domain/path.js';
import { isMutableObject, type Mutable, type MutableObject, objectsIn } from './draft.js';

/** An object of the bundle and where it stands. */
export interface Placed {
  readonly element: MutableObject;
  readonly path: Path;
}

/** An extension, with the element that it extends. */
export interface PlacedExtension extends Placed {
  readonly holder: MutableObject;
}

/** The resources of the entries, of one type where it is given. */
export function resourcesIn(bundle: MutableObject, type?: string): readonly Placed[] {
  return objectsIn(bundle['entry']).flatMap(([index, entry]) => {
    const { resource } = entry;
    const fits = isMutableObject(resource) && (type === undefined || resource['resourceType'] === type);
    return fits ? [{ element: resource, path: ['entry', index, 'resource'] }] : [];
  });
}

/** Visits every object of the bundle, outermost first, parts of a list in their order. The path is the walk's own: who keeps it copies it. */
export function visitObjects(bundle: MutableObject, visit: (element: MutableObject, path: Path) => void): void {
  const path: (string | number)[] = [];
  const below = (key: string | number, value: Mutable | undefined): void => {
    if (typeof value !== 'object' || value === null) return;
    path.push(key);
    walk(value);
    path.pop();
  };
  const walk = (value: Mutable[] | MutableObject): void => {
    if (Array.isArray(value)) for (let index = 0; index < value.length; index += 1) below(index, value[index]);
    else {
      visit(value, path);
      for (const key of Object.keys(value)) below(key, value[key]);
    }
  };
  walk(bundle);
}

/** Every extension of every element, the parts of complex ones left out; of one url where it is given. */
export function extensionsIn(bundle: MutableObject, url?: string): readonly PlacedExtension[] {
  const found: PlacedExtension[] = [];
  visitObjects(bundle, (holder, path) => {
    for (const member of ['extension', 'modifierExtension']) {
      const list = holder[member];
      if (!Array.isArray(list) || isPart(path)) continue;
      for (let index = 0; index < list.length; index += 1) {
        const element = list[index];
        if (!isMutableObject(element) || (url !== undefined && element['url'] !== url)) continue;
        found.push({ element, path: [...path, member, index], holder });
      }
    }
  });
  return found;
}

/** An object in a list of extensions: what it holds in its own are its parts. */
function isPart(path: Path): boolean {
  const list = path.at(-2);
  return (list === 'extension' || list === 'modifierExtension') && typeof path.at(-1) === 'number';
}

/** The parts of a complex extension that have this name. */
export function partsOf({ element, path }: Placed, name: string): readonly Placed[] {
  return objectsIn(element['extension'])
    .filter(([, part]) => part['url'] === name)
    .map(([index, part]) => ({ element: part, path: [...path, 'extension', index] }));
}

/** The codings of a CodeableConcept that are objects. */
export function codingsIn(concept: Mutable | undefined): readonly MutableObject[] {
  return isMutableObject(concept) ? objectsIn(concept['coding']).map(([, coding]) => coding) : [];
}

/** A member that is a string; else undefined. */
export function textOf(object: MutableObject, member: string): string | undefined {
  const value = object[member];
  return typeof value === 'string' ? value : undefined;
}
