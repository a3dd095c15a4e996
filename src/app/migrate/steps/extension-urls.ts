import type { Path } from '../../../domain/path.js';
import { canonicalOf, tailOfExtension } from '../canonicals.js';
import { type MutableObject, objectsIn, put } from '../draft.js';
import { extensionsIn, type PlacedExtension } from '../elements.js';
import { namesBy, onlyShapeOf, type PartNames, type Shape, shapes } from '../shapes.js';
import { defineStep } from '../step.js';

const why = 'Without its url an extension says nothing to anyone. The types and code systems of its values fit this one alone.';
const help = 'Give it, and each of its parts, the url of what it is, or remove it; the profile mtls-endpoint lists the extensions.';

/** Extensions without url, as generators of 2022 wrote them, get the url of the one extension that they can be. */
export const extensionUrls = defineStep('extension-urls', (draft) => {
  for (const extension of extensionsIn(draft.bundle)) {
    const { element, path } = extension;
    const tail = typeof element['url'] === 'string' ? tailOfExtension(element['url']) : undefined;
    if (element['url'] === undefined) {
      const found = onlyShapeOf(element, extendedBy(extension) ?? 'Endpoint');
      const url = found === undefined || extendedBy(extension) === undefined ? undefined : canonicalOf(found.shape.tail);
      if (found === undefined || url === undefined) {
        draft.ask(path, 'Which extension is this? It has no url, and its values fit none, or several.', help);
        continue;
      }
      put(element, 'url', url, valuesOf(element));
      nameParts(element, found.names);
      draft.changed(path, `An extension without url is named: ${described(found.shape, found.names)}.`, why);
    } else if (tail !== undefined && lacksNames(element)) {
      const names = namesOf(tail, element);
      if (names === undefined) draft.ask(path, `Which are the parts of this ${tail}? Some have no url.`, help);
      else {
        nameParts(element, names);
        draft.changed(path, `Parts without url are named: ${names.join(', ')}.`, why);
      }
    }
  }
});

/** Shapes are told apart among the extensions of one kind of element. */
function extendedBy({ holder, path }: PlacedExtension): Shape['extends'] | undefined {
  if (holder['resourceType'] === 'Endpoint') return 'Endpoint';
  return isIdentifier(path.slice(0, -2)) ? 'Identifier' : undefined;
}

function isIdentifier(path: Path): boolean {
  return path.at(-1) === 'identifier' || (typeof path.at(-1) === 'number' && path.at(-2) === 'identifier');
}

function lacksNames(extension: MutableObject): boolean {
  return objectsIn(extension['extension']).some(([, part]) => part['url'] === undefined);
}

function namesOf(tail: string, extension: MutableObject): PartNames | undefined {
  const shape = shapes.find((each) => each.tail === tail);
  return shape && namesBy(shape, extension);
}

function nameParts(extension: MutableObject, names: PartNames): void {
  for (const [index, part] of objectsIn(extension['extension'])) {
    const name = names[index];
    if (name !== undefined) put(part, 'url', name, valuesOf(part));
  }
}

function valuesOf(extension: MutableObject): readonly string[] {
  return Object.keys(extension).filter((key) => key.startsWith('value'));
}

function described({ tail }: Shape, names: PartNames): string {
  return names.length === 0 ? tail : `${tail} with ${names.join(', ')}`;
}
