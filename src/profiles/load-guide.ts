import { DirectoryError } from '../domain/errors.js';
import { shown } from '../domain/message.js';
import { editDistance, nearest } from '../domain/nearest.js';
import { currentGuide, type Guide, guides, shortName } from './guides.js';
import type { GuideValidator, LoadedGuide } from './validator.js';

const mostTypos = 3;

/** The generated module of each guide but the directory's own, by its short name; none is loaded before it is asked for. */
const modules: Readonly<Record<string, () => Promise<GuideValidator>>> = {
  'pdex#2.1.0': () => import('./generated/pdex-2.1.0.js'),
  'pdex#2.0.0': () => import('./generated/pdex-2.0.0.js'),
  'pdex#2.0.0-ci-20230126': () => import('./generated/pdex-2.0.0-ci-20230126.js'),
  'ndh#1.0.0': () => import('./generated/ndh-1.0.0.js'),
  'ndh#2.0.0-current': () => import('./generated/ndh-2.0.0-current.js'),
};

/**
 * The guide of that name among those compiled ahead of time: `hl7.fhir.us.ndh#1.0.0`, `ndh#1.0.0`, or without a version the newest.
 * Undefined where there is none.
 */
export function findGuide(name: string): Guide | undefined {
  const wanted = name.trim();
  const names = (guide: Guide): string[] => [guide.name, shortName(guide)];
  return (
    guides.find((guide) => names(guide).includes(wanted)) ??
    guides.find((guide) => names(guide).some((each) => each.split('#')[0] === wanted))
  );
}

/**
 * Loads a guide that was compiled ahead of time; undefined for the directory's own, which judging has loaded anyway and takes where
 * none is given.
 * @throws DirectoryError `ERR_UNKNOWN_GUIDE`, with the names there are and the nearest.
 */
export async function loadGuide(name: string): Promise<LoadedGuide | undefined> {
  const guide = findGuide(name);
  if (guide === undefined) throw unknownGuide(name, []);
  if (guide === currentGuide) return undefined;
  const load = modules[shortName(guide)];
  if (load === undefined) throw new Error(`No module is generated for ${guide.name}.`);
  const { judge, profiles } = await load();
  return { name: guide.name, title: guide.title, judge, profiles };
}

/** `others`: names of packages at hand, which would have been found too. */
export function unknownGuide(name: string, others: readonly string[]): DirectoryError {
  const known = guides.map(shortName);
  const near = nearest(name, [...known, ...guides.map((guide) => guide.name), ...others]);
  // Package names are long and much alike: a third of their letters makes another package.
  const meant = near === undefined || editDistance(name.toLowerCase(), near, mostTypos) > mostTypos ? '' : `Did you mean ${near}? `;
  return new DirectoryError('ERR_UNKNOWN_GUIDE', `No guide ${shown(name)} is known here.`, {
    help: `${meant}Built in: ${known.join(', ')}. Any other FHIR package can be named by its path, or by name#version with --packages <dir> or --download.`,
  });
}
