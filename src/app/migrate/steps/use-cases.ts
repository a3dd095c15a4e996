import { shown } from '../../../domain/message.js';
import { extensions, systems } from '../canonicals.js';
import type { MutableObject } from '../draft.js';
import { codingsIn, extensionsIn, partsOf, textOf } from '../elements.js';
import { defineStep } from '../step.js';

const why =
  'The builds of 2022 and 2023 took use cases from v3-ActReason, in which PDex coded payer-to-payer exchange as HOPERAT; PDex 2.2.0 has NdhFhirEndpointUseCaseCS. The trust framework PayerToPayer of the same Endpoint says that this is meant.';

/** Use cases of v3-ActReason → payerToPayer where the Endpoint says so elsewhere; else a person must say. */
export const useCases = defineStep('use-cases', (draft) => {
  const between = ofPayerFramework(draft.bundle);
  for (const extension of extensionsIn(draft.bundle, extensions.useCase)) {
    for (const { element, path } of partsOf(extension, 'endpointUsecasetype')) {
      for (const coding of codingsIn(element['valueCodeableConcept'])) {
        if (coding['system'] !== systems.actReason) continue;
        const code = textOf(coding, 'code') ?? '';
        if (code === 'HOPERAT' && between.has(extension.holder)) {
          Object.assign(coding, { system: systems.useCases, code: 'payerToPayer', display: 'Payer to Payer' });
          draft.changed(path, 'The use case v3-ActReason#HOPERAT is now payerToPayer.', why);
        } else {
          draft.ask(
            path,
            `Which use case is "${shown(code)}" of v3-ActReason now?`,
            `Give a code of ${systems.useCases}: payerToPayer, patientAccess, providerApi, cdex, pasOperation or payerAttachment. Lookups ask for it.`,
          );
        }
      }
    }
  }
});

/** The elements with base-ext-trustFramework PayerToPayer. */
function ofPayerFramework(bundle: MutableObject): ReadonlySet<MutableObject> {
  const saying = extensionsIn(bundle, extensions.trustFramework).filter((extension) =>
    partsOf(extension, 'trustFrameworkType')
      .flatMap(({ element }) => codingsIn(element['valueCodeableConcept']))
      .some(({ system, code }) => system === systems.trustFrameworks && code === 'PayerToPayer'),
  );
  return new Set(saying.map(({ holder }) => holder));
}
