import type { Check } from '../../domain/check.js';
import type { Fault } from '../../domain/finding.js';
import { asString } from '../../domain/json.js';
import { sources } from '../sources.js';

/** Reference.type is relative to this base (R4, Reference.type). */
const base = 'http://hl7.org/fhir/StructureDefinition/';

export const declaredType: Check = {
  code: 'references/declared-type',
  layer: 'directory',
  severity: 'error',
  issueType: 'value',
  message: '{element} says that "{reference}" is of type "{declared}", but it is of type {found}.',
  why: 'Reference.type and the resource must agree; a reader that trusts the one is misled about the other.',
  help: 'Write "{found}" as the type, or leave the type out.',
  reference: sources.reference,
  run({ references }) {
    const faults: Fault[] = [];
    for (const { resolution, value, path, element, reference } of references) {
      const declared = value['type'] === undefined ? undefined : asString(value['type']);
      if (declared === undefined || reference === undefined || resolution?.kind !== 'found') continue;
      const found = resolution.entry.resourceType;
      if (found === undefined || declared === found || declared === base + found) continue;
      faults.push({ path: [...path, 'type'], args: { element, reference, declared, found } });
    }
    return faults;
  },
};
