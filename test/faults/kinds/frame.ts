import type { Loose } from '../../profiles/conformant.js';
import { narrative } from '../bases/full-resources.js';
import { faultsIn, type SeededFault } from '../fault.js';

const identity = faultsIn('identity', 'plain');
const bundles = faultsIn('bundle', 'plain');
const full = faultsIn('bundle', 'organization');

const fullUrl = (index: number): string => `Bundle.entry[${index}].fullUrl`;

/** Who an entry is: its fullUrl and its id. */
export const identityFaults: readonly SeededFault[] = [
  identity('no fullUrl', 'identity/fullurl-missing', 'Bundle.entry[2]', ({ bundle }) => delete bundle.entry[2].fullUrl),
  identity('a relative fullUrl', 'identity/fullurl-relative', fullUrl(2), ({ bundle }) => (bundle.entry[2].fullUrl = 'Endpoint/cedar-hollow-payer-to-payer')),
  identity('a fullUrl of another id', 'identity/fullurl-mismatch', fullUrl(2), ({ bundle }) => (bundle.entry[2].fullUrl += 'x')),
  identity('an empty fullUrl', 'r4/primitive-value', fullUrl(2), ({ bundle }) => (bundle.entry[2].fullUrl = '')),
  identity('a fullUrl that is a number', 'r4/wrong-json-type', fullUrl(2), ({ bundle }) => (bundle.entry[2].fullUrl = 5)),
  identity('a fullUrl with a bad UUID', 'r4/primitive-value', fullUrl(2), ({ bundle }) => (bundle.entry[2].fullUrl = 'urn:uuid:payer-to-payer')),
  identity('no id', 'structure/missing-id', 'endpoint', ({ endpoint }) => delete endpoint.id),
  identity('an id with an underscore', 'r4/primitive-value', 'endpoint.id', ({ endpoint }) => (endpoint.id = 'payer_to_payer')),
  identity('an id that is too long', 'r4/primitive-value', 'endpoint.id', ({ endpoint }) => (endpoint.id = 'x'.repeat(65))),
]; // biome-ignore format: a table

const addEntry = (bundle: Loose, resource: Loose): Loose =>
  bundle.entry.push({ fullUrl: `https://cedar-hollow.quillon.example.com/fhir/${resource.resourceType}/${resource.id}`, resource });

/** The frame: resources, entries, the bundle itself. */
export const bundleFaults: readonly SeededFault[] = [
  bundles('an unknown resource type', 'r4/unknown-resource-type', 'Bundle.entry[3].resource.resourceType', ({ bundle }) => addEntry(bundle, { resourceType: 'Organisation', id: 'x' })),
  bundles('a resource type in lower case', 'r4/unknown-resource-type', 'Bundle.entry[3].resource.resourceType', ({ bundle }) => addEntry(bundle, { resourceType: 'endpoint', id: 'x' })),
  bundles('a resource type that is a number', 'r4/unknown-resource-type', 'Bundle.entry[3].resource.resourceType', ({ bundle }) => bundle.entry.push({ fullUrl: 'urn:uuid:0c3151bd-1cbf-4d64-b04d-cd9187a4c6e0', resource: { resourceType: 5 } })),
  bundles('a data type for a resource type', 'r4/unknown-resource-type', 'Bundle.entry[3].resource.resourceType', ({ bundle }) => addEntry(bundle, { resourceType: 'Coding', id: 'x' })),
  bundles('no resource type', 'r4/missing-element', 'Bundle.entry[3].resource', ({ bundle }) => bundle.entry.push({ fullUrl: 'urn:uuid:0c3151bd-1cbf-4d64-b04d-cd9187a4c6e0', resource: { id: 'x' } })),
  full('an unknown type of a contained resource', 'r4/unknown-resource-type', 'payer.contained[0].resourceType', ({ payer }) => (payer.contained[0].resourceType = 'Organisation')),
  bundles('a resource of another type', 'structure/unexpected-resource', 'Bundle.entry[3].resource.resourceType', ({ bundle }) => addEntry(bundle, { resourceType: 'Location', id: 'x', name: 'x', text: narrative('x') })),
  bundles('a resource that is a string', 'r4/wrong-json-type', 'Bundle.entry[3].resource', ({ bundle }) => bundle.entry.push({ fullUrl: 'urn:uuid:0c3151bd-1cbf-4d64-b04d-cd9187a4c6e0', resource: 'x' })),
  bundles('a resource in a list', 'r4/wrong-json-type', 'Bundle.entry[3].resource', ({ bundle }) => bundle.entry.push({ fullUrl: 'urn:uuid:0c3151bd-1cbf-4d64-b04d-cd9187a4c6e0', resource: [] })),
  bundles('an entry that is null', 'r4/wrong-json-type', 'Bundle.entry[3]', ({ bundle }) => bundle.entry.push(null)),
  bundles('an entry that is a string', 'r4/wrong-json-type', 'Bundle.entry[3]', ({ bundle }) => bundle.entry.push('x')),
  bundles('an empty entry', 'r4/empty-element', 'Bundle.entry[3]', ({ bundle }) => bundle.entry.push({})),
  bundles('an entry in a list', 'r4/wrong-json-type', 'Bundle.entry[3]', ({ bundle }) => bundle.entry.push([bundle.entry[1]])),
  bundles('a misspelt resource', 'r4/unknown-property', 'Bundle.entry[2].ressource', ({ bundle }) => (bundle.entry[2].ressource = {})),
  bundles('an unknown property of the bundle', 'r4/unknown-property', 'Bundle.payer', ({ bundle }) => (bundle.payer = 'x')),
  bundles('entries beside entry', 'r4/unknown-property', 'Bundle.entries', ({ bundle }) => (bundle.entries = [])),
  bundles('extensions of the bundle', 'r4/unknown-property', 'Bundle.extension', ({ bundle }) => (bundle.extension = [{ url: 'https://x.example.com', valueString: 'x' }])),
  bundles('an id with a blank', 'r4/primitive-value', 'Bundle.id', ({ bundle }) => (bundle.id = 'cedar hollow')),
  bundles('meta that is a list', 'r4/wrong-json-type', 'Bundle.meta', ({ bundle }) => (bundle.meta = [bundle.meta])),
  bundles('empty meta', 'r4/empty-element', 'payer.meta', ({ payer }) => (payer.meta = {})),
  bundles('meta that is null', 'r4/wrong-json-type', 'payer.meta', ({ payer }) => (payer.meta = null)),
  bundles('profile as a string', 'r4/wrong-json-type', 'payer.meta.profile', ({ payer }) => (payer.meta.profile = payer.meta.profile[0])),
  bundles('no profile in the list', 'r4/empty-array', 'payer.meta.profile', ({ payer }) => (payer.meta.profile = [])),
  bundles('a signature in a list', 'r4/wrong-json-type', 'Bundle.signature', ({ bundle }) => (bundle.signature = [bundle.signature])),
]; // biome-ignore format: a table
