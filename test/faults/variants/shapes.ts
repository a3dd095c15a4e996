import { readdirSync, readFileSync } from 'node:fs';
import { concept, extension, type Loose } from '../../profiles/conformant.js';
import { narrative } from '../bases/full-resources.js';
import { type Variant, variantsOf } from '../variant.js';

const plain = variantsOf('shapes', 'plain');
const full = variantsOf('shapes', 'organization');
const endpoints = variantsOf('shapes', 'endpoint');
const affiliations = variantsOf('shapes', 'affiliation');

const base = 'https://cedar-hollow.quillon.example.com/fhir';
const uuids = ['0c3151bd-1cbf-4d64-b04d-cd9187a4c6e0', '53fefa32-fcbb-4ff8-8a92-55ee120877b7', '9dcb8d7f-1f2b-4a5c-8f2e-6a2b9a3c1d4e'];

/** Every reference in a value replaced by what `to` makes of it. */
function redirect(value: Loose, to: (reference: string) => string): void {
  if (typeof value !== 'object' || value === null) return;
  if (typeof value.reference === 'string') value.reference = to(value.reference);
  for (const child of Object.values(value)) redirect(child, to);
}

function byUuid({ bundle }: { bundle: Loose }): void {
  const urls = new Map<string, string>(bundle.entry.map((entry: Loose, index: number) => [entry.fullUrl, `urn:uuid:${uuids[index]}`]));
  redirect(bundle, (reference) => urls.get(reference) ?? urls.get(`${base}/${reference}`) ?? reference);
  for (const entry of bundle.entry) entry.fullUrl = urls.get(entry.fullUrl);
}

/** How resources are identified and refer to each other. */
const references: readonly Variant[] = [
  plain('absolute references', ({ bundle }) => redirect(bundle.entry, (reference) => `${base}/${reference}`)),
  plain('fullUrls that are UUIDs', byUuid),
  plain('a reference with display', ({ endpoint }) => (endpoint.managingOrganization.display = 'Quillon')),
  plain('a reference with type', ({ endpoint }) => (endpoint.managingOrganization.type = 'Organization')),
  plain('an identifier beside a reference', ({ endpoint, operator }) => (endpoint.managingOrganization.identifier = operator.identifier[0])),
  plain('no managing Organization, and no operator', ({ bundle, endpoint }) => {
    bundle.entry.splice(1, 1);
    delete endpoint.managingOrganization;
  }),
  plain('managed by the payer itself', ({ bundle, endpoint }) => {
    bundle.entry.splice(1, 1);
    endpoint.managingOrganization.reference = 'Organization/cedar-hollow';
  }),
  plain('a part of the operator', ({ payer }) => (payer.partOf = { reference: 'Organization/quillon-exchange' })),
  plain('no Endpoint named by the payer', ({ payer }) => delete payer.endpoint),
  plain('a signature without data', ({ bundle }) => delete bundle.signature.data),
  plain('keys in another order', ({ bundle }) => { for (const entry of bundle.entry) entry.resource = Object.fromEntries(Object.entries(entry.resource).reverse()); }),
]; // biome-ignore format: a table

const inner = (more: Loose): Loose => ({ resourceType: 'Organization', id: 'inner', name: 'Inner', text: narrative('Inner'), ...more });

/** Contained resources. */
const contained: readonly Variant[] = [
  plain('one that is referred to', ({ payer }) => {
    payer.contained = [inner({})];
    payer.partOf = { reference: '#inner' };
  }),
  plain('one that refers to its container', ({ payer }) => (payer.contained = [inner({ partOf: { reference: '#' } })])),
  plain('one that another refers to', ({ payer }) => {
    payer.contained = [inner({ partOf: { reference: '#outer' } }), inner({ id: 'outer', name: 'Outer' })];
    payer.partOf = { reference: '#inner' };
  }),
  plain('one with an identifier and no name', ({ payer }) => {
    const { name, ...rest } = inner({ identifier: [{ system: 'urn:ietf:rfc:3986', value: 'https://x.example.com' }] });
    payer.contained = [rest];
    payer.partOf = { reference: '#inner' };
  }),
  plain('an Endpoint that is suspended, since R4 alone is asked', ({ payer, endpoint }) => {
    const { extension: _, meta, managingOrganization, ...rest } = endpoint;
    payer.contained = [{ ...rest, id: 'old', status: 'suspended' }];
    payer.extension = [extension('http://hl7.org/fhir/us/ndh/StructureDefinition/base-ext-org-description', { valueString: 'x' })];
    payer.endpoint[0] = { reference: '#old' };
  }),
  full('two of them', ({ payer }) => {
    payer.contained.push(inner({}));
    payer.contained[0].partOf = { reference: '#inner' };
  }),
  full('one with meta', ({ payer }) => (payer.contained[0].meta = { source: 'https://x.example.com', tag: [{ system: 'https://x.example.com/tags', code: 'x' }] })),
]; // biome-ignore format: a table

/** More than one, fewer, others. */
const lists: readonly Variant[] = [
  full('four lines of an address', ({ payer }) => (payer.address[0].line = ['1', '2', '3', '4'])),
  full('two addresses', ({ payer }) => payer.address.push({ city: 'Dover' })),
  full('two telecoms', ({ payer }) => payer.telecom.push({ system: 'url', value: 'https://x.example.com' })),
  full('a telecom without value', ({ payer }) => payer.telecom.push({ system: 'url' })),
  full('every system of a contact', ({ payer }) => (payer.contact[0].telecom = ['phone', 'fax', 'email', 'pager', 'url', 'sms', 'other'].map((system) => ({ system, value: 'x' })))),
  full('every use of a contact', ({ payer }) => (payer.contact[0].telecom = ['home', 'work', 'temp', 'old', 'mobile'].map((use) => ({ system: 'phone', value: 'x', use })))),
  full('every use of an address', ({ payer }) => (payer.address = ['work', 'temp', 'old', 'billing'].map((use) => ({ use, city: 'Dover' })))),
  full('every use of an identifier', ({ payer }) => (payer.identifier[2].use = 'secondary')),
  full('a coding without code', ({ payer }) => payer.type.push({ coding: [{ system: 'https://x.example.com/types', display: 'x' }] })),
  full('a concept that is text', ({ payer }) => payer.type.push({ text: 'Payer' })),
  full('a coding of a later version', ({ payer }) => (payer.type[0].coding[0] = { system: 'http://terminology.hl7.org/CodeSystem/organization-type', version: '9.9.9', code: 'pay' })),
  full('two codings', ({ payer }) => payer.type[0].coding.push({ system: 'https://x.example.com/types', code: 'x' })),
  full('not active', ({ payer }) => (payer.active = false)),
  plain('no identifier of the operator but its own', ({ operator }) => operator.identifier.pop()),
  endpoints('two signed objects', ({ endpoint }) => endpoint.extension.push(endpoint.extension[10])),
  endpoints('two use cases', ({ endpoint }) => endpoint.extension.push(endpoint.extension[0])),
  endpoints('only the signed object', ({ endpoint }) => (endpoint.extension = [endpoint.extension[10]])),
  endpoints('parts in another order', ({ endpoint }) => endpoint.extension[10].extension.reverse()),
  endpoints('extensions in another order', ({ endpoint }) => endpoint.extension.reverse()),
  endpoints('an extension of somebody else', ({ endpoint }) => endpoint.extension.push(extension('https://x.example.com/a', { valueString: 'x' }))),
  endpoints('a complex extension of somebody else', ({ endpoint }) => endpoint.extension.push(extension('https://x.example.com/a', [extension('b', { valueString: 'x' }), extension('https://x.example.com/c', { valueBoolean: true })]))),
  endpoints('a foreign extension inside one of PDex', ({ endpoint }) => endpoint.extension[0].extension.push(extension('https://x.example.com/a', { valueString: 'x' }))),
  endpoints('one mime type', ({ endpoint }) => (endpoint.payloadMimeType = ['application/fhir+turtle'])),
  endpoints('no mime types', ({ endpoint }) => delete endpoint.payloadMimeType),
  endpoints('a code of the signed object in lower case, since its system does not tell', ({ endpoint }) => Object.assign(endpoint.extension[10].extension[0], concept('http://hl7.org/fhir/us/davinci-pdex/CodeSystem/MtlsObjectCodeCS', 'mtls'))),
  affiliations('an affiliation with nothing but a role', ({ fourth }) => {
    for (const key of Object.keys(fourth)) if (!['resourceType', 'id', 'text', 'code'].includes(key)) delete fourth[key];
  }),
]; // biome-ignore format: a table

const folder = new URL('../../../bundles/', import.meta.url);

/** The directory's own bundles. */
const examples: readonly Variant[] = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .map((name) => ({ id: `examples: ${name.replace('.json', '')}`, bytes: () => readFileSync(new URL(name, folder)) }));

export const shapeVariants: readonly Variant[] = [...references, ...contained, ...lists, ...examples];
