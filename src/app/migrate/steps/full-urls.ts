import { readAddress } from '../../../domain/address.js';
import type { Entry } from '../../../domain/bundle.js';
import type { JsonObject } from '../../../domain/json.js';
import { shown } from '../../../domain/message.js';
import { agrees, isAbsolute, isRestful, isTypeAndId, withoutVersion } from '../../../domain/resolution.js';
import { viewBundle } from '../../../domain/view.js';
import { associatedServers } from '../../../profiles/successor-codes.js';
import { extensions } from '../canonicals.js';
import { at, isMutableObject, type MutableObject, put } from '../draft.js';
import { codingsIn, extensionsOf, partsOf, resourcesIn, textOf } from '../elements.js';
import { defineStep } from '../step.js';

const why =
  'A fullUrl is absolute and ends in type and id of its resource (R4, Bundle.entry.fullUrl): references between entries resolve against it.';

const help = 'Write the absolute URL of the resource: base, type and id; or give the resource the id that the fullUrl has.';

/** A base URL with its slash, and where it was taken from. */
interface Base {
  readonly url: string;
  readonly source: string;
}

/** fullUrls that are missing or wrong → `<base>/<type>/<id>`. */
export const fullUrls = defineStep('full-urls', (draft) => {
  // viewBundle only reads; a draft is JSON.
  const { entries } = viewBundle(draft.bundle as JsonObject);
  const base = baseOf(draft.bundle, entries);
  const taken = new Set(entries.map(({ fullUrl }) => fullUrl));
  for (const entry of entries) {
    if (entry.resource === undefined || isSound(entry)) continue;
    const fullUrl = mended(entry) ?? made(entry, base);
    const place = [...entry.path, 'fullUrl'];
    if (fullUrl === undefined || taken.has(fullUrl)) draft.ask(entry.path, `Which fullUrl has this entry? ${lack(entry, base)}`, help);
    else {
      taken.add(fullUrl);
      const holder = at(draft.bundle, entry.path);
      if (isMutableObject(holder)) put(holder, 'fullUrl', fullUrl, ['resource', 'search', 'request', 'response']);
      const source = mended(entry) === undefined ? `, below ${base?.source ?? ''}` : '';
      draft.changed(
        place,
        `The fullUrl ${entry.fullUrl === undefined ? 'was missing' : `was ${shown(entry.fullUrl)}`}; it is now ${shown(fullUrl)}${source}.`,
        why,
      );
    }
  }
});

function isSound(entry: Entry): boolean {
  const { fullUrl } = entry;
  if (fullUrl === undefined || !isAbsolute(fullUrl)) return false;
  return !isRestful(fullUrl) || (agrees(fullUrl, entry) && withoutVersion(fullUrl) === fullUrl);
}

/** The fullUrl without what is certainly wrong in it: a version (R4, bdl-8), or capitals that differ from the resource's. */
function mended({ fullUrl, typeAndId }: Entry): string | undefined {
  if (fullUrl === undefined || typeAndId === undefined || !isRestful(fullUrl)) return undefined;
  const plain = withoutVersion(fullUrl);
  return plain.toLowerCase().endsWith(`/${typeAndId.toLowerCase()}`) ? plain.slice(0, -typeAndId.length) + typeAndId : undefined;
}

/** Only where there is none that says something else. */
function made({ fullUrl, typeAndId }: Entry, base: Base | undefined): string | undefined {
  const isFree = fullUrl === undefined || !isAbsolute(fullUrl);
  return isFree && base !== undefined && typeAndId !== undefined && isTypeAndId(typeAndId) ? base.url + typeAndId : undefined;
}

/**
 * The base of another entry, so that references between them resolve; else what the first Endpoint names as its FHIR base; else its
 * address, which for a FHIR REST connection is the base of the server (R4, Endpoint.address).
 */
function baseOf(bundle: MutableObject, entries: readonly Entry[]): Base | undefined {
  const sound = entries.find((entry) => isRestful(entry.fullUrl ?? '') && isSound(entry));
  if (sound?.fullUrl !== undefined && sound.typeAndId !== undefined) {
    return { url: sound.fullUrl.slice(0, -sound.typeAndId.length), source: 'the base of another entry' };
  }
  const servers = extensionsOf(bundle, extensions.servers)
    .filter((extension) => partsOf(extension, 'associatedServersType').some(({ element }) => isBase(element)))
    .flatMap((extension) => partsOf(extension, 'serverURL'))
    .map(({ element }) => ({ url: textOf(element, 'valueString') ?? '', source: 'the FHIR base that an Endpoint names' }));
  const addresses = resourcesIn(bundle, 'Endpoint').map(({ element }) => ({
    url: textOf(element, 'address') ?? '',
    source: 'Endpoint.address',
  }));
  const found = [...servers, ...addresses].find(({ url }) => isBaseUrl(url));
  return found && { ...found, url: `${found.url.replace(/\/+$/, '')}/` };
}

function isBase(part: MutableObject): boolean {
  return codingsIn(part['valueCodeableConcept']).some(({ system, code }) => system === associatedServers && code === 'fhir-base');
}

function isBaseUrl(text: string): boolean {
  const { hostKind, userinfo, query, fragment, problem } = readAddress(text);
  const isHost = hostKind === 'name' || hostKind === 'ip';
  return isRestful(text) && isHost && !userinfo && query === undefined && fragment === undefined && problem === undefined;
}

function lack({ fullUrl, typeAndId }: Entry, base: Base | undefined): string {
  if (typeAndId === undefined || !isTypeAndId(typeAndId)) return 'Its resource lacks a type, or an id that R4 allows.';
  if (fullUrl !== undefined && isAbsolute(fullUrl))
    return `${shown(fullUrl)} does not end in ${typeAndId}, the type and id of its resource.`;
  return base === undefined ? 'No Endpoint has an address to make it from.' : 'The one that it would get is that of another entry.';
}
