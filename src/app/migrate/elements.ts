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
  /** Of the entry that it stands in; undefined in the Bundle itself. */
  readonly resourceType: string | undefined;
}

/** The resources of the entries, of one type where it is given. */
export function resourcesIn(bundle: MutableObject, type?: string): readonly Placed[] {
  return objectsIn(bundle['entry']).flatMap(([index, entry]) => {
    const { resource } = entry;
    const fits = isMutableObject(resource) && (type === undefined || resource['resourceType'] === type);
    return fits ? [{ element: resource, path: ['entry', index, 'resource'] }] : [];
  });
}

/** Every object of the bundle, outermost first; parts of a list in their order. */
export function* objectsBelow(value: Mutable | undefined, path: Path = []): Generator<Placed> {
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) yield* objectsBelow(item, [...path, index]);
  } else if (isMutableObject(value)) {
    yield { element: value, path };
    for (const [key, item] of Object.entries(value)) if (typeof item === 'object') yield* objectsBelow(item, [...path, key]);
  }
}

/** Every extension of every element, the parts of complex ones left out. */
export function extensionsIn(bundle: MutableObject): readonly PlacedExtension[] {
  const isPart = (path: Path): boolean => /^(?:modifierE|e)xtension$/.test(String(path.at(-2))) && typeof path.at(-1) === 'number';
  return [...objectsBelow(bundle)].flatMap(({ element: holder, path }) => {
    if (isPart(path)) return [];
    const resourceType = typeOfEntry(bundle, path);
    return ['extension', 'modifierExtension'].flatMap((member) =>
      objectsIn(holder[member]).map(([index, element]) => ({ element, path: [...path, member, index], holder, resourceType })),
    );
  });
}

function typeOfEntry(bundle: MutableObject, [first, index]: Path): string | undefined {
  const entries = bundle['entry'];
  const entry = first === 'entry' && typeof index === 'number' && Array.isArray(entries) ? entries[index] : undefined;
  const resource = isMutableObject(entry) ? entry['resource'] : undefined;
  const type = isMutableObject(resource) ? resource['resourceType'] : undefined;
  return typeof type === 'string' ? type : undefined;
}

/** The extensions of this url, with their places. */
export function extensionsOf(bundle: MutableObject, url: string): readonly PlacedExtension[] {
  return extensionsIn(bundle).filter(({ element }) => element['url'] === url);
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
