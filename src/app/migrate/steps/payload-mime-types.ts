import { shown } from '../../../domain/message.js';
import { resourcesIn } from '../elements.js';
import { defineStep } from '../step.js';

const why = 'Since PDex 2.0.0 payloadMimeType is bound to the three media types of FHIR, written without parameters.';
const formats = ['json', 'xml', 'turtle'] as const;

/** Media types of FHIR in the forms of older versions → as R4 writes them, without parameters. */
export const payloadMimeTypes = defineStep('payload-mime-types', (draft) => {
  for (const { element, path } of resourcesIn(draft.bundle, 'Endpoint')) {
    const types = element['payloadMimeType'];
    if (!Array.isArray(types)) continue;
    for (const [index, type] of types.entries()) {
      if (typeof type !== 'string') continue;
      const place = [...path, 'payloadMimeType', index];
      const plain = type.split(';')[0]?.trim().toLowerCase() ?? '';
      const format = formats.find((each) => plain === `application/fhir+${each}` || plain === `application/${each}+fhir`);
      if (format === undefined) {
        draft.ask(
          place,
          `Which of FHIR's media types is "${shown(type)}"?`,
          'Write application/fhir+json, application/fhir+xml or application/fhir+turtle, or remove it.',
        );
      } else if (type !== `application/fhir+${format}`) {
        types[index] = `application/fhir+${format}`;
        draft.changed(place, `The media type "${shown(type)}" is now application/fhir+${format}.`, why);
      }
    }
  }
});
