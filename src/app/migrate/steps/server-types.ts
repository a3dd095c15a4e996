import { shown } from '../../../domain/message.js';
import { associatedServers } from '../../../profiles/successor-codes.js';
import { extensions, systems } from '../canonicals.js';
import { type MutableObject, replaceMember } from '../draft.js';
import { codingsIn, extensionsIn, partsOf } from '../elements.js';
import { defineStep } from '../step.js';

const why =
  'associatedServersType was a plain string in the builds of 2022 and 2023; since PDex 2.0.0 it is a CodeableConcept. For the base URL and for registration the guides have no code, so this directory has its own, provisional ones.';

/** What PDex's builds prescribed, in lower case. */
const words: ReadonlyMap<string, string> = new Map([
  ['pdex-p2p-dcrp-registration', 'dynamic-registration'],
  ['pdex-baseuri', 'fhir-base'],
  ['authorization-registration-server', 'dynamic-registration'],
]);

/** NdhAssociatedServersTypeCS (NDH 1.0.0). */
const codes: ReadonlySet<string> = new Set([
  'proxy-server',
  'testing-proxy-server',
  'indentity-provider-server',
  'record-locator-service-server',
  'master-patient-index-server',
  'authorization-authentication-server',
]);

/** associatedServersType: string → CodeableConcept. */
export const serverTypes = defineStep('server-types', (draft) => {
  for (const extension of extensionsIn(draft.bundle, extensions.servers)) {
    for (const { element, path } of partsOf(extension, 'associatedServersType')) {
      const text = element['valueString'];
      if (typeof text === 'string') {
        const concept = conceptOf(text);
        replaceMember(element, 'valueString', 'valueCodeableConcept', concept);
        const code = codingsIn(concept)[0]?.['code'];
        draft.changed(
          path,
          `The type "${shown(text)}" is now ${code === undefined ? 'the text of a CodeableConcept' : `the code ${String(code)}`}.`,
          why,
        );
      }
      if (codingsIn(element['valueCodeableConcept']).length > 0) continue;
      draft.ask(
        path,
        'What kind of server is this?',
        `Give it fhir-base or dynamic-registration of ${associatedServers}, or a code of ${systems.servers}: ${[...codes].join(', ')}.`,
      );
    }
  }
});

function conceptOf(text: string): MutableObject {
  const folded = text.trim().toLowerCase();
  const own = words.get(folded);
  if (own !== undefined) return { coding: [{ system: associatedServers, code: own }], text };
  return codes.has(folded) ? { coding: [{ system: systems.servers, code: folded }], text } : { text };
}
