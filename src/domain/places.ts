import { readAddress } from './address.js';
import type { AddressPlace, BundleView, Entry, IdentifierOwner, IdentifierPlace, ReferencePlace, Resolution } from './bundle.js';
import { asArray, asObject, asString, isObject, type JsonObject, type JsonValue } from './json.js';
import type { Path } from './path.js';
import { isTypeAndId } from './resolution.js';

/** What several checks look at, collected in one walk over the elements that can hold it. */
export interface Places {
  readonly references: readonly ReferencePlace[];
  readonly identifiers: readonly IdentifierPlace[];
  readonly addresses: readonly AddressPlace[];
}

interface ReferenceElement {
  readonly name: string;
  /** As in `Organization.partOf`. */
  readonly element: string;
  readonly types: readonly string[];
}

function element(type: string, name: string, target: string): ReferenceElement {
  return { name, element: `${type}.${name}`, types: [target] };
}

/** Reference elements by resource type, with the types that R4 lets them refer to. */
const referenceElements: ReadonlyMap<string, readonly ReferenceElement[]> = new Map([
  ['Organization', [element('Organization', 'partOf', 'Organization'), element('Organization', 'endpoint', 'Endpoint')]],
  ['Endpoint', [element('Endpoint', 'managingOrganization', 'Organization')]],
  [
    'OrganizationAffiliation',
    [
      element('OrganizationAffiliation', 'organization', 'Organization'),
      element('OrganizationAffiliation', 'participatingOrganization', 'Organization'),
      element('OrganizationAffiliation', 'network', 'Organization'),
      element('OrganizationAffiliation', 'location', 'Location'),
      element('OrganizationAffiliation', 'healthcareService', 'HealthcareService'),
      element('OrganizationAffiliation', 'endpoint', 'Endpoint'),
    ],
  ],
]);

/** Elements besides the resource itself that carry extensions in practice, a contact point's availability and via-intermediary above all. */
const extended = ['telecom', 'contact', 'address'] as const;
const signer: ReferenceElement = {
  name: 'who',
  element: 'Bundle.signature.who',
  types: ['Practitioner', 'PractitionerRole', 'RelatedPerson', 'Patient', 'Device', 'Organization'],
};
const assignerOf = element('Identifier', 'assigner', 'Organization');
const inExtension: ReferenceElement = { name: 'value', element: 'Extension.value', types: [] };
const associatedServers = 'http://hl7.org/fhir/us/davinci-pdex/StructureDefinition/base-ext-associatedServers';
const associatedServersOfNdh = 'http://hl7.org/fhir/us/ndh/StructureDefinition/base-ext-associatedServers';
/** Extensions that nest deeper say nothing that anyone reads. */
const deepest = 32;

interface Walk {
  readonly view: Pick<BundleView, 'resolve'>;
  readonly byIdentifier: (identifier: JsonObject, types: readonly string[]) => Entry | undefined;
  readonly references: ReferencePlace[];
  readonly identifiers: IdentifierPlace[];
  readonly addresses: AddressPlace[];
}

/** References, identifiers and addresses of a bundle, in the order of the entries; those of the Bundle itself come last. */
export function placesIn(bundle: JsonObject, view: Pick<BundleView, 'entries' | 'resolve'>): Places {
  const walk: Walk = { view, byIdentifier: identifierLookup(view.entries), references: [], identifiers: [], addresses: [] };
  for (const entry of view.entries) {
    if (entry.resource === undefined) continue;
    readResource(walk, entry, entry.resource, entry.resourcePath, false);
    const contained = entry.resource['contained'];
    if (contained !== undefined) readContained(walk, entry, asArray(contained));
  }
  readBundle(walk, bundle, view.entries.length > 0);
  return walk;
}

function readContained(walk: Walk, entry: Entry, contained: readonly JsonValue[]): void {
  for (const [index, resource] of contained.entries()) {
    if (isObject(resource)) readResource(walk, entry, resource, [...entry.resourcePath, 'contained', index], true);
  }
}

function readBundle(walk: Walk, bundle: JsonObject, hasEntries: boolean): void {
  const identifier = asObject(bundle['identifier']);
  if (identifier !== undefined) readIdentifier(walk, undefined, identifier, ['identifier'], 'Bundle');
  const who = asObject(asObject(bundle['signature'])?.['who']);
  // Without entries the signer can't be among them, and that they are missing is the whole fault.
  if (who !== undefined && hasEntries) readReference(walk, undefined, who, ['signature', 'who'], signer);
}

function readResource(walk: Walk, from: Entry, resource: JsonObject, path: Path, contained: boolean): void {
  const type = asString(resource['resourceType']);
  const elements = type === undefined ? undefined : referenceElements.get(type);
  if (type === undefined || elements === undefined) return;
  if (leadsOn(resource)) readExtensionsOf(walk, from, resource, path);
  const owner = contained ? 'contained' : (type as IdentifierOwner); // referenceElements has no other types than IdentifierOwner
  const identifiers = asArray(resource['identifier']);
  for (let index = 0; index < identifiers.length; index += 1) {
    const identifier = identifiers[index];
    if (isObject(identifier)) readIdentifier(walk, from, identifier, below(path, 'identifier', index), owner);
  }
  for (const name of extended) {
    const parts = resource[name];
    if (parts !== undefined) readExtendedParts(walk, from, asArray(parts), path, name);
  }
  for (const each of elements) {
    const value = resource[each.name];
    if (value !== undefined) readReferences(walk, from, value, path, each);
  }
  if (type === 'Endpoint' && !contained) readAddresses(walk, from, resource, path);
}

function readExtendedParts(walk: Walk, from: Entry, parts: readonly JsonValue[], path: Path, name: string): void {
  for (const [index, part] of parts.entries()) {
    if (!isObject(part)) continue;
    if (leadsOn(part)) readExtensionsOf(walk, from, part, [...path, name, index]);
    const telecoms = part['telecom'];
    if (telecoms !== undefined) readExtendedParts(walk, from, asArray(telecoms), [...path, name, index], 'telecom');
  }
}

/** True where an extension of the element, however deep, has a Reference. Hardly any does, so this goes before anything is written down. */
function leadsOn({ extension, modifierExtension }: JsonObject): boolean {
  return (extension !== undefined && anyLeadsOn(extension, 0)) || (modifierExtension !== undefined && anyLeadsOn(modifierExtension, 0));
}

function anyLeadsOn(extensions: JsonValue, depth: number): boolean {
  if (!Array.isArray(extensions) || depth > deepest) return false;
  const items: readonly JsonValue[] = extensions;
  for (let index = 0; index < items.length; index += 1) {
    const item = items[index];
    if (!isObject(item)) continue;
    const { extension } = item;
    if (extension === undefined ? item['valueReference'] !== undefined : anyLeadsOn(extension, depth + 1)) return true;
  }
  return false;
}

/** A Reference in an extension may lead to anything. An Extension has a value or extensions, and no modifierExtension (R4, ext-1). */
function readExtensions(walk: Walk, from: Entry, extensions: readonly JsonValue[], path: Path, depth: number): void {
  if (depth > deepest) return;
  for (const [index, extension] of extensions.entries()) {
    if (!isObject(extension)) continue;
    const inner = extension['extension'];
    const reference = asObject(extension['valueReference']);
    if (inner !== undefined) readExtensions(walk, from, asArray(inner), [...path, index, 'extension'], depth + 1);
    else if (reference !== undefined) readReference(walk, from, reference, [...path, index, 'valueReference'], inExtension);
  }
}

function readExtensionsOf(walk: Walk, from: Entry, element: JsonObject, path: Path): void {
  readExtensions(walk, from, asArray(element['extension']), [...path, 'extension'], 0);
  readExtensions(walk, from, asArray(element['modifierExtension']), [...path, 'modifierExtension'], 0);
}

function readReferences(walk: Walk, from: Entry, value: JsonValue, path: Path, element: ReferenceElement): void {
  if (isObject(value)) readReference(walk, from, value, below(path, element.name), element);
  const items = asArray(value);
  for (let index = 0; index < items.length; index += 1) {
    const item = items[index];
    if (isObject(item)) readReference(walk, from, item, below(path, element.name, index), element);
  }
}

/** A path one or two steps longer. Nearly all are those of an entry's resource, which a literal copies at once. */
function below(path: Path, key: string, index?: number): Path {
  const [first, second, third] = path;
  if (path.length !== 3 || first === undefined || second === undefined || third === undefined) {
    return index === undefined ? [...path, key] : [...path, key, index];
  }
  return index === undefined ? [first, second, third, key] : [first, second, third, key, index];
}

function readIdentifier(walk: Walk, from: Entry | undefined, value: JsonObject, path: Path, owner: IdentifierOwner): void {
  walk.identifiers.push({ path, owner, value });
  const assigner = asObject(value['assigner']);
  if (assigner !== undefined) readReference(walk, from, assigner, [...path, 'assigner'], assignerOf);
}

function readReference(walk: Walk, from: Entry | undefined, value: JsonObject, path: Path, { element, types }: ReferenceElement): void {
  const reference = value['reference'];
  const identifier = asObject(value['identifier']);
  const hidden = reference === undefined && identifier !== undefined ? hiddenIn(identifier) : undefined;
  const literal = asString(reference) ?? hidden;
  const resolution = literal === undefined || literal === '' ? undefined : walk.view.resolve(literal, from, types);
  const target = resolution === undefined ? identifier && walk.byIdentifier(identifier, types) : targetOf(resolution);
  walk.references.push({ path, element, value, from, types, reference: asString(reference), resolution, hidden, target });
  if (identifier !== undefined && hidden === undefined)
    walk.identifiers.push({ path: [...path, 'identifier'], owner: 'Reference', value: identifier });
}

function targetOf(resolution: Resolution): Entry | undefined {
  return resolution.kind === 'found' ? resolution.entry : resolution.kind === 'missing' ? resolution.near : undefined;
}

/** `Organization/x` in Identifier.value is no identifier of anything. */
function hiddenIn(identifier: JsonObject): string | undefined {
  const value = asString(identifier['value']);
  if (value === undefined || !isTypeAndId(value)) return undefined;
  const type = value.slice(0, value.indexOf('/'));
  return referenceElements.has(type) || signer.types.includes(type) ? value : undefined;
}

/** Finds the entry that has an identifier; made on the first question, for a logical reference is rare. */
function identifierLookup(entries: readonly Entry[]): Walk['byIdentifier'] {
  let known: Map<string, Entry> | undefined;
  const keyOf = (type: string, identifier: JsonObject): string => JSON.stringify([type, identifier['system'], identifier['value']]);
  return (identifier, types) => {
    if (asString(identifier['system']) === undefined || asString(identifier['value']) === undefined) return undefined;
    known ??= new Map(
      entries.flatMap((entry) =>
        asArray(entry.resource?.['identifier'])
          .filter(isObject)
          .map((own): [string, Entry] => [keyOf(entry.resourceType ?? '', own), entry]),
      ),
    );
    for (const type of types) {
      const entry = known.get(keyOf(type, identifier));
      if (entry !== undefined) return entry;
    }
    return undefined;
  };
}

function readAddresses(walk: Walk, endpoint: Entry, resource: JsonObject, path: Path): void {
  // White space in Endpoint.address breaks R4's url type and is reported there.
  const address = asString(resource['address']);
  if (address !== undefined && address !== '' && !/\s/.test(address)) {
    walk.addresses.push({ path: below(path, 'address'), endpoint, role: 'address', address: readAddress(address) });
  }
  const extensions = asArray(resource['extension']);
  for (let index = 0; index < extensions.length; index += 1) {
    const extension = extensions[index];
    if (!isObject(extension) || (extension['url'] !== associatedServers && extension['url'] !== associatedServersOfNdh)) continue;
    for (const [at, part] of asArray(extension['extension']).entries()) {
      const url = isObject(part) && part['url'] === 'serverURL' ? asString(part['valueString']) : undefined;
      if (url === undefined || url === '') continue;
      const place = [...path, 'extension', index, 'extension', at, 'valueString'];
      walk.addresses.push({ path: place, endpoint, role: 'server', address: readAddress(url) });
    }
  }
}
