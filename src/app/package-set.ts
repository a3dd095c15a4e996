import { DirectoryError } from '../domain/errors.js';
import { shown } from '../domain/message.js';
import type { FhirPackage, FhirPackages, PackageEntry, PackageRegistry } from '../ports/fhir-packages.js';
import { guides, shared } from '../profiles/guides.js';

/** One package's definition of a canonical. */
export interface Candidate {
  readonly package: FhirPackage;
  readonly entry: PackageEntry;
}

/** A package with all that it depends on, as far as that is at hand. */
export interface PackageSet {
  /** The package that was asked for first, the others in the order in which they are named. */
  readonly packages: readonly FhirPackage[];
  /** `name#version` of dependencies that are in no place. */
  readonly missing: readonly string[];
  /** The definitions of a canonical, nearest package first; R4 core comes last. */
  candidates(url: string): readonly Candidate[];
}

/** More than any guide needs. */
const mostPackages = 200;
/** R4 itself has been compiled by hand from its definitions; the package of them serves for what is not compiled. */
const core: ReadonlySet<string> = new Set(['hl7.fhir.r4.core', 'hl7.fhir.core']);
/** Packages of other versions of FHIR, and of examples and expansions, define nothing for R4. */
const unused = /^hl7\.fhir\.(r[2356]b?|r4b)\.|^hl7\.fhir\.r4\.(examples|expansions|elements|corexml)$/;

function requireR4({ name, version, fhirVersions, dependencies }: FhirPackage): void {
  const isR4 = fhirVersions.some((each) => each.startsWith('4.0')) || (fhirVersions.length === 0 && !dependencies.has('hl7.fhir.r5.core'));
  if (isR4) return;
  throw new DirectoryError(
    'ERR_PACKAGE',
    `${shown(`${name}#${version}`)} is for FHIR ${shown(fhirVersions.join(', ') || '5')}, but bundles are of FHIR R4 (4.0.1).`,
    {
      help: 'Name a version of the guide that is made for R4; many packages end in .r4.',
    },
  );
}

/** What a package says that it depends on; where it says nothing and the guide is one of those known here, what is known of it. */
function dependenciesOf({ name, version, dependencies }: FhirPackage): [string, string][] {
  const known = guides.find((guide) => guide.name === `${name}#${version}`);
  const own = known?.packages
    .filter((each) => !shared.includes(each) && each !== known.name)
    .map((each): [string, string] => [each.split('#')[0] ?? '', each.split('#')[1] ?? '']);
  return [...dependencies, ...(own ?? []).filter(([each]) => !dependencies.has(each))].filter(([each]) => !unused.test(each));
}

/** Opens the package's dependencies, and theirs, breadth first; `registry` fetches what is in no place. */
export async function packageSet(packages: FhirPackages, root: FhirPackage, registry: PackageRegistry | undefined): Promise<PackageSet> {
  requireR4(root);
  const found = new Map<string, FhirPackage>([[root.name, root]]);
  const missing = new Set<string>();
  const waiting = dependenciesOf(root);
  for (const [name, version] of waiting) {
    // A set never mixes two versions of one package: the one nearest to the guide counts.
    if (found.has(name) || found.size >= mostPackages) continue;
    const opened = (await packages.open(name, version)) ?? (await fetched(packages, name, version, core.has(name) ? undefined : registry));
    if (opened === undefined) missing.add(`${name}#${version}`);
    else {
      found.set(name, opened);
      waiting.push(...dependenciesOf(opened));
    }
  }
  const ordered = [...found.values()].sort((one, other) => Number(core.has(one.name)) - Number(core.has(other.name)));
  const index = await indexOf(ordered);
  return {
    packages: ordered,
    missing: [...missing].filter((each) => !core.has(each.split('#')[0] ?? '')).sort(),
    candidates: (url) => index.get(url) ?? [],
  };
}

/** R4 itself is not worth fetching: what judging needs of it is built in. */
async function fetched(
  packages: FhirPackages,
  name: string,
  version: string,
  registry: PackageRegistry | undefined,
): Promise<FhirPackage | undefined> {
  return registry !== undefined && (await registry.fetch(name, version)) ? packages.open(name, version) : undefined;
}

async function indexOf(packages: readonly FhirPackage[]): Promise<Map<string, Candidate[]>> {
  const index = new Map<string, Candidate[]>();
  for (const each of packages) {
    for (const entry of await each.entries()) {
      const known = index.get(entry.url);
      if (known === undefined) index.set(entry.url, [{ package: each, entry }]);
      else known.push({ package: each, entry });
    }
  }
  return index;
}

export function isCore({ name }: FhirPackage): boolean {
  return core.has(name);
}
