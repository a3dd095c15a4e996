import type { FhirPackage, FhirPackages, PackageRegistry } from '../ports/fhir-packages.js';
import type { Definitions } from '../profiles/definitions.js';
import { families, guides } from '../profiles/guides.js';
import { definitionSet } from '../profiles/official/definition-set.js';
import { validatorBody } from '../profiles/write-validator.js';
import { readOfficialDefinitions, type Wanted } from './official-definitions.js';
import { type PackageSet, packageSet } from './package-set.js';

/** What a guide that was compiled from packages says of itself. */
export interface OfficialGuide {
  /** Package name and version. */
  readonly name: string;
  readonly title: string;
  /** `name#version` of dependencies that are in no place: what they define was not judged. */
  readonly missing: readonly string[];
  /** Whether each Organization, Endpoint … is held to a profile; else each only to those that it claims. */
  readonly holdsAll: boolean;
}

const resourceTypes: ReadonlySet<string> = new Set(['Bundle', 'Organization', 'Endpoint', 'OrganizationAffiliation']);

/**
 * Compiles the guide of a package and its dependencies: the code of a function of the leaves that returns the members of GuideValidator
 * and `guide`, an OfficialGuide. `base`: R4 itself and what every guide shares.
 * @throws DirectoryError where the package can't be read or is not for R4.
 */
export async function compileOfficialGuide(
  packages: FhirPackages,
  root: FhirPackage,
  registry: PackageRegistry | undefined,
  base: Definitions,
): Promise<string> {
  const set = await packageSet(packages, root, registry);
  const family = families.find(({ name }) => name === root.name);
  const closed = await closedBases(set, root, family?.closed);
  const profiles = await profilesOf(root);
  const official = await readOfficialDefinitions(set, base, await wantedBy(set, closed, profiles));
  const definitions = definitionSet(base, official);
  const usable = profiles.filter(({ canonical }) => definitions.structures.get(canonical)?.derivation === 'constraint');
  const held = Object.entries(family?.profiles ?? {}).map(([type, all]): [string, string[]] => [
    type,
    all.filter((canonical) => usable.some((each) => each.canonical === canonical)),
  ]);
  const claims = [...resourceTypes].map((type): [string, string[]] => {
    const all = held.find(([each]) => each === type)?.[1] ?? [];
    return [type, usable.filter((each) => each.type === type && !all.includes(each.canonical)).map(({ canonical }) => canonical)];
  });
  const body = validatorBody(definitions, {
    profiles: Object.fromEntries(held.filter(([, all]) => all.length > 0)),
    claims: Object.fromEntries(claims.filter(([, some]) => some.length > 0)),
    closed,
    unjudgedIsTold: true,
  });
  const guide: OfficialGuide = {
    name: `${root.name}#${root.version}`,
    title: titleOf(root),
    missing: set.missing,
    holdsAll: held.some(([, all]) => all.length > 0),
  };
  return `const guide = ${JSON.stringify(guide)};\n${body.replace(/return \{ judge, profiles \};\n$/, 'return { judge, profiles, guide };\n')}`;
}

function titleOf({ name, version, title }: FhirPackage): string {
  const known = guides.find((guide) => guide.name === `${name}#${version}`);
  return known?.title ?? `${title ?? name} ${version}`;
}

interface Profile {
  readonly canonical: string;
  readonly type: string;
}

/** The package's own profiles of what a bundle holds; what a profile that can't be used constrains is found out when it is read. */
async function profilesOf(root: FhirPackage): Promise<Profile[]> {
  return (await root.entries()).flatMap(({ resourceType, url, type }) =>
    resourceType === 'StructureDefinition' && type !== undefined && resourceTypes.has(type) ? [{ canonical: url, type }] : [],
  );
}

/** The bases below which the packages have every extension and code system that there is: the guide's own, and those of its family. */
async function closedBases(set: PackageSet, root: FhirPackage, ofFamily: readonly string[] | undefined): Promise<string[]> {
  const urls = (await Promise.all(set.packages.map((each) => each.entries()))).flat().map(({ url }) => url);
  if (ofFamily !== undefined) return ofFamily.filter((base) => urls.some((url) => url.startsWith(`${base}/`)));
  const own = root.canonical ?? (await root.entries())[0]?.url.replace(/\/(StructureDefinition|ValueSet|CodeSystem)\/.*$/, '');
  // R4's own base is no guide's.
  return own === undefined || own === 'http://hl7.org/fhir' ? [] : [own];
}

/** Besides the profiles every extension and code system below the closed bases: a bundle may use any of them. */
async function wantedBy(set: PackageSet, closed: readonly string[], profiles: readonly Profile[]): Promise<Wanted[]> {
  const wanted: Wanted[] = profiles.map(({ canonical }) => ({ kind: 'StructureDefinition', canonical }));
  for (const each of set.packages) {
    for (const { resourceType, url, type } of await each.entries()) {
      if (!closed.some((base) => url.startsWith(`${base}/`))) continue;
      if (resourceType === 'CodeSystem') wanted.push({ kind: 'CodeSystem', canonical: url });
      else if (resourceType === 'StructureDefinition' && type === 'Extension') wanted.push({ kind: 'StructureDefinition', canonical: url });
    }
  }
  return wanted;
}
