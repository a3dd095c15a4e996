import { codesIn, codingsOf, extensionsNamed } from './extensions.js';
import { asArray, asObject, asString, isObject, type JsonObject } from './json.js';
import type { ManagingOrganization, Payer, PayerIdentifier } from './payer.js';
import { periodOf, phaseOf } from './period.js';
import type { Environment } from './policy.js';
import { managingReferenceOf, readEndpoint } from './read-endpoint.js';

export interface ReadPayerOptions {
  /** From the file's name, or Bundle.id. */
  readonly slug: string;
  /** Of Endpoints that declare none. */
  readonly defaultEnvironment: Environment;
  /** Milliseconds since 1970: decides which names and identifiers are former ones. */
  readonly now: number;
}

interface Resource {
  readonly fullUrl: string | undefined;
  readonly resource: JsonObject;
}

/** Codes of Identifier status that take its meaning away (professional-credential-status, and CredentialStatusCS before it). */
const voidStatuses = new Set(['inactive', 'issued-in-error', 'expired', 'revoked']);

/**
 * The payer that a bundle describes: the Organization of the first entry, with every Endpoint of the bundle. Reads anything
 * without complaint; undefined where the value isn't a Bundle that begins with an Organization.
 */
export function readPayer(bundle: unknown, options: ReadPayerOptions): Payer | undefined {
  const entries = entriesOf(bundle);
  const first = entries[0];
  if (first?.resource['resourceType'] !== 'Organization') return undefined;
  const { resource } = first;
  const managers = managersAmong(entries, first);
  const endpoints = entries
    .filter((entry) => entry.resource['resourceType'] === 'Endpoint')
    .map((entry) => readEndpoint(entry.resource, entry.fullUrl, managers.of(entry), options.defaultEnvironment));
  return {
    slug: options.slug,
    name: asString(resource['name']),
    ...aliasesOf(resource, options.now),
    identifiers: identifiersOf(resource, options.now),
    active: resource['active'] !== false,
    managingOrganizations: managers.found.map((manager) => organization(manager, options.now)),
    endpoints,
    fullUrl: first.fullUrl,
    resource,
  };
}

/** An entry without a resource keeps its place: it must not make the second entry the first. */
function entriesOf(bundle: unknown): readonly Resource[] {
  if (!isObject(bundle) || bundle['resourceType'] !== 'Bundle') return [];
  return asArray(bundle['entry']).map((entry) => ({
    fullUrl: asString(asObject(entry)?.['fullUrl']),
    resource: asObject(asObject(entry)?.['resource']) ?? {},
  }));
}

/**
 * Finds who operates an Endpoint, and remembers each such Organization once. A reference means the Organization with that
 * fullUrl, or with that id. More lenient than R4's rules for Bundles on purpose: it serves to show who operates an Endpoint, and
 * the validator reports what doesn't resolve.
 */
function managersAmong(
  entries: readonly Resource[],
  payer: Resource,
): { readonly found: Resource[]; of(endpoint: Resource): number | undefined } {
  const organizations = entries.filter(({ resource }) => resource['resourceType'] === 'Organization');
  const byReference = new Map<string, Resource>();
  for (const entry of organizations) byReference.set(`Organization/${asString(entry.resource['id'])}`, entry);
  for (const entry of organizations) if (entry.fullUrl !== undefined) byReference.set(entry.fullUrl, entry);
  const found: Resource[] = [];
  const indices = new Map<Resource, number>();
  return {
    found,
    of(endpoint) {
      const manager = byReference.get(managingReferenceOf(endpoint.resource) ?? '');
      if (manager === undefined || manager === payer) return undefined;
      const known = indices.get(manager);
      if (known !== undefined) return known;
      indices.set(manager, found.length);
      return found.push(manager) - 1;
    },
  };
}

function organization({ fullUrl, resource }: Resource, now: number): ManagingOrganization {
  return { name: asString(resource['name']), identifiers: identifiersOf(resource, now), fullUrl, resource };
}

/** Names beside Organization.name; NDH's extensions on the alias tell which are former ones. */
function aliasesOf(resource: JsonObject, now: number): { readonly aliases: readonly string[]; readonly formerNames: readonly string[] } {
  const aliases: string[] = [];
  const formerNames: string[] = [];
  const companions = asArray(resource['_alias']);
  for (const [index, alias] of asArray(resource['alias']).entries()) {
    if (typeof alias === 'string') (isFormer(asObject(companions[index]), now) ? formerNames : aliases).push(alias);
  }
  return { aliases, formerNames };
}

function isFormer(companion: JsonObject | undefined, now: number): boolean {
  const periods = extensionsNamed(companion, 'base-ext-org-alias-period');
  if (periods.some((extension) => phaseOf(periodOf(extension['valuePeriod']), now) === 'over')) return true;
  return extensionsNamed(companion, 'base-ext-org-alias-type').some((extension) => codesIn(extension).includes('historical'));
}

function identifiersOf(resource: JsonObject, now: number): readonly PayerIdentifier[] {
  return asArray(resource['identifier']).flatMap((item) => {
    const identifier = asObject(item);
    const value = asString(identifier?.['value'])?.trim();
    if (identifier === undefined || value === undefined || value === '') return [];
    return [{ system: asString(identifier['system']), value, types: codingsOf(identifier['type']), current: isCurrent(identifier, now) }];
  });
}

function isCurrent(identifier: JsonObject, now: number): boolean {
  const statuses = extensionsNamed(identifier, 'base-ext-identifier-status').flatMap((extension) => codesIn(extension));
  const over = phaseOf(periodOf(identifier['period']), now) === 'over';
  return identifier['use'] !== 'old' && !over && !statuses.some((status) => voidStatuses.has(status));
}
