import { shown } from '../../../domain/message.js';
import { extensions } from '../canonicals.js';
import { become, extend, isMutableObject, type Mutable, type MutableObject } from '../draft.js';
import { codingsIn, extensionsIn, type Placed, partsOf, textOf } from '../elements.js';
import { defineStep } from '../step.js';

const why =
  'base-ext-igsSupported was withdrawn: it said that a guide is supported, but not which. base-ext-fhir-ig names the guide itself.';
const help =
  'Add one base-ext-fhir-ig for each guide: ig-publication with its canonical, ig-name and ig-version. Partners need it to know what your server can do.';

/** base-ext-igsSupported → base-ext-fhir-ig, as far as there is something to carry. */
export const supportedGuides = defineStep('supported-guides', (draft) => {
  for (const extension of extensionsIn(draft.bundle, extensions.oldGuides)) {
    const { element, holder, path } = extension;
    const [first, ...more] = guidesIn(extension);
    if (first === undefined) {
      draft.changed(path, 'base-ext-igsSupported is left out: it says FHIR, and no guide.', why);
      draft.ask(path.slice(0, -2), 'Which implementation guides does this Endpoint support?', help);
      draft.remove(path);
    } else {
      become(element, first);
      extend(holder, more);
      draft.changed(path, `base-ext-igsSupported is now base-ext-fhir-ig with ${described(first)}.`, why);
      draft.ask(path, `Which guide is this? Only ${described(first)} could be carried over.`, 'Give its canonical as ig-publication.');
    }
  }
});

/** One for each version. The format code is the nearest that there was to a name. */
function guidesIn(extension: Placed): readonly MutableObject[] {
  const name = partsOf(extension, 'formatCode').flatMap(({ element }) => nameIn(element['valueCodeableConcept']))[0];
  const versions = partsOf(extension, 'versionCode').flatMap(({ element }) => textOf(element, 'valueString') ?? []);
  if (name === undefined && versions.length === 0) return [];
  const guide = (version?: string): MutableObject => ({
    extension: [
      ...(name === undefined ? [] : [{ url: 'ig-name', valueString: name }]),
      ...(version === undefined ? [] : [{ url: 'ig-version', valueString: version }]),
    ],
    url: extensions.guide,
  });
  return versions.length === 0 ? [guide()] : versions.map((version) => guide(version));
}

function nameIn(concept: Mutable | undefined): readonly string[] {
  if (!isMutableObject(concept)) return [];
  const codings = codingsIn(concept).flatMap((coding) => textOf(coding, 'display') ?? textOf(coding, 'code') ?? []);
  return [textOf(concept, 'text'), ...codings].filter((text) => text !== undefined);
}

function described(guide: MutableObject): string {
  const parts = ['ig-name', 'ig-version'].flatMap((name) =>
    partsOf({ element: guide, path: [] }, name).map(({ element }) => `${name} "${shown(textOf(element, 'valueString') ?? '')}"`),
  );
  return parts.join(' and ');
}
