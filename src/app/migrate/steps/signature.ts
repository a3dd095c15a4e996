import type { JsonObject } from '../../../domain/json.js';
import { isMutableObject } from '../draft.js';
import { isSignedContentChanged } from '../signed-content.js';
import { defineStep } from '../step.js';

const why =
  'A signature holds for the bytes that were signed, and the bundle now says something else. One that fails looks like tampering.';
const help =
  'When everything else is decided, set Bundle.timestamp to the present and sign: payer-directory bundle sign <file> --key <pem> --cert <pem> --write.';
/** Da Vinci CDex 2.1.0, Signatures: a detached JWS. */
const jose = 'application/jose';

/** A signature over what has changed since is left out; one that never was one stays, as the place for the next. */
export const signature = defineStep('signature', ({ bundle, changed, ask }, { input }) => {
  const signed = isMutableObject(bundle['signature']) ? bundle['signature'] : undefined;
  if (signed?.['data'] === undefined) {
    ask(signed === undefined ? [] : ['signature'], 'Who signs this bundle? It is not signed.', help);
    // A draft is JSON.
  } else if (isSignedContentChanged(input, bundle as JsonObject)) {
    delete bundle['signature'];
    changed([], 'The signature is left out: it was made for the bundle as it was before.', why);
    ask([], 'Who signs this bundle now? Its signature does not hold any more.', help);
  } else if (signed['sigFormat'] !== jose) {
    ask(['signature'], 'Who signs this bundle? What it has is no detached JWS, the form that partners verify.', help);
  }
});
