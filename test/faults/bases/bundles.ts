import type { Loose } from '../../profiles/conformant.js';
import { extension } from '../../profiles/conformant.js';
import { fixtureBundle } from './certificate.js';
import { fullAffiliation, fullEndpoint, fullOrganization, nationalEndpoint } from './full-resources.js';
import { valueKinds } from './value-kinds.js';

const payer = 'cedar-hollow';
const operator = 'quillon-exchange';
const endpointId = 'cedar-hollow-payer-to-payer';

/** A bundle as payers publish it. Its entries, here and below: the payer, its operator, the Endpoint. */
function plain(): Loose {
  return fixtureBundle();
}

/** Every element of Bundle that a collection may have, and every one that mtls-organization has a place for. */
function organization(): Loose {
  const bundle = fixtureBundle();
  const link = [{ relation: 'alternate', url: 'https://cedar-hollow.example.com/payer' }];
  return {
    ...bundle,
    meta: { ...bundle.meta, versionId: '3', lastUpdated: '2026-11-01T00:00:00.5-05:00' },
    implicitRules: 'https://cedar-hollow.example.com/rules',
    language: 'en',
    identifier: { system: 'urn:ietf:rfc:3986', value: 'urn:uuid:0c3151bd-1cbf-4d64-b04d-cd9187a4c6e0' },
    link: [{ relation: 'self', url: 'https://cedar-hollow.example.com/bundle' }],
    entry: [{ link, ...fullOrganization(payer, 'Cedar Hollow Health Plan', endpointId) }, ...bundle.entry.slice(1)],
    signature: { ...bundle.signature, targetFormat: 'application/fhir+json', sigFormat: 'application/pkcs7-mime' },
  };
}

function withEndpoint(entry: Loose, more: readonly Loose[] = []): Loose {
  const bundle = fixtureBundle();
  return { ...bundle, entry: [...bundle.entry.slice(0, 2), entry, ...more] };
}

/** Every element that mtls-endpoint has a place for, with each extension that it slices on. */
function endpoint(): Loose {
  return withEndpoint(fullEndpoint(endpointId, operator));
}

/** The extensions that the National Directory has for an Endpoint. */
function national(): Loose {
  return withEndpoint(nationalEndpoint(endpointId, operator));
}

/** A fourth entry: an OrganizationAffiliation with every element that R4 has a place for. */
function affiliation(): Loose {
  return withEndpoint(fixtureBundle().entry[2], [fullAffiliation('operation', payer, operator, endpointId)]);
}

/** The extension that the payer of `values` has of each kind of Extension.value[x]; nobody defines it. */
export const valueExtension = 'https://cedar-hollow.example.com/extensions/any';

/** The plain bundle with an extension for each type that Extension.value[x] may have, in the order of `valueKinds`. */
function values(): Loose {
  const bundle = fixtureBundle();
  bundle.entry[0].resource.extension = Object.entries(valueKinds).map(([type, value]) =>
    extension(valueExtension, { [valueKey(type)]: structuredClone(value) }),
  );
  return bundle;
}

/** `dateTime` → `valueDateTime`. */
export function valueKey(type: string): string {
  return `value${type.charAt(0).toUpperCase()}${type.slice(1)}`;
}

/** The plain bundle as the server answered a search or told its history: types that the directory does not publish. */
function searchSet(): Loose {
  const bundle = fixtureBundle();
  const entry = bundle.entry.map((each: Loose) => ({ ...each, search: { mode: 'match', score: 0.5 } }));
  return { ...bundle, type: 'searchset', total: 3, entry };
}

function history(): Loose {
  const bundle = fixtureBundle();
  const request = { method: 'PUT', ifNoneMatch: 'W/"1"', ifModifiedSince: '2026-01-01T00:00:00Z', ifMatch: 'W/"1"', ifNoneExist: 'name=x' };
  const response = { status: '200', etag: 'W/"1"', lastModified: '2026-01-01T00:00:00Z' };
  const entry = bundle.entry.map((each: Loose) => {
    const url = each.fullUrl.split('/').slice(-2).join('/');
    return { ...each, request: { ...request, url }, response: { ...response, location: `${url}/_history/1` } };
  });
  return { ...bundle, type: 'history', total: 3, entry };
}

const makers = { plain, organization, endpoint, national, affiliation, values, searchSet, history } as const;

export type BaseName = keyof typeof makers;
// The keys of an object literal are all there is in it.
export const baseNames = Object.keys(makers) as BaseName[];

const texts = new Map<BaseName, string>();

/** A conformant bundle that faults are seeded into, made anew, and no part of it shared with another part. */
export function baseBundle(name: BaseName): Loose {
  const text = texts.get(name) ?? JSON.stringify(makers[name]());
  texts.set(name, text);
  return JSON.parse(text);
}
