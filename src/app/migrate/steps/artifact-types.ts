import { shown } from '../../../domain/message.js';
import { extensions, systems } from '../canonicals.js';
import { type MutableObject, replaceMember } from '../draft.js';
import { codingsIn, extensionsIn, partsOf } from '../elements.js';
import { defineStep } from '../step.js';

const why = 'secureExchangeArtifactsType was a plain string in the builds of 2022 and 2023; since PDex 2.0.0 it is a CodeableConcept.';

/** NdhSecureExchangeArtifactsCS (NDH 1.0.0). */
const displays: ReadonlyMap<string, string> = new Map([
  ['x509-ssl-tls-certificates', 'X509 SSL/TLS certificates'],
  ['x509-mtls-certificate', 'X509 MTLS certificate'],
  ['x509-identity-certificate', 'X509 identity certificate'],
  ['x509-signing-certificate', 'X509 signing certificate'],
  ['x509-encryption-certificate', 'X509 encryption certificate'],
]);

/** What the guide's examples of the time wrote, in lower case. */
const words: ReadonlyMap<string, string> = new Map([
  ['mtls public certificate', 'x509-mtls-certificate'],
  ['mtls certificate', 'x509-mtls-certificate'],
]);

/** secureExchangeArtifactsType: string → CodeableConcept. */
export const artifactTypes = defineStep('artifact-types', (draft) => {
  for (const extension of extensionsIn(draft.bundle, extensions.artifacts)) {
    for (const { element, path } of partsOf(extension, 'secureExchangeArtifactsType')) {
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
      draft.ask(path, 'For what is this certificate?', `Give it a code of ${systems.artifacts}: ${[...displays.keys()].join(', ')}.`);
    }
  }
});

function conceptOf(text: string): MutableObject {
  const folded = text.trim().toLowerCase().replace(/\s+/g, ' ');
  const code = words.get(folded) ?? folded;
  const display = displays.get(code);
  return display === undefined ? { text } : { coding: [{ system: systems.artifacts, code, display }], text };
}
