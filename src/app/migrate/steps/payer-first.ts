import type { BundleView, Entry } from '../../../domain/bundle.js';
import { asArray, type JsonObject } from '../../../domain/json.js';
import { viewBundle } from '../../../domain/view.js';
import { defineStep } from '../step.js';

const why =
  'The payer is the Organization of the first entry: nothing else in a bundle tells it from the Organization that runs its Endpoints.';
const help = "Put the entry with the payer's Organization first.";

/** The payer's entry → the first, where it is certain which one that is. */
export const payerFirst = defineStep('payer-first', (draft) => {
  // viewBundle only reads; a draft is JSON.
  const view = viewBundle(draft.bundle as JsonObject);
  const [first] = view.entries;
  if (first === undefined || view.organizations.length === 0) return;
  const signer = signerOf(view);
  if (first.resourceType === 'Organization') {
    if (signer === undefined || signer === first) return;
    draft.ask(first.path, 'Who is the payer: the Organization of the first entry, or the one that Bundle.signature.who names?', help);
    return;
  }
  const payer = signer ?? onlyPayer(view);
  if (payer === undefined) draft.ask(first.path, "Which Organization is the payer's? The first entry holds none.", help);
  else {
    draft.toFront(payer.path);
    draft.changed(payer.path, `The payer's entry, ${payer.typeAndId ?? 'an Organization'}, is now the first.`, why);
  }
});

function signerOf({ references, organizations }: BundleView): Entry | undefined {
  const target = references.find(({ element }) => element === 'Bundle.signature.who')?.target;
  return target !== undefined && organizations.includes(target) ? target : undefined;
}

/** The only Organization; or the only one that names an Endpoint as its own and is no Endpoint's managing Organization. */
function onlyPayer({ organizations, references }: BundleView): Entry | undefined {
  if (organizations.length === 1) return organizations[0];
  const managing = new Set(references.filter(({ element }) => element === 'Endpoint.managingOrganization').map(({ target }) => target));
  const own = organizations.filter((entry) => asArray(entry.resource?.['endpoint']).length > 0 && !managing.has(entry));
  return own.length === 1 ? own[0] : undefined;
}
