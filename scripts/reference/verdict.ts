import type { Verdict } from '../../test/faults/agreement.js';
import type { ReferenceAnswer } from './oracle.js';

/**
 * Errors that tell of the tool and not of FHIR: unknown extensions (legal in FHIR), hosts under example.org, display names, identifier
 * systems it thinks it knows better, an experimental check of signatures, and echoes of errors elsewhere.
 */
const ofTheTool =
  /^(Extension_EXT_Unknown_NotHere|TYPE_SPECIFIC_CHECKS_DT_URL_EXAMPLE|INVALID_DISPLAY_NAME|Display_Name_|Type_Specific_Checks_DT_Identifier_System|BUNDLE_SIGNATURE_|Reference_REF_CantMatchChoice)/;

/** The validator's own bugs, in messages without an id. */
const ofBugs = /^Unexpected internal condition/;

/** What counts of an answer; undefined where the validator broke down. */
export function verdictOf(answer: ReferenceAnswer): Verdict | undefined {
  if ('error' in answer) return undefined;
  const errors = answer.issues
    .filter(
      ({ severity, messageId, text, offline }) =>
        (severity === 'error' || severity === 'fatal') && offline !== true && !ofTheTool.test(messageId ?? '') && !ofBugs.test(text),
    )
    .map(({ messageId, location }) => ({ messageId: messageId ?? 'json', location: placeOf(messageId ?? '', location ?? '') }));
  return errors.filter(
    ({ messageId, location }, index) => errors.findIndex((each) => each.messageId === messageId && each.location === location) === index,
  );
}

/** Its location as FHIRPath. Of what it says about an entry's fullUrl the index is not to be relied on. */
function placeOf(messageId: string, location: string): string {
  if (/^BUNDLE_(BUNDLE_)?ENTRY_/.test(messageId)) return 'Bundle.entry';
  return location === '$' ? '' : location.replace(/\[url='[^']*'\]/g, '');
}
