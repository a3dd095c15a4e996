import type { BundleView, Nearness, ReferencePlace } from '../domain/bundle.js';
import type { Fault } from '../domain/finding.js';
import { hasUnreadableEntry } from './unreadable-entry.js';

/**
 * The literal references that lead nowhere, by how near they come to an entry (undefined: to none). Left out are those in
 * `identifier.value`, which are no references, local ones (`#id`), which R4's own rule ref-1 judges, and
 * those that may mean an entry that can't be read.
 */
export function astray(view: BundleView, nearness: Nearness | undefined): readonly Fault[] {
  const places = view.references.filter((place) => isAstray(place, nearness));
  if (nearness === undefined && places.length > 0 && hasUnreadableEntry(view)) return [];
  return places.map(faultOf);
}

function isAstray({ resolution, reference }: ReferencePlace, nearness: Nearness | undefined): boolean {
  return resolution?.kind === 'missing' && resolution.nearness === nearness && reference !== undefined && !reference.startsWith('#');
}

function faultOf({ path, element, reference = '', resolution }: ReferencePlace): Fault {
  const meant = resolution?.kind === 'missing' ? (resolution.meant ?? '') : '';
  return { path: [...path, 'reference'], args: { element, reference, meant } };
}
