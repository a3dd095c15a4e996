import { shown } from '../../../domain/message.js';
import { extensions, systems } from '../canonicals.js';
import { extensionsIn, type Placed, partsOf, textOf } from '../elements.js';
import { defineStep } from '../step.js';

const why =
  'In the builds of 2022 and 2023 base-ext-dynamicRegistration had the parts version and binary; since PDex 2.0.0 it has trustProfile and version.';
const profiles = [
  { code: 'udap', display: 'UDAP' },
  { code: 'smart', display: 'SMART' },
] as const;

/** base-ext-dynamicRegistration {version, binary} → {trustProfile, version}. */
export const registrations = defineStep('registrations', (draft) => {
  for (const extension of extensionsIn(draft.bundle, extensions.dynamicRegistration)) {
    const { element, path } = extension;
    const hasProfile = partsOf(extension, 'trustProfile').length > 0;
    const profile = hasProfile ? undefined : profileIn(extension);
    if (profile !== undefined) {
      const part = { url: 'trustProfile', valueCodeableConcept: { coding: [{ system: systems.trustProfiles, ...profile }] } };
      if (Array.isArray(element['extension'])) element['extension'].push(part);
      draft.changed(path, `trustProfile is now ${profile.code}, as its other parts say.`, why);
    }
    for (const { element: binary, path: at } of partsOf(extension, 'binary')) {
      const said = textOf(binary, 'valueString');
      draft.changed(at, `The part binary${said === undefined ? '' : ` "${shown(said)}"`} has no place any more and is left out.`, why);
      draft.remove(at);
    }
    if (hasProfile || profile !== undefined) continue;
    draft.ask(
      path,
      'By which trust profile does a partner register here dynamically?',
      `Add trustProfile with the code udap or smart of ${systems.trustProfiles}, or remove the extension: without it partners can't tell.`,
    );
  }
});

/** The one profile that the other parts name. */
function profileIn(extension: Placed): (typeof profiles)[number] | undefined {
  const words = ['version', 'binary']
    .flatMap((name) => partsOf(extension, name))
    .map(({ element }) => textOf(element, 'valueString') ?? '');
  const named = profiles.filter(({ code }) => words.some((text) => new RegExp(`\\b${code}\\b`, 'i').test(text)));
  return named.length === 1 ? named[0] : undefined;
}
