import type { BundleView, Entry } from './bundle.js';
import { asArray, asObject, asString, type JsonObject, type JsonValue } from './json.js';
import { placesIn } from './places.js';
import { resolverOf } from './resolution.js';

function entryOf(value: JsonValue, index: number): Entry {
  const entry = asObject(value);
  const resource = asObject(entry?.['resource']);
  const resourceType = asString(resource?.['resourceType']);
  const id = asString(resource?.['id']);
  return {
    index,
    path: ['entry', index],
    fullUrl: asString(entry?.['fullUrl']),
    resource,
    resourcePath: ['entry', index, 'resource'],
    resourceType,
    id,
    typeAndId: resourceType === undefined || id === undefined ? undefined : `${resourceType}/${id}`,
  };
}

/** Reads a bundle once for all checks. Total: whatever is not as it should be is left out, and what is no Bundle has no entries. */
export function viewBundle(bundle: JsonObject): BundleView {
  const isBundle = bundle['resourceType'] === 'Bundle';
  const entries = isBundle ? asArray(bundle['entry']).map(entryOf) : [];
  const first = entries[0];
  const resolve = resolverOf(entries);
  const { references, identifiers, addresses } = placesIn(isBundle ? bundle : {}, { entries, resolve });
  return {
    bundle,
    entries,
    organizations: entries.filter(({ resourceType }) => resourceType === 'Organization'),
    endpoints: entries.filter(({ resourceType }) => resourceType === 'Endpoint'),
    payer: first?.resourceType === 'Organization' ? first : undefined,
    references,
    identifiers,
    addresses,
    resolve,
  };
}
