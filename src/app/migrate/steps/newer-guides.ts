import { shown } from '../../../domain/message.js';
import { extensions } from '../canonicals.js';
import { become, extend, type MutableObject, objectsIn } from '../draft.js';
import { extensionsIn, type Placed, textOf } from '../elements.js';
import { defineStep } from '../step.js';

const why =
  'base-ext-implementation-guide is of a build of NDH after 1.0.0, on which PDex 2.2.0 builds: there the guide stands in base-ext-fhir-ig and what it is used for in base-ext-endpoint-usecase.';

/** The parts that base-ext-fhir-ig has too, under other names and types. */
const carried: ReadonlyMap<string, readonly [name: string, type: string]> = new Map([
  ['ig-uri', ['ig-publication', 'valueUri']],
  ['ig-name', ['ig-name', 'valueString']],
  ['ig-version', ['ig-version', 'valueString']],
]);

/** base-ext-implementation-guide → base-ext-fhir-ig and base-ext-endpoint-usecase. */
export const newerGuides = defineStep('newer-guides', (draft) => {
  for (const extension of extensionsIn(draft.bundle, extensions.newerGuide)) {
    const { element, holder, path } = extension;
    const { guide, useCases, lost } = taken(extension);
    const said = lost.length === 0 ? '' : `; ${lost.join(', ')} has no place there and is left out`;
    if (guide.length > 0) become(element, { extension: guide, url: extensions.guide });
    else draft.remove(path);
    extend(holder, useCases);
    draft.changed(path, `base-ext-implementation-guide is now ${outcome(guide, useCases)}${said}.`, why);
  }
});

function outcome(guide: readonly MutableObject[], useCases: readonly MutableObject[]): string {
  const parts = [...(guide.length > 0 ? ['base-ext-fhir-ig'] : []), ...(useCases.length > 0 ? ['base-ext-endpoint-usecase'] : [])];
  return parts.length === 0 ? 'left out' : parts.join(' and ');
}

interface Taken {
  readonly guide: MutableObject[];
  readonly useCases: MutableObject[];
  /** What is left out, as a message shows it. */
  readonly lost: string[];
}

function taken({ element }: Placed): Taken {
  const found: Taken = { guide: [], useCases: [], lost: [] };
  for (const [, part] of objectsIn(element['extension'])) {
    const url = textOf(part, 'url') ?? '';
    const [name, type] = carried.get(url) ?? [];
    const text = ['valueCanonical', 'valueUri', 'valueUrl', 'valueString']
      .map((member) => textOf(part, member))
      .find((value) => value !== undefined);
    const concept = url === 'ig-usecase' ? part['valueCodeableConcept'] : undefined;
    if (concept !== undefined) {
      const useCase = { url: 'endpointUsecasetype', valueCodeableConcept: concept };
      found.useCases.push({ extension: [useCase], url: extensions.useCase });
    } else if (name !== undefined && type !== undefined && text !== undefined) found.guide.push({ url: name, [type]: text });
    else found.lost.push(`${shown(url)}${text === undefined ? '' : ` "${shown(text)}"`}`);
  }
  return found;
}
