import { shown } from '../../../domain/message.js';
import { systems } from '../canonicals.js';
import { isMutableObject, objectsIn, put } from '../draft.js';
import { textOf } from '../elements.js';
import { defineStep } from '../step.js';

const why = 'A code means something only together with its system; this one is a signature type of ASTM E1762 (R4, Signature.type).';
/** Of urn:iso-astm:E1762-95:2013, which has the codes .1 to .18. */
const form = /^1\.2\.840\.10065\.1\.12\.1\.(?:[1-9]|1[0-8])$/;

/** Bundle.signature.type without system → urn:iso-astm:E1762-95:2013. */
export const signatureTypes = defineStep('signature-types', (draft) => {
  const { signature } = draft.bundle;
  if (!isMutableObject(signature)) return;
  for (const [index, coding] of objectsIn(signature['type'])) {
    const code = textOf(coding, 'code') ?? '';
    if (coding['system'] !== undefined || !form.test(code)) continue;
    put(coding, 'system', systems.signatureTypes, ['version', 'code', 'display', 'userSelected']);
    draft.changed(['signature', 'type', index], `The signature type ${shown(code)} now has the system ${systems.signatureTypes}.`, why);
  }
});
