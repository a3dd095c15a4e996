import { type Definitions, type StructureDefinition, structureOf, typeUrl } from './definitions.js';
import { profileSchema } from './profile-schema.js';
import type { Schema } from './schema.js';
import { addType, defOf, type TypeContext } from './type-schema.js';

/** What is compiled into one validator. */
export interface CompileSettings {
  /** Resource types whose content is judged; others of R4 pass as they are. */
  readonly resources: readonly string[];
  /** Resource type → canonicals of the profiles that each root and entry of that type is held to. */
  readonly profiles: Readonly<Record<string, readonly string[]>>;
  /** Resource type → canonicals of the profiles that a root or entry of that type is held to where it claims them (Meta.profile). */
  readonly claims?: Readonly<Record<string, readonly string[]>>;
}

/** The extension definitions among the packages, by canonical. */
function extensionsOf(definitions: Definitions): StructureDefinition[] {
  return [...definitions.structures.values()].filter(({ type, derivation }) => type === 'Extension' && derivation === 'constraint');
}

/**
 * One JSON Schema for a resource of any type that may stand at the root: R4's own rules under `$defs` by type, each profile and
 * extension under its canonical. Resources are told apart by `resourceType` and extensions by `url`, never by trial.
 */
export function compileSchema(definitions: Definitions, settings: CompileSettings): Schema {
  const defs: Record<string, Schema> = {};
  const context: TypeContext = { definitions, defs, anyResource: defOf('AnyResource') };
  const byType = Object.fromEntries(settings.resources.map((type) => [type, addType(context, type)]));
  const extensions = extensionsOf(definitions);
  addType(context, 'Extension');
  const usable = usableExtensions(definitions, extensions);
  // Where an extension may stand nowhere here, that is what is wrong with it, whatever it holds.
  const byUrl = Object.fromEntries(extensions.map(({ url }) => [url, usable.has(url) ? defOf(url) : {}]));
  defs['Extension'] = { ...defs['Extension'], fhirByUrl: byUrl };
  const claims = settings.claims ?? {};
  const profiles = [...Object.values(settings.profiles), ...Object.values(claims)].flat();
  addProfiles(defs, definitions, [...usable, ...profiles]);
  defs['AnyResource'] = { fhirResource: byType };
  const held: Record<string, Schema> = {};
  for (const type of new Set([...Object.keys(settings.profiles), ...Object.keys(claims)])) {
    const [all, claimed] = [settings.profiles[type] ?? [], claims[type] ?? []];
    held[type] = {
      ...(all.length > 0 ? { allOf: all.map(defOf) } : {}),
      ...(claimed.length > 0 ? { fhirClaims: Object.fromEntries(claimed.map((canonical) => [canonical, defOf(canonical)])) } : {}),
    };
  }
  // Contained resources are held to R4 alone; the roots and the entries of a Bundle to the profiles too.
  defs['JudgedResource'] = { allOf: [defOf('AnyResource')], fhirByType: held };
  const entry = defs['Bundle.entry'];
  if (entry !== undefined) {
    defs['Bundle.entry'] = { ...entry, fhirProperties: { ...entry.fhirProperties, resource: defOf('JudgedResource') } };
  }
  return { $ref: '#/$defs/JudgedResource', $defs: defs };
}

/** The extensions that may stand on something that the definitions have a type for, or in another such extension. */
function usableExtensions(definitions: Definitions, extensions: readonly StructureDefinition[]): Set<string> {
  const contexts = extensionContexts(definitions);
  const usable = new Set<string>();
  const isUsable = (place: string): boolean => usable.has(place) || definitions.structures.has(typeUrl + (place.split('.')[0] ?? ''));
  for (let before = -1; before < usable.size; ) {
    before = usable.size;
    for (const { url } of extensions) if (contexts[url]?.some(isUsable) !== false) usable.add(url);
  }
  return usable;
}

/** Adds the schemas of profiles, and of those that their elements have. */
function addProfiles(defs: Record<string, Schema>, definitions: Definitions, canonicals: readonly string[]): void {
  const wanted = new Set(canonicals);
  // A Set's iterator also visits what is added on the way.
  for (const canonical of wanted)
    defs[canonical] ??= profileSchema(definitions, structureOf(definitions, canonical), (other) => wanted.add(other));
}

/** Extension canonical → where it may stand (StructureDefinition.context of kinds element and extension; none: anywhere). */
export function extensionContexts(definitions: Definitions): Record<string, string[]> {
  const contexts: Record<string, string[]> = {};
  for (const { url, context } of extensionsOf(definitions)) {
    const usable = (context ?? []).filter(({ type }) => type === 'element' || type === 'extension');
    if (usable.length > 0 && usable.length === context?.length) contexts[url] = usable.map(({ expression }) => expression);
  }
  return contexts;
}
