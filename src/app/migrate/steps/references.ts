import type { BundleView, ReferencePlace } from '../../../domain/bundle.js';
import type { JsonObject } from '../../../domain/json.js';
import { shown } from '../../../domain/message.js';
import { viewBundle } from '../../../domain/view.js';
import { at, become, isMutableObject, type MutableObject } from '../draft.js';
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
function meantBy({ element, resolution, hidden, reference }: ReferencePlace, isUnsure: (id: string) => boolean): string | undefined {
  const written = hidden ?? reference;
  if (resolution === undefined || resolution.kind === 'contained') return written;
  // The Bundle has no base for a relative reference, so the signer is named by its fullUrl.
  if (resolution.kind === 'found') return element === signer ? (resolution.entry.fullUrl ?? written) : written;
  const { near, meant } = resolution;
  if (near === undefined || meant === undefined || isUnsure(near.id ?? '')) return undefined;
  return element === signer ? (near.fullUrl ?? meant) : meant;
}

/** Ids that differ from another entry's in capitals alone: which of them is meant by a third spelling nobody knows. */
function ambiguity({ entries }: BundleView): (id: string) => boolean {
  const counts = new Map<string, number>();
  for (const { typeAndId } of entries) {
    if (typeAndId !== undefined) counts.set(typeAndId.toLowerCase(), (counts.get(typeAndId.toLowerCase()) ?? 0) + 1);
  }
  const doubtful = new Set([...counts].filter(([, count]) => count > 1).map(([key]) => key.slice(key.indexOf('/') + 1)));
  return (id) => doubtful.has(id.toLowerCase());
}

/** `Type/id` is no identifier of anything: the whole identifier goes. */
function reveal(element: MutableObject, reference: string): void {
  const { identifier: _hidden, ...others } = element;
  become(element, { reference, ...others });
}
