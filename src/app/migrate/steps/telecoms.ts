import { shown } from '../../../domain/message.js';
import type { Draft } from '../draft.js';
import { type MutableObject, objectsIn, put } from '../draft.js';
import { type Placed, resourcesIn, textOf } from '../elements.js';
import { defineStep } from '../step.js';

const why = 'By mtls-organization every Organization.telecom is a web address; telephone and e-mail belong to a contact.';

/** Telephone and e-mail of an Organization → one contact of it. */
export const telecoms = defineStep('telecoms', (draft) => {
  for (const organization of resourcesIn(draft.bundle, 'Organization')) {
    nameSystems(draft, organization);
    const { element, path } = organization;
    const others = objectsIn(element['telecom']).filter(([, { system }]) => typeof system === 'string' && system !== 'url');
    if (others.length === 0) continue;
    const contact = { telecom: others.map(([, telecom]) => telecom) };
    const contacts = element['contact'];
    if (Array.isArray(contacts)) contacts.push(contact);
    else put(element, 'contact', [contact], ['endpoint']);
    for (const [index, { system, value }] of others) {
      const place = [...path, 'telecom', index];
      draft.changed(
        place,
        `The telecom ${shown(`${String(system)} ${typeof value === 'string' ? value : ''}`.trim())} stands under a contact now.`,
        why,
      );
      draft.remove(place);
    }
  }
});

/** What is a web address by itself needs no one to say so. */
function nameSystems(draft: Draft, { element, path }: Placed): void {
  for (const [index, telecom] of objectsIn(element['telecom'])) {
    if (telecom['system'] !== undefined || !isWebAddress(telecom)) continue;
    put(telecom, 'system', 'url', ['value', 'use', 'rank', 'period']);
    draft.changed([...path, 'telecom', index], 'The telecom is a web address: its system is now url.', why);
  }
}

function isWebAddress(telecom: MutableObject): boolean {
  return /^https?:\/\//i.test(textOf(telecom, 'value') ?? '');
}
