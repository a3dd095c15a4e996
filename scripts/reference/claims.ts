import { isObject, type JsonValue } from '../../src/domain/json.js';

const base = 'http://hl7.org/fhir/us/davinci-pdex/StructureDefinition/';
const profiles: ReadonlyMap<unknown, string> = new Map([
  ['Bundle', `${base}mtls-bundle`],
  ['Organization', `${base}mtls-organization`],
  ['Endpoint', `${base}mtls-endpoint`],
]);
/** Profiles that the reference validator may know, and judge by where they are claimed. */
const known = /^http:\/\/hl7\.org\/fhir\/(us\/[a-z-]+\/)?StructureDefinition\/[A-Za-z-]+(\|.*)?$/;

type Resource = Record<string, JsonValue | undefined>;

/**
 * Makes the bundle and each of its entries claim the profile of their type, and no resource any other that is known: the directory
 * judges by type, whatever is claimed, and the reference validator by what is claimed. Changes the document.
 */
export function claim(document: JsonValue): JsonValue {
  const entries = isObject(document) && Array.isArray(document['entry']) ? document['entry'] : [];
  const judged = new Set<unknown>([document, ...entries.map((entry) => (isObject(entry) ? entry['resource'] : undefined))]);
  for (const resource of resourcesIn(document)) {
    dropClaims(resource);
    const profile = judged.has(resource) ? profiles.get(resource['resourceType']) : undefined;
    if (profile !== undefined) addClaim(resource, profile);
  }
  return document;
}

function resourcesIn(value: JsonValue | undefined): readonly Resource[] {
  if (typeof value !== 'object' || value === null) return [];
  const nested = Object.values(value).flatMap((child) => resourcesIn(child as JsonValue));
  // A document of the caller's own, to be changed in place.
  return isObject(value) && typeof value['resourceType'] === 'string' ? [value as Resource, ...nested] : nested;
}

function dropClaims(resource: Resource): void {
  const { meta } = resource;
  if (!isObject(meta) || !Array.isArray(meta['profile'])) return;
  const own: JsonValue[] = meta['profile'];
  const profile = own.filter((each) => typeof each !== 'string' || !known.test(each));
  const { profile: _, ...rest } = meta;
  if (profile.length > 0 || own.length === 0) resource['meta'] = { ...meta, profile };
  else if (Object.keys(rest).length > 0) resource['meta'] = rest;
  else delete resource['meta'];
}

function addClaim(resource: Resource, profile: string): void {
  const { meta } = resource;
  if (meta === undefined) resource['meta'] = { profile: [profile] };
  else if (isObject(meta) && meta['profile'] === undefined) resource['meta'] = { ...meta, profile: [profile] };
  else if (isObject(meta) && Array.isArray(meta['profile']))
    resource['meta'] = { ...meta, profile: [...(meta['profile'] as JsonValue[]), profile] };
}
