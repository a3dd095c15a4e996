import type { Entry, Nearness, Resolution } from './bundle.js';
import { asArray, asObject, asString, type JsonObject } from './json.js';

const absoluteForm = /^[A-Za-z][A-Za-z0-9+.-]*:/;
const httpForm = /^https?:\/\//i;
const typeAndId = /^[A-Z][A-Za-z]{1,63}\/[A-Za-z0-9.-]{1,64}$/;
const uuidForm = /^urn:uuid:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const oidForm = /^urn:oid:[0-2](?:\.(?:0|[1-9][0-9]*)){3,}$/;
const history = '/_history/';
/** A reference of more characters is no slip of the pen. */
const longest = 2_048;

/** True for a URI with a scheme: `https://…`, `urn:uuid:…`. */
export function isAbsolute(uri: string): boolean {
  return uri.startsWith('https://') || uri.startsWith('urn:') || absoluteForm.test(uri);
}

/** True for http and https: the URLs at which resources are served. */
export function isRestful(url: string): boolean {
  return url.startsWith('https://') || httpForm.test(url);
}

/** The last two segments of a URL where they read as `Type/id`, version left out; else undefined. */
export function typeAndIdIn(url: string): string | undefined {
  const plain = withoutVersion(url);
  const tail = plain.slice(plain.lastIndexOf('/', plain.lastIndexOf('/') - 1) + 1);
  return tail.length < plain.length && typeAndId.test(tail) ? tail : undefined;
}

/** True where `text` has the form of a relative literal reference, `Type/id`. */
export function isTypeAndId(text: string): boolean {
  return typeAndId.test(text);
}

/** Without `/_history/` and what follows it. */
export function withoutVersion(reference: string): string {
  const at = reference.indexOf(history);
  return at < 0 ? reference : reference.slice(0, at);
}

/** The server's base with its slash, where the entry's fullUrl is `<base>/Type/id`; what relative references are relative to. */
function baseOf(entry: Entry): string | undefined {
  const { fullUrl } = entry;
  if (fullUrl === undefined || !isRestful(fullUrl)) return undefined;
  const tail = agrees(fullUrl, entry) ? entry.typeAndId : typeAndIdIn(fullUrl);
  return tail === undefined ? undefined : withoutVersion(fullUrl).slice(0, -tail.length);
}

/** True where other entries can refer to this one by its fullUrl. Where not, that is a fault of the fullUrl and reported as such. */
function hasSoundFullUrl(entry: Entry): boolean {
  const { fullUrl } = entry;
  if (fullUrl === undefined || !isAbsolute(fullUrl) || isMalformed(fullUrl)) return false;
  return !isRestful(fullUrl) || agrees(fullUrl, entry);
}

/** True for what R4's uri type refuses. */
export function isMalformed(uri: string): boolean {
  return /\s/.test(uri) || (uri.startsWith('urn:uuid:') && !uuidForm.test(uri)) || (uri.startsWith('urn:oid:') && !oidForm.test(uri));
}

/** True where a fullUrl on a server ends in the type and id of the resource (R4, Bundle.entry.fullUrl). */
export function agrees(fullUrl: string, entry: Entry): boolean {
  const tail = entry.typeAndId;
  return tail !== undefined && (endsIn(fullUrl, tail) || endsIn(withoutVersion(fullUrl), tail));
}

function endsIn(url: string, tail: string): boolean {
  return url.endsWith(tail) && url.charCodeAt(url.length - tail.length - 1) === 47; /* / */
}

/** Made on the first question that needs it: most bundles need the first alone. */
interface Index {
  readonly byFullUrl: Lookup;
  /** By fullUrl with `/_history/` and meta.versionId. */
  readonly byVersion: Lookup;
  readonly byTypeAndId: Lookup;
}

type Lookup = (key: string) => Entry | undefined;

interface NearIndex {
  readonly byFullUrl: ReadonlyMap<string, Entry>;
  readonly byTypeAndId: ReadonlyMap<string, Entry>;
  readonly byId: ReadonlyMap<string, Entry>;
}

function put(map: Map<string, Entry>, key: string | undefined, entry: Entry): void {
  if (key !== undefined && !map.has(key)) map.set(key, entry);
}

/** So many keys are compared in less time than hashed, and hardly any bundle has more entries. */
const few = 16;

/** Of several entries with one key the first counts. */
function lookup(entries: readonly Entry[], keyOf: (entry: Entry) => string | undefined): Lookup {
  let keys: (string | undefined)[] | undefined;
  let map: Map<string, Entry> | undefined;
  if (entries.length <= few) return (key) => entries[(keys ??= entries.map(keyOf)).indexOf(key)];
  return (key) => {
    if (map === undefined) {
      map = new Map();
      for (const entry of entries) put(map, keyOf(entry), entry);
    }
    return map.get(key);
  };
}

function versionedUrlOf({ fullUrl, resource }: Entry): string | undefined {
  const version = asString(asObject(resource?.['meta'])?.['versionId']);
  return fullUrl === undefined || version === undefined ? undefined : withoutVersion(fullUrl) + history + version;
}

function indexOf(entries: readonly Entry[]): Index {
  return {
    // A version in fullUrl breaks bdl-8 and is reported there.
    byFullUrl: lookup(entries, ({ fullUrl }) => fullUrl && withoutVersion(fullUrl)),
    byVersion: lookup(entries, versionedUrlOf),
    byTypeAndId: lookup(entries, ({ typeAndId: own, fullUrl }) => own ?? (fullUrl === undefined ? undefined : typeAndIdIn(fullUrl))),
  };
}

/** The same in lower case: what a slip of the pen may have meant. */
function nearIndexOf(entries: readonly Entry[]): NearIndex {
  const byFullUrl = new Map<string, Entry>();
  const byTypeAndId = new Map<string, Entry>();
  const byId = new Map<string, Entry>();
  for (const entry of entries) {
    put(byFullUrl, entry.fullUrl?.toLowerCase(), entry);
    put(byTypeAndId, entry.typeAndId?.toLowerCase(), entry);
    put(byId, entry.id?.toLowerCase(), entry);
  }
  return { byFullUrl, byTypeAndId, byId };
}

/**
 * Resolves literal references by R4's "Resolving references in Bundles": a relative one against the base of the entry that
 * it stands in, then by fullUrl, exactly; a version by meta.versionId; `#id` among the entry's contained resources. The Bundle
 * itself has no fullUrl to be relative to: there `Type/id` means the entry whose resource has that type and id.
 */
export function resolverOf(
  entries: readonly Entry[],
): (reference: string, from: Entry | undefined, types?: readonly string[]) => Resolution {
  const index = indexOf(entries);
  let nearIndex: NearIndex | undefined;
  const contained = new Map<Entry, ReadonlyMap<string, JsonObject>>();

  const near = (reference: string, from: Entry | undefined, types: readonly string[]): Resolution => {
    nearIndex ??= nearIndexOf(entries);
    const [entry, nearness] = nearest(withoutVersion(reference), from, types, index, nearIndex) ?? [];
    return { kind: 'missing', near: entry, nearness, meant: entry && writtenFrom(entry, from) };
  };

  return (reference, from, types = []) => {
    if (reference.charCodeAt(0) === 35 /* # */) return localTo(from, reference.slice(1), contained);
    const found = exactly(reference, from, index);
    return found === undefined ? near(reference, from, types) : { kind: 'found', entry: found };
  };
}

function exactly(reference: string, from: Entry | undefined, index: Index): Entry | undefined {
  const absolute = isAbsolute(reference);
  if (!absolute && from === undefined) return index.byTypeAndId(reference);
  const base = absolute || from === undefined ? '' : baseOf(from);
  if (base === undefined) return undefined;
  return index.byFullUrl(base + reference) ?? (reference.includes(history) ? index.byVersion(base + reference) : undefined);
}

const nowhere: Resolution = { kind: 'missing', near: undefined, nearness: undefined, meant: undefined };

/** `#` alone means the resource that contains (R4, "Contained resources"). */
function localTo(from: Entry | undefined, id: string, known: Map<Entry, ReadonlyMap<string, JsonObject>>): Resolution {
  if (from === undefined) return nowhere;
  if (id === '') return { kind: 'found', entry: from };
  let resources = known.get(from);
  if (resources === undefined) {
    const pairs = asArray(from.resource?.['contained']).flatMap((resource): [string, JsonObject][] => {
      const object = asObject(resource);
      const key = asString(object?.['id']);
      return object === undefined || key === undefined ? [] : [[key, object]];
    });
    resources = new Map(pairs.reverse());
    known.set(from, resources);
  }
  const resource = resources.get(id);
  return resource === undefined ? nowhere : { kind: 'contained', resource };
}

type Near = readonly [entry: Entry, nearness: Nearness] | undefined;

function nearest(reference: string, from: Entry | undefined, types: readonly string[], exact: Index, folded: NearIndex): Near {
  if (reference.length > longest) return undefined;
  if (isAbsolute(reference)) return nearestAbsolute(reference, exact, folded);
  if (isTypeAndId(reference)) return nearestRelative(reference, from, types, exact, folded);
  const cleaned = reference.trim().replace(/^(?:\.?\/)+|\/+$/g, '');
  if (cleaned !== reference) {
    const near = cleaned === '' ? undefined : nearest(cleaned, from, types, exact, folded);
    return near && [near[0], 'spelling'];
  }
  if (reference.includes('/')) return pair(folded.byTypeAndId.get(reference.toLowerCase()), 'letter-case');
  return nearestById(reference, types, exact, folded) ?? pair(folded.byFullUrl.get(`urn:uuid:${reference.toLowerCase()}`), 'spelling');
}

function nearestAbsolute(reference: string, exact: Index, folded: NearIndex): Near {
  const same = exact.byFullUrl(reference);
  // Found without the version: the version is another one.
  if (same !== undefined) return [same, 'spelling'];
  const near = folded.byFullUrl.get(reference.toLowerCase());
  if (near !== undefined) return [near, 'letter-case'];
  const tail = isRestful(reference) ? typeAndIdIn(reference) : undefined;
  const namesake = tail === undefined ? undefined : exact.byTypeAndId(tail);
  return namesake && [namesake, hasSoundFullUrl(namesake) ? 'base' : 'full-url'];
}

function nearestRelative(reference: string, from: Entry | undefined, types: readonly string[], exact: Index, folded: NearIndex): Near {
  const namesake = exact.byTypeAndId(reference);
  if (namesake !== undefined) {
    if ((from !== undefined && !hasSoundFullUrl(from)) || !hasSoundFullUrl(namesake)) return [namesake, 'full-url'];
    const base = from && baseOf(from);
    // From the same base it would have been found but for the version.
    return [namesake, from === undefined || (base !== undefined && base === baseOf(namesake)) ? 'spelling' : 'base'];
  }
  const near = folded.byTypeAndId.get(reference.toLowerCase());
  if (near !== undefined) return [near, 'letter-case'];
  const byId = nearestById(reference.slice(reference.indexOf('/') + 1), types, exact, folded);
  return byId && [byId[0], 'spelling'];
}

/** By an id alone, among the types that the element allows. */
function nearestById(id: string, types: readonly string[], exact: Index, folded: NearIndex): Near {
  const lower = id.toLowerCase();
  for (const type of types) {
    const entry = exact.byTypeAndId(`${type}/${id}`);
    if (entry !== undefined) return [entry, 'type-missing'];
  }
  for (const type of types) {
    const entry = folded.byTypeAndId.get(`${type.toLowerCase()}/${lower}`);
    if (entry !== undefined) return [entry, 'letter-case'];
  }
  const entry = types.length === 0 ? folded.byId.get(lower) : undefined;
  return entry && [entry, entry.id === id ? 'type-missing' : 'letter-case'];
}

function pair(entry: Entry | undefined, nearness: Nearness): Near {
  return entry && [entry, nearness];
}

/** `Type/id` where that resolves from there, or will once the fullUrls are right; else the fullUrl. */
function writtenFrom(entry: Entry, from: Entry | undefined): string | undefined {
  const relative = entry.typeAndId;
  if (!hasSoundFullUrl(entry)) return relative ?? entry.fullUrl;
  if (from === undefined) return entry.fullUrl;
  return relative !== undefined && (!hasSoundFullUrl(from) || (isRestful(entry.fullUrl ?? '') && baseOf(from) === baseOf(entry)))
    ? relative
    : entry.fullUrl;
}
