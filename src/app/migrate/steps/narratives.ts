import { asArray, asObject, type JsonObject } from '../../../domain/json.js';
import { isMutableObject, type MutableObject, put } from '../draft.js';
import { resourcesIn, textOf } from '../elements.js';
import { isSignedContentChanged, textWithout } from '../signed-content.js';
import { defineStep } from '../step.js';

const why = 'A narrative must say what the resource says. This one was generated from what the resource said before.';
const whyNew = 'A resource should have a narrative for people to read (R4, dom-6).';
/** Status of a narrative that a program may make anew (R4, narrative-status). */
const generated = new Set(['generated', 'extensions']);
const types = new Set(['Organization', 'Endpoint']);
/** What a narrative does not describe. */
const undescribed = new Set(['text', 'meta']);
const beforeText = [
  'contained',
  'extension',
  'modifierExtension',
  'identifier',
  'active',
  'status',
  'type',
  'connectionType',
  'name',
  'alias',
];

/** Generated narratives of what has changed → the resource's name; of what is not generated a person is asked. */
export const narratives = defineStep('narratives', (draft, { input }) => {
  // A draft is JSON. Where nothing else has changed there is nothing to tell anew either.
  if (!isSignedContentChanged(input, draft.bundle as JsonObject)) return;
  for (const { element, path } of resourcesIn(draft.bundle)) {
    if (!types.has(textOf(element, 'resourceType') ?? '')) continue;
    const div = divOf(element);
    const { text } = element;
    const place = [...path, 'text'];
    if (text === undefined) {
      if (div === undefined) continue;
      put(element, 'text', { status: 'generated', div }, beforeText);
      draft.changed(place, 'The resource has a narrative now, of its name.', whyNew);
    } else if (isMutableObject(text) && isStale(element, input, path[1])) {
      if (!generated.has(textOf(text, 'status') ?? '')) {
        draft.ask(place, 'Does this narrative still say what the resource says?', 'Read it, and change or remove it if not.');
      } else if (div === undefined) {
        delete element['text'];
        draft.changed(place, 'The generated narrative is left out.', why);
      } else if (text['div'] !== div) {
        element['text'] = { status: 'generated', div };
        draft.changed(place, "The generated narrative is now the resource's name.", why);
      }
    }
  }
});

/** Entries keep their places until the step that puts the payer first. */
function isStale(resource: MutableObject, input: JsonObject, entry: string | number | undefined): boolean {
  const before = asObject(asObject(asArray(input['entry'])[Number(entry)])?.['resource']);
  return before === undefined || textWithout(before, undescribed) !== textWithout(resource as JsonObject, undescribed);
}

function divOf(resource: MutableObject): string | undefined {
  // XML 1.0 has no way to write most control characters, nor half a surrogate pair.
  const name = (textOf(resource, 'name') ?? '').replace(/[\p{C}]/gu, ' ').trim();
  const escaped = name.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return name === '' ? undefined : `<div xmlns="http://www.w3.org/1999/xhtml">${escaped}</div>`;
}
