import { directoryChecks } from '../checks/registry.js';
import type { CheckContext, Member } from '../domain/check.js';
import { DirectoryError } from '../domain/errors.js';
import type { BrokenRule } from '../domain/finding.js';
import { asString, isObject } from '../domain/json.js';
import { viewBundle } from '../domain/view.js';
import { parseDocument } from '../parse/document.js';
import type { Files } from '../ports/files.js';
import { layout } from './directory.js';
import type { NamedFile } from './named-files.js';
import { isBelow, slugOf } from './named-files.js';

/** A member that was judged, and what the directory as a whole is to be compared with. */
export interface JudgedMember {
  readonly file: NamedFile;
  readonly view: Member['view'];
}

export interface Comparison {
  /** By the member's index. */
  readonly faults: ReadonlyMap<number, readonly BrokenRule[]>;
  /** Members that were not judged and can't be read as Bundles, so that nothing was compared with them; absolute. */
  readonly uncompared: readonly string[];
}

/**
 * Compares the judged members with each other and with the directory's further members. A judged file that lies elsewhere
 * stands in for the member of its name.
 */
export async function compareMembers(
  files: Files,
  directory: string,
  judged: readonly JudgedMember[],
  context: Omit<CheckContext, 'slug'>,
): Promise<Comparison> {
  const { members, uncompared } = await furtherMembers(files, directory, judged, context);
  const all = [...judged.map(({ file, view }) => ({ slug: memberSlug(file, view), view })), ...members];
  const faults = new Map<number, BrokenRule[]>();
  for (const check of directoryChecks) {
    for (const { member, ...fault } of check.run(all, context)) {
      if (member >= judged.length) continue;
      const known = faults.get(member);
      if (known === undefined) faults.set(member, [{ ...fault, rule: check }]);
      else known.push({ ...fault, rule: check });
    }
  }
  return { faults, uncompared };
}

/** Standard input has no name: there the Bundle says whose it is. */
function memberSlug({ path, absolute }: NamedFile, view: Member['view']): string {
  return path === absolute ? (asString(view.bundle['id']) ?? absolute) : slugOf(absolute);
}

async function furtherMembers(
  files: Files,
  directory: string,
  judged: readonly JudgedMember[],
  { policy }: Pick<CheckContext, 'policy'>,
): Promise<{ readonly members: readonly Member[]; readonly uncompared: readonly string[] }> {
  const bundles = files.resolve(directory, layout.bundles);
  const known = new Set(judged.map(({ file }) => file.absolute));
  const replaced = new Set(
    judged.filter(({ file }) => !isBelow(files, file.absolute, bundles)).map(({ file, view }) => memberSlug(file, view)),
  );
  const members: Member[] = [];
  const uncompared: string[] = [];
  // A member's file lies in bundles/ itself, so there is no need to walk.
  for (const name of await files.names(bundles)) {
    const absolute = files.resolve(bundles, name);
    const slug = slugOf(absolute);
    if (!name.endsWith('.json') || known.has(absolute) || replaced.has(slug)) continue;
    const value = await readValue(files, absolute, policy);
    if (isObject(value) && value['resourceType'] === 'Bundle') members.push({ slug, view: viewBundle(value) });
    else uncompared.push(absolute);
  }
  return { members, uncompared };
}

async function readValue(files: Files, path: string, { limits }: CheckContext['policy']): Promise<unknown> {
  try {
    return parseDocument(await files.read(path, limits.fileBytes), limits).value;
  } catch (error) {
    if (error instanceof DirectoryError) return undefined;
    throw error;
  }
}
