import type { JsonValue } from '../../../src/domain/json.js';
import type { Path } from '../../../src/domain/path.js';
import type { Loose } from '../../profiles/conformant.js';
import type { BaseName } from '../bases/bundles.js';
import { elementsIn, nameOf } from '../elements.js';
import { at, type Edit, faultsIn, type SeededFault } from '../fault.js';
import { randomFrom } from '../random.js';
import type { Node } from '../walk.js';

/** Sets the value at a path; undefined removes it. */
function put(path: Path, value: JsonValue | undefined): Edit {
  return ({ bundle }) => {
    let container = bundle;
    for (const key of path.slice(0, -1)) container = container[key];
    const key = path.at(-1) ?? '';
    if (value === undefined) delete container[key];
    else container[key] = value;
  };
}

/** Parts of the frame on which other rules stand; their faults are seeded one by one, in `frame.ts`. */
function isFrame({ path }: Node): boolean {
  const [first, , third] = path;
  if (path.length < 4 && (first === 'entry' || first === 'resourceType' || first === 'id' || first === 'type' || first === 'meta'))
    return true;
  const key = path.at(-1);
  if (key === 'url' && path.at(-3) === 'extension') return true;
  // What refers to another part of the bundle makes that part wrong too, and the signature refers to the payer's identifiers.
  if (/^(who|managingOrganization|partOf)$/.test(String(path.at(-1)))) return true;
  if (path[1] === 0 && path[3] === 'identifier' && path.length < 6) return true;
  if (key === 'profile' || path.at(-2) === 'profile') return true;
  return first === 'entry' && third === 'resource' && path.length === 4 && (key === 'resourceType' || key === 'id' || key === 'meta');
}

/** A repeatable choice of the elements of some bundles. */
function some(
  count: number,
  seed: number,
  names: readonly BaseName[],
  fits: (node: Node) => boolean,
): readonly (readonly [BaseName, Node])[] {
  const all = names.flatMap((name) =>
    elementsIn(name)
      .filter((node) => !isFrame(node) && fits(node))
      .map((node) => [name, node] as const),
  );
  const random = randomFrom(seed);
  return all
    .map((each) => [random.below(1_000_000), each] as const)
    .sort(([one], [other]) => one - other)
    .slice(0, count)
    .map(([, each]) => each);
}

const isList = ({ value }: Node): boolean => Array.isArray(value);
const isRecord = ({ value }: Node): boolean => typeof value === 'object' && value !== null && !Array.isArray(value);
const isItem = ({ path }: Node): boolean => typeof path.at(-1) === 'number';
const bases: readonly BaseName[] = ['organization', 'endpoint', 'affiliation', 'national', 'values', 'history'];

function wrongTypes(): SeededFault[] {
  return some(140, 1, bases, (node) => !isItem(node)).map(([base, { path, value }]) => {
    const wrong = typeof value === 'string' ? 7 : typeof value === 'object' ? 'x' : String(value);
    return faultsIn('structure', base)(`${typeof wrong} at ${nameOf(path)}`, 'r4/wrong-json-type', at(...path), put(path, wrong));
  });
}

function nulls(): SeededFault[] {
  return some(60, 2, bases, (node) => !isItem(node)).map(([base, { path }]) =>
    faultsIn('structure', base)(`null at ${nameOf(path)}`, 'r4/wrong-json-type', at(...path), put(path, null)),
  );
}

function wrapped(): SeededFault[] {
  return some(60, 3, bases, (node) => !isItem(node) && !isList(node)).map(([base, { path, value }]) =>
    faultsIn('structure', base)(`one in a list at ${nameOf(path)}`, 'r4/wrong-json-type', at(...path), put(path, [value])),
  );
}

function unwrapped(): SeededFault[] {
  return some(60, 4, bases, isList).map(([base, { path, value }]) =>
    faultsIn('structure', base)(
      `one without its list at ${nameOf(path)}`,
      'r4/wrong-json-type',
      at(...path),
      put(path, (value as JsonValue[])[0] ?? null),
    ),
  );
}

function nested(): SeededFault[] {
  return some(30, 5, bases, isItem).map(([base, { path, value }]) =>
    faultsIn('structure', base)(`a list in a list at ${nameOf(path)}`, 'r4/wrong-json-type', at(...path), put(path, [value])),
  );
}

function empty(): SeededFault[] {
  const lists = some(50, 6, bases, isList).map(([base, { path }]) =>
    faultsIn('structure', base)(`an empty list at ${nameOf(path)}`, 'r4/empty-array', at(...path), put(path, [])),
  );
  const objects = some(70, 7, bases, isRecord).map(([base, { path }]) =>
    faultsIn('structure', base)(`an empty object at ${nameOf(path)}`, 'r4/empty-element', at(...path), put(path, {})),
  );
  return [...lists, ...objects];
}

function unknown(): SeededFault[] {
  const keys = ['unknown', 'Name', 'value', 'resourceType', '_unknown', 'valueFoo', 'coding1', 'fhir_comments'];
  return some(90, 8, bases, isRecord).flatMap(([base, { path, value }], index) => {
    const key = keys[index % keys.length] ?? '';
    if (Object.hasOwn(value as object, key) || (key === 'value' && 'system' in (value as object))) return [];
    const place = [...path, key];
    return [faultsIn('structure', base)(`a property ${key} in ${nameOf(path)}`, 'r4/unknown-property', at(...place), put(place, 'x'))];
  });
}

/** An element that belongs elsewhere. */
function misplaced(): SeededFault[] {
  const members: Loose = {
    lastUpdated: '2026-01-01T00:00:00Z',
    reference: 'Organization/x',
    div: '<p/>',
    coding: [{ code: 'x' }],
    city: 'Dover',
    start: '2026',
  };
  const keys = Object.keys(members);
  return some(40, 9, bases, isRecord).flatMap(([base, { path, value }], index) => {
    const key =
      keys.find((_, offset) => !Object.hasOwn(value as object, keys[(index + offset) % keys.length] ?? '')) === undefined
        ? undefined
        : keys[index % keys.length];
    if (key === undefined || allows(value as Loose, path, key)) return [];
    const place = [...path, key];
    return [faultsIn('structure', base)(`${key} in ${nameOf(path)}`, 'r4/unknown-property', at(...place), put(place, members[key]))];
  });
}

/** The object's type has such an element. */
function allows(value: Loose, path: Path, key: string): boolean {
  const name = String(path.findLast((step) => typeof step === 'string'));
  const of: Readonly<Record<string, RegExp>> = {
    lastUpdated: /^(meta|valueMeta)$/,
    reference:
      /assigner|partOf|endpoint|Reference|who|onBehalfOf|managingOrganization|network|location|healthcareService|rganization$|xpression|condition/,
    div: /^text$/,
    coding: /type|purpose|code|Concept|specialty|payloadType|Instruction|site|route|method/i,
    city: /address/i,
    start: /period/i,
  };
  return Object.hasOwn(value, key) || of[key]?.test(name) === true;
}

export const structureFaults: readonly SeededFault[] = [
  ...wrongTypes(),
  ...nulls(),
  ...wrapped(),
  ...unwrapped(),
  ...nested(),
  ...empty(),
  ...unknown(),
  ...misplaced(),
];
