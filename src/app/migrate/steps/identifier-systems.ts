import type { JsonObject } from '../../../domain/json.js';
import { shown } from '../../../domain/message.js';
import { viewBundle } from '../../../domain/view.js';
import { kindsOfSystem } from '../../../identifiers/registry.js';
import { at, isMutableObject } from '../draft.js';
import { textOf } from '../elements.js';
import { defineStep } from '../step.js';

const why = 'A system is a URI, and of several that mean the same FHIR prefers one: most readers compare the text.';
const bareOid = /^[0-2](\.(0|[1-9]\d*))+$/;

/** Systems of identifiers in other spellings → the one that FHIR prefers. */
export const identifierSystems = defineStep('identifier-systems', (draft) => {
  // viewBundle only reads; a draft is JSON.
  for (const { path } of viewBundle(draft.bundle as JsonObject).identifiers) {
    const identifier = at(draft.bundle, path);
    const system = isMutableObject(identifier) ? textOf(identifier, 'system') : undefined;
    if (!isMutableObject(identifier) || system === undefined) continue;
    const absolute = bareOid.test(system) ? `urn:oid:${system}` : system;
    const kinds = kindsOfSystem(absolute);
    const preferred = (kinds.length === 1 ? kinds[0]?.systems[0] : undefined) ?? absolute;
    if (preferred === system) continue;
    identifier['system'] = preferred;
    draft.changed([...path, 'system'], `The system ${shown(system)} is now ${preferred}.`, why);
  }
});
