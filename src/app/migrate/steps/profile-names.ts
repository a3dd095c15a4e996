import { shown } from '../../../domain/message.js';
import { currentGuide } from '../../../profiles/guides.js';
import { families } from '../../../profiles/successor-codes.js';
import { isMutableObject } from '../draft.js';
import { type Placed, resourcesIn, textOf } from '../elements.js';
import { defineStep } from '../step.js';

const why =
  'The bundle is judged by this profile. The one claimed is of another version or guide, and a validator that holds to claims would not look for it.';

/** Claims of PDex's and NDH's former profiles in meta.profile → those of the current guide. */
export const profileNames = defineStep('profile-names', (draft) => {
  const resources: readonly Placed[] = [{ element: draft.bundle, path: [] }, ...resourcesIn(draft.bundle)];
  for (const { element, path } of resources) {
    const meta = isMutableObject(element['meta']) ? element['meta'] : {};
    const current = currentGuide.profiles[textOf(element, 'resourceType') ?? ''] ?? [];
    const [profile] = current;
    if (!Array.isArray(meta['profile']) || profile === undefined) continue;
    const claims = meta['profile'];
    let isClaimed = claims.some((claim) => claim === profile);
    for (const [index, claim] of claims.entries()) {
      if (typeof claim !== 'string' || claim === profile || !families.some((family) => claim.startsWith(`${family}StructureDefinition/`)))
        continue;
      const place = [...path, 'meta', 'profile', index];
      draft.changed(place, `The claimed profile ${shown(claim)} is now ${profile}.`, why);
      if (isClaimed) draft.remove(place);
      else claims[index] = profile;
      isClaimed = true;
    }
  }
});
