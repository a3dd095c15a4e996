import type { ReferencePlace } from '../../domain/bundle.js';
import type { Check } from '../../domain/check.js';
import { asObject, asString } from '../../domain/json.js';
import { sources } from '../sources.js';

/** The elements that must name an entry. */
const elements = new Set(['Endpoint.managingOrganization', 'Organization.endpoint']);

/** An identifier without a system can be nobody's, and that is reported of the identifier. */
function namesNothing({ element, value, target, hidden }: ReferencePlace): boolean {
  if (target !== undefined || hidden !== undefined || !elements.has(element) || value['reference'] !== undefined) return false;
  // An empty object breaks R4's ele-1 and is reported there.
  if (Object.keys(value).length === 0) return false;
  const identifier = asObject(value['identifier']);
  return identifier === undefined || (asString(identifier['system']) !== undefined && asString(identifier['value']) !== undefined);
}

function nameIn({ value }: ReferencePlace): string {
  const { system, value: number } = asObject(value['identifier']) ?? {};
  const display = asString(value['display']);
  if (typeof system === 'string' && typeof number === 'string') return `the identifier "${system}|${number}"`;
  return display === undefined ? 'nothing that could be looked up' : `only the name "${display}"`;
}

export const noTarget: Check = {
  code: 'references/no-target',
  layer: 'directory',
  severity: 'error',
  issueType: 'not-found',
  message: '{element} has {found}, which leads to no {wanted} of this bundle.',
  why: "Who operates an Endpoint, and which Endpoint is the payer's, must be readable from the bundle alone, without searching elsewhere.",
  help: 'Add a literal reference to the entry with the {wanted}.',
  reference: sources.bundle,
  run: ({ references }) =>
    references
      .filter(namesNothing)
      .map((place) => ({ path: place.path, args: { element: place.element, found: nameIn(place), wanted: place.types.join(' or ') } })),
};
