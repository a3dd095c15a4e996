import type { Layer } from '../../src/domain/finding.js';
import { expressionOf, type Path } from '../../src/domain/path.js';
import type { Loose } from '../profiles/conformant.js';
import { type BaseName, baseBundle } from './bases/bundles.js';

export const kinds = [
  'structure',
  'primitives',
  'companions',
  'bindings',
  'invariants',
  'cardinality',
  'slices',
  'fixed values',
  'extensions',
  'narrative',
  'references',
  'identifiers',
  'identity',
  'bundle',
  'json',
] as const;
export type Kind = (typeof kinds)[number];

/** A finding as faults name it: the code and the first place, with a blank between. */
export type Sighting = `${string}/${string} ${string}` | `${string}/${string}`;

/** One fault in an otherwise conformant document, and what the validator must say of it: that, and nothing else. */
export interface SeededFault {
  /** Its kind and a name of its own, which never changes: the reference validator's verdicts are kept under it. */
  readonly id: string;
  readonly kind: Kind;
  readonly code: string;
  /** FHIRPath; empty where the file as a whole is meant. */
  readonly places: readonly string[];
  /** What can't but be said too: of a lower severity, or the same fault seen from another layer. */
  readonly also: readonly Sighting[];
  bytes(): Uint8Array;
}

/** What an edit may reach in the bundles of `bases`. */
export interface Parts {
  readonly bundle: Loose;
  readonly payer: Loose;
  readonly operator: Loose;
  readonly endpoint: Loose;
  /** The resource of the fourth entry, where there is one. */
  readonly fourth: Loose;
}

export type Edit = (parts: Parts) => unknown;

/** The bundle of that name, changed. */
export function edited(base: BaseName, edit: Edit): Uint8Array {
  const bundle = baseBundle(base);
  const [payer, operator, endpoint, fourth] = bundle.entry.map((entry: Loose) => entry.resource);
  edit({ bundle, payer, operator, endpoint, fourth });
  return Buffer.from(JSON.stringify(bundle, undefined, 1));
}

/** What the directory says of every bundle of that base. */
const ofBases: Partial<Record<BaseName, readonly Sighting[]>> = {
  searchSet: ['structure/not-collection Bundle.type'],
  history: ['structure/not-collection Bundle.type'],
};

const resources = ['payer', 'operator', 'endpoint', 'fourth'];

/** `payer.name` → `Bundle.entry[0].resource.name`; other expressions stay. */
export function placeOf(place: string): string {
  const [first = '', ...rest] = place.split(/(?=[.[])/);
  const index = resources.indexOf(first);
  return index < 0 ? place : [`Bundle.entry[${index}].resource`, ...rest].join('');
}

/** A maker of faults of one kind in one bundle. `at` may begin with the name of a part, as in `payer.name`. */
export function faultsIn(kind: Kind, base: BaseName) {
  return (name: string, code: string, at: string | readonly string[], edit: Edit, also: readonly Sighting[] = []): SeededFault => ({
    id: `${kind}/${base}: ${name}`,
    kind,
    code,
    places: [at].flat().map(placeOf),
    also: [...(ofBases[base] ?? []), ...also].map((each) => each.replace(/ .*/, (place) => ` ${placeOf(place.slice(1))}`) as Sighting),
    bytes: () => edited(base, edit),
  });
}

/** The expression of a place in a Bundle. */
export function at(...path: Path): string {
  return expressionOf('Bundle', path);
}

/** Whose rule a code is; see the rules. */
export function layerOf(code: string): Layer {
  const [group] = code.split('/');
  return group === 'json' || group === 'r4' || group === 'profile' ? group : 'directory';
}
