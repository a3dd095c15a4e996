import type { ReferencePlace } from '../../domain/bundle.js';
import type { Check } from '../../domain/check.js';
import type { Fault } from '../../domain/finding.js';
import { asString } from '../../domain/json.js';
import { isResourceType } from '../../domain/resource-types.js';
import { sources } from '../sources.js';

/** Who signs is a rule of its own, references/signature-who. */
const signer = 'Bundle.signature.who';

function typeFound({ resolution, hidden }: ReferencePlace): string | undefined {
  if (hidden !== undefined) return undefined;
  if (resolution?.kind === 'found') return resolution.entry.resourceType;
  return resolution?.kind === 'contained' ? asString(resolution.resource['resourceType']) : undefined;
}

export const wrongType: Check = {
  code: 'references/wrong-type',
  layer: 'directory',
  severity: 'error',
  issueType: 'value',
  message: '{element} refers to "{reference}", which is of type {found}; it may refer to {wanted} alone.',
  why: 'Readers take what they find there for {wanted}, and go on with the wrong resource or fail.',
  help: 'Refer to the {wanted} that is meant.',
  reference: sources.reference,
  run({ references }) {
    const faults: Fault[] = [];
    for (const place of references) {
      const found = place.types.length === 0 || place.element === signer ? undefined : typeFound(place);
      // A type that R4 does not have is reported there.
      if (found === undefined || place.types.includes(found) || !isResourceType(found)) continue;
      const { element, reference = '', types } = place;
      faults.push({ path: [...place.path, 'reference'], args: { element, reference, found, wanted: types.join(' or ') } });
    }
    return faults;
  },
};
