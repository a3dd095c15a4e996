import { readAddress } from '../../../domain/address.js';
import type { Entry } from '../../../domain/bundle.js';
import type { JsonObject } from '../../../domain/json.js';
import { shown } from '../../../domain/message.js';
import { isAbsolute, isRestful, isTypeAndId, withoutVersion } from '../../../domain/resolution.js';
import { viewBundle } from '../../../domain/view.js';
import { associatedServers } from '../../../profiles/successor-codes.js';
import { extensions } from '../canonicals.js';
import { at, type Draft, isMutableObject, type MutableObject, put } from '../draft.js';
import { codingsIn, extensionsIn, partsOf, resourcesIn, textOf } from '../elements.js';
import { isSound } from '../sound-full-url.js';
import { defineStep } from '../step.js';

const why =
  'A fullUrl is absolute and ends in type and id of its resource (R4, Bundle.entry.fullUrl): references between entries resolve against it.';

const help = 'Write the absolute URL of the resource: base, type and id; or give the resource the id that the fullUrl has.';

/** A base URL with its slash, and where it was taken from. */
interface Base {
  readonly url: string;
  readonly source: string;
}

/** fullUrls that are missing or wrong → `<base>/<type>/<id>`. Those that need but a touch go first: they may be the base of the others. */
export const fullUrls = defineStep('full-urls', (draft) => {
  const touched = unsound(draft.bundle);
  for (const entry of touched.entries) write(draft, touched, entry, mended(entry), '');
  const rest = unsound(draft.bundle);
  const base = baseOf(draft.bundle, rest.all);
  for (const entry of rest.entries) {
    if (write(draft, rest, entry, made(entry, base), `, below ${base?.source ?? ''}`)) continue;
    draft.ask(entry.path, `Which fullUrl has this entry? ${lack(entry, base)}`, help);
  }
});

interface Unsound {
  readonly all: readonly Entry[];
  readonly entries: readonly Entry[];
  readonly taken: Set<string | undefined>;
}

function unsound(bundle: MutableObject): Unsound {
  // viewBundle only reads; a draft is JSON.
  const all = viewBundle(bundle as JsonObject).entries;
  const entries = all.filter((entry) => entry.resource !== undefined && !isSound(entry));
  return { all, entries, taken: new Set(all.map(({ fullUrl }) => fullUrl)) };
}

/** False where there is none to write, or another entry has it. */
function write(draft: Draft, { taken }: Unsound, entry: Entry, fullUrl: string | undefined, source: string): boolean {
  const holder = at(draft.bundle, entry.path);
  if (fullUrl === undefined || taken.has(fullUrl) || !isMutableObject(holder)) return false;
  taken.add(fullUrl);
  put(holder, 'fullUrl', fullUrl, ['resource', 'search', 'request', 'response']);
  const before = entry.fullUrl === undefined ? 'missing' : shown(entry.fullUrl);
  draft.changed([...entry.path, 'fullUrl'], `The fullUrl was ${before}; it is now ${shown(fullUrl)}${source}.`, why);
  return true;
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
  const servers = extensionsIn(bundle, extensions.servers)
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
