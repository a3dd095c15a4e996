import type { BundleView, Entry, ReferencePlace } from '../../../domain/bundle.js';
import type { JsonObject } from '../../../domain/json.js';
import { shown } from '../../../domain/message.js';
import { viewBundle } from '../../../domain/view.js';
import { at, become, isMutableObject, type MutableObject } from '../draft.js';
import { isSound } from '../sound-full-url.js';
import { defineStep } from '../step.js';

const why = 'References are compared letter by letter, and only Reference.reference is followed: written otherwise it leads nowhere.';
const signer = 'Bundle.signature.who';

/** References in identifiers, of ids alone, in wrong case, to another base → the reference that leads to the entry that is meant. */
export const references = defineStep('references', (draft) => {
  // viewBundle only reads; a draft is JSON.
  const view = viewBundle(draft.bundle as JsonObject);
  const isUnsure = ambiguity(view);
  for (const place of view.references) {
    const element = at(draft.bundle, place.path);
    const written = place.reference ?? place.hidden;
    if (!isMutableObject(element) || written === undefined || place.resolution === undefined) continue;
    const meant = meantBy(place, isUnsure);
    const path = [...place.path, place.hidden === undefined ? 'reference' : 'identifier'];
    if (meant === undefined) {
      draft.ask(
        path,
        `Which entry does ${place.element} mean? "${shown(written)}" leads to none.`,
        'Refer to an entry of this bundle as Type/id, or add the entry that is meant.',
      );
    }
    if (place.hidden !== undefined) reveal(element, meant ?? written);
    else if (meant !== undefined) element['reference'] = meant;
    if (place.hidden !== undefined || (meant !== undefined && meant !== written)) {
      const from = place.hidden === undefined ? `"${shown(written)}"` : `"${shown(written)}" in identifier.value`;
      draft.changed([...place.path, 'reference'], `${place.element} was ${from}; its reference is now "${shown(meant ?? written)}".`, why);
    }
  }
});

/** Undefined where that is anyone's guess. */
function meantBy(place: ReferencePlace, isUnsure: ReturnType<typeof ambiguity>): string | undefined {
  const { element, resolution, hidden, reference } = place;
  const written = hidden ?? reference;
  if (resolution === undefined || resolution.kind === 'contained') return written;
  // The Bundle has no base for a relative reference, so the signer is named by its fullUrl.
  if (resolution.kind === 'found') {
    return element === signer && isSound(resolution.entry) ? resolution.entry.fullUrl : written;
  }
  const { near, meant } = resolution;
  if (near === undefined || meant === undefined || isUnsure(near, place)) return undefined;
  return meant;
}

/** What several entries are called, but for capitals: which of them a third spelling means nobody knows. */
function ambiguity({ entries }: BundleView): (near: Entry, place: ReferencePlace) => boolean {
  const counts = new Map<string, number>();
  const count = (key: string): void => void counts.set(key, (counts.get(key) ?? 0) + 1);
  for (const { typeAndId, id } of entries) {
    if (typeAndId !== undefined) count(typeAndId.toLowerCase());
    if (id !== undefined) count(id.toLowerCase());
  }
  const isShared = (key: string | undefined): boolean => (counts.get(key?.toLowerCase() ?? '') ?? 0) > 1;
  // Where the element allows any type, an id alone does not say which.
  return ({ typeAndId, id }, { types }) => isShared(typeAndId) || (types.length === 0 && isShared(id));
}

/** `Type/id` is no identifier of anything: the whole identifier goes. */
function reveal(element: MutableObject, reference: string): void {
  const { identifier: _hidden, ...others } = element;
  become(element, { reference, ...others });
}
