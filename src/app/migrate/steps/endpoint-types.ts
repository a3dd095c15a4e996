import { extensions, systems } from '../canonicals.js';
import { put } from '../draft.js';
import { codingsIn, extensionsIn, partsOf } from '../elements.js';
import { defineStep } from '../step.js';

const why = 'base-ext-endpointType was withdrawn: Endpoint.connectionType says the same.';

/** base-ext-endpointType FHIR → Endpoint.connectionType. */
export const endpointTypes = defineStep('endpoint-types', (draft) => {
  for (const extension of extensionsIn(draft.bundle, extensions.endpointType)) {
    const { holder, path } = extension;
    const types = partsOf(extension, 'endpointType').flatMap(({ element }) => codingsIn(element['valueCodeableConcept']));
    if (holder['resourceType'] !== 'Endpoint') continue;
    // Another type than FHIR is told by ask-withdrawn, as everything that no step knows.
    if (types.length === 0 || types.some(({ code }) => code !== 'FHIR')) continue;
    const isNew = holder['connectionType'] === undefined;
    if (isNew) {
      const connectionType = { system: systems.connectionTypes, code: 'hl7-fhir-rest', display: 'HL7 FHIR' };
      put(holder, 'connectionType', connectionType, [
        'name',
        'managingOrganization',
        'contact',
        'period',
        'payloadType',
        'payloadMimeType',
        'address',
      ]);
    }
    draft.changed(path, `base-ext-endpointType FHIR is left out${isNew ? '; connectionType is now hl7-fhir-rest' : ''}.`, why);
    draft.remove(path);
  }
});
