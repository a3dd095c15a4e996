import { shown } from '../../../domain/message.js';
import { renamedExtensions } from '../../../profiles/successor-codes.js';
import { canonicalOf, isCurrent, tailOfExtension } from '../canonicals.js';
import { extensionsIn, type PlacedExtension, textOf } from '../elements.js';
import { defineStep } from '../step.js';

const why =
  'PDex copied extensions of NDH under canonicals of its own, and the profile mtls-endpoint 2.2.0 looks for these; the few that only NDH has stay there.';

/** Extensions are written under the canonical that the current profiles look for. */
export const extensionCanonicals = defineStep('extension-canonicals', (draft) => {
  for (const extension of extensionsIn(draft.bundle)) {
    const url = textOf(extension.element, 'url');
    const successor = url === undefined ? undefined : successorOf(url, extension);
    if (url === undefined || successor === undefined || successor === url) continue;
    extension.element['url'] = successor;
    draft.changed(extension.path, `The extension ${shown(url)} is now ${successor}.`, why);
  }
});

function successorOf(url: string, { holder }: PlacedExtension): string | undefined {
  const tail = tailOfExtension(url);
  if (tail === undefined) return undefined;
  // PDex has the verification status of Endpoints alone; of other resources it stays NDH's.
  if (tail === 'base-ext-verification-status' && holder['resourceType'] !== 'Endpoint') return undefined;
  const successor = canonicalOf(renamedExtensions.get(tail) ?? tail);
  // One that is withdrawn, under a base where it never was, is left to the steps that know what became of it.
  return successor === undefined && !isCurrent(url) ? canonicalOf(`base-ext-${tail}`) : successor;
}
