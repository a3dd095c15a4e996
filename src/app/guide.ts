import { DirectoryError } from '../domain/errors.js';
import { shown } from '../domain/message.js';
import type { CompiledGuide, CompiledGuides, FhirPackage, FhirPackages, PackageRegistry } from '../ports/fhir-packages.js';
import { indexDefinitions } from '../profiles/definitions.js';
import { findGuide, loadGuide, unknownGuide } from '../profiles/load-guide.js';
import type { GuideValidator, LoadedGuide } from '../profiles/validator.js';
import type { OfficialGuide } from './official-guide.js';

export interface GuideRequest {
  /** A guide compiled ahead of time (`ndh#1.0.0`), a package's `name#version`, or the path of its folder or archive. */
  readonly ig: string;
  /** Whether a package is wanted even where the guide is compiled ahead of time. */
  readonly asPackage: boolean;
}

/** What opening a guide needs of the outside; made only when a package is wanted. */
export interface GuidePorts {
  readonly packages: FhirPackages;
  readonly compiled: CompiledGuides;
  /** Absent: nothing is fetched. */
  readonly registry?: PackageRegistry;
}

export interface OpenedGuide {
  /** Undefined: the directory's own. */
  readonly guide: LoadedGuide | undefined;
  /** What a person should know of it, each a sentence. */
  readonly notes: readonly string[];
  /** To be called when the guide has been used: what was learnt makes the next start faster. */
  settle(): Promise<void>;
}

/** Missing packages that a note names. */
const mostNamed = 5;
const path = /[/\\]|\.(tgz|tar\.gz)$|^\.{1,2}$/;

/**
 * The guide to judge by. Built-in guides are found by name, unless a package is wanted; everything else is compiled from a package once,
 * and kept until something that it was made from changes.
 * @throws DirectoryError `ERR_UNKNOWN_GUIDE` or `ERR_PACKAGE`.
 */
export async function openGuide({ ig, asPackage }: GuideRequest, ports: () => Promise<GuidePorts>): Promise<OpenedGuide> {
  const isPath = path.test(ig);
  const builtIn = isPath ? undefined : findGuide(ig);
  if (builtIn !== undefined && !asPackage) return { guide: await loadGuide(builtIn.name), notes: [], settle: async () => {} };
  const opened = await ports();
  const wanted = isPath ? opened.packages.absolute(ig) : (builtIn?.name ?? ig);
  const request = JSON.stringify([wanted, opened.packages.places, opened.registry !== undefined]);
  const kept = await opened.compiled.find(request);
  const { guide, about, settle } = await start(kept ?? (await compile(request, wanted, isPath, opened)));
  return { guide, settle, notes: notesOn(about, kept === undefined, await opened.compiled.refusal()) };
}

async function compile(request: string, ig: string, isPath: boolean, { packages, compiled, registry }: GuidePorts): Promise<CompiledGuide> {
  const root = isPath ? await packages.openPath(ig) : await named(ig, packages, registry);
  const [{ compileOfficialGuide }, { baseDefinitions }] = await Promise.all([
    import('./official-guide.js'),
    import('../profiles/generated/base-definitions.js'),
  ]);
  const code = await compileOfficialGuide(packages, root, registry, indexDefinitions(baseDefinitions));
  return compiled.keep(request, { evidence: packages.evidence(), digest: packages.digest(), code });
}

async function named(ig: string, packages: FhirPackages, registry: PackageRegistry | undefined): Promise<FhirPackage> {
  const [name = '', version] = ig.split('#');
  const found = await packages.open(name, version);
  if (found !== undefined) return found;
  if (registry !== undefined && (await registry.fetch(name, version))) {
    const fetched = await packages.open(name, version);
    if (fetched !== undefined) return fetched;
  }
  const known = findGuide(ig);
  if (known === undefined) throw unknownGuide(ig, await packages.names());
  throw new DirectoryError(
    'ERR_PACKAGE',
    `The package ${shown(ig)} is in none of these places: ${packages.places.map(shown).join(', ')}.`,
    {
      help: 'Without --packages and --download the guide is judged as it is built in.',
    },
  );
}

interface Started {
  readonly guide: LoadedGuide;
  readonly about: OfficialGuide;
  settle(): Promise<void>;
}

async function start(kept: CompiledGuide): Promise<Started> {
  const { leaves } = await import('../profiles/validator-leaves.js');
  // The code was written by `compileOfficialGuide` and is verified by its hash: it returns a validator and what the guide says of itself.
  const { judge, profiles, guide } = kept.start(leaves) as GuideValidator & { guide: OfficialGuide };
  return { guide: { name: guide.name, title: guide.title, judge, profiles }, about: guide, settle: () => kept.settle() };
}

/** `isNew`: it was compiled just now. What is missing is told then, and later by findings, where it matters. */
function notesOn({ name, missing, holdsAll }: OfficialGuide, isNew: boolean, refusal: string | undefined): string[] {
  const named = `${missing.slice(0, mostNamed).map(shown).join(', ')}${missing.length > mostNamed ? ` and ${missing.length - mostNamed} more` : ''}`;
  return [
    ...(holdsAll
      ? []
      : [
          `${shown(name)} does not say which of its profiles every entry is held to: each is judged by those that it claims in meta.profile.`,
        ]),
    ...(isNew && missing.length > 0
      ? [`Packages that ${shown(name)} builds on and that are not here: ${named}. What they define can't be judged.`]
      : []),
    ...(refusal === undefined ? [] : [`The compiled guide is not kept, since ${refusal}: each run compiles it anew.`]),
  ];
}
