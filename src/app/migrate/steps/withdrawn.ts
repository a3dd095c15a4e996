import { shown } from '../../../domain/message.js';
import { currentGuide } from '../../../profiles/guides.js';
import { directoryQuery, successors, tailOf } from '../../../profiles/successors.js';
import { isCurrent, isKnown } from '../canonicals.js';
import { textOf, visitObjects } from '../elements.js';
import { defineStep } from '../step.js';

/** What other versions of the guides have, the current one has not, and no step could rewrite. */
export const withdrawn = defineStep('withdrawn', (draft) => {
  visitObjects(draft.bundle, (element, path) => {
    for (const member of ['url', 'system']) {
      const canonical = textOf(element, member);
      if (canonical === undefined || !isWithdrawn(canonical)) continue;
      const code = member === 'system' ? textOf(element, 'code') : undefined;
      const successor = successors.get(tailOf(canonical));
      draft.ask(
        [...path],
        `What says ${shown(canonical)}${code === undefined ? '' : `#${shown(code)}`} now? The current guide does not have it.`,
        successor === undefined
          ? 'Remove it, or say it in an element or extension that the guide has.'
          : `${currentGuide.title} has ${successor}; write that, or remove it.`,
      );
    }
  });
});

function isWithdrawn(canonical: string): boolean {
  return !isCurrent(canonical) && (isKnown(canonical) || canonical.startsWith(directoryQuery));
}
