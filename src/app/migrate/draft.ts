import { isObject, type JsonObject, type JsonValue } from '../../domain/json.js';
import type { Path } from '../../domain/path.js';

/** JSON that a step may change: its own copy. */
export type Mutable = null | boolean | number | string | Mutable[] | MutableObject;
export interface MutableObject {
  [key: string]: Mutable | undefined;
}

/** A change, at its place. */
export interface PlacedChange {
  readonly path: Path;
  readonly what: string;
  readonly why: string;
}

/** A decision, at its place. */
export interface PlacedDecision {
  readonly path: Path;
  readonly question: string;
  readonly help: string;
}

/** Where a place lies after elements of lists were removed or moved. */
export type Move = (path: Path) => Path;

/**
 * A step's own copy of the bundle, and what it has to say about it. While the step runs nothing is removed or moved, so its places are
 * those of the bundle that it was given; what it adds to a list goes to the end.
 */
export interface Draft {
  readonly bundle: MutableObject;
  changed(path: Path, what: string, why: string): void;
  ask(path: Path, question: string, help: string): void;
  /** Removes an element of a list when the step is done, and the list if none is left in it: FHIR knows no empty ones. */
  remove(element: Path): void;
  /** Puts an element of a list before all others when the step is done. */
  toFront(element: Path): void;
}

export interface FinishedDraft {
  readonly changes: readonly PlacedChange[];
  readonly decisions: readonly PlacedDecision[];
  /** Where the places of the bundle before the step lie now; undefined where they are the same. */
  readonly move: Move | undefined;
}

/** A draft of a copy of `bundle`; `finish` removes and moves what it should, and gives what was said about it. */
export function draftOf(bundle: JsonObject): { readonly draft: Draft; finish(): FinishedDraft } {
  const copy = copyOf(bundle);
  const changes: PlacedChange[] = [];
  const decisions: PlacedDecision[] = [];
  const orders = new Map<string, NewOrder>();
  const order = (element: Path): NewOrder => {
    const path = element.slice(0, -1);
    const key = keyOf(path);
    const known = orders.get(key) ?? { path, removed: new Set(), first: undefined };
    orders.set(key, known);
    return known;
  };
  const draft: Draft = {
    bundle: copy,
    changed: (path, what, why) => void changes.push({ path, what, why }),
    ask: (path, question, help) => void decisions.push({ path, question, help }),
    remove: (element) => void order(element).removed.add(Number(element.at(-1))),
    toFront(element) {
      order(element).first = Number(element.at(-1));
    },
  };
  return {
    draft,
    finish() {
      const move = reorder(copy, orders);
      return { changes: afterMove(changes, move), decisions: afterMove(decisions, move), move };
    },
  };
}

/** The same, each at the place where it lies after a move. */
export function afterMove<Placed extends { readonly path: Path }>(said: readonly Placed[], move: Move | undefined): readonly Placed[] {
  return move === undefined ? said : said.map((each) => ({ ...each, path: move(each.path) }));
}

interface NewOrder {
  /** Of the list. */
  readonly path: Path;
  readonly removed: Set<number>;
  first: number | undefined;
}

function keyOf(path: Path): string {
  return JSON.stringify(path);
}

/** Carries out all orders, and says where each place lies then. */
function reorder(root: MutableObject, orders: ReadonlyMap<string, NewOrder>): Move | undefined {
  const places = new Map<string, ReadonlyMap<number, number>>();
  // The inner lists first: their paths lead through the outer ones.
  for (const { path, removed, first } of [...orders.values()].sort((a, b) => b.path.length - a.path.length)) {
    const list = at(root, path);
    const holder = at(root, path.slice(0, -1));
    const member = path.at(-1);
    if (!Array.isArray(list) || !isMutableObject(holder) || typeof member !== 'string') throw new Error(`No list at ${keyOf(path)}.`);
    const kept = [...list.keys()].filter((index) => !removed.has(index));
    const indices = first === undefined ? kept : [first, ...kept.filter((index) => index !== first)];
    places.set(keyOf(path), new Map(indices.map((old, index) => [old, index])));
    if (indices.length === 0) delete holder[member];
    else holder[member] = indices.map((index) => list[index] ?? null);
  }
  return places.size === 0 ? undefined : (path) => moved(path, places);
}

/** Of what was removed the place is the element that held its list. */
function moved(path: Path, places: ReadonlyMap<string, ReadonlyMap<number, number>>): Path {
  const result: (string | number)[] = [];
  for (const [depth, key] of path.entries()) {
    const indices = typeof key === 'number' ? places.get(keyOf(path.slice(0, depth))) : undefined;
    const index = indices === undefined ? key : indices.get(Number(key));
    if (index === undefined) return result.slice(0, -1);
    result.push(index);
  }
  return result;
}

function copyOf(value: JsonObject): MutableObject {
  const copy: MutableObject = {};
  for (const key of Object.keys(value)) {
    const item = value[key];
    if (item === undefined) continue;
    if (key === '__proto__') define(copy, key, copyOfValue(item));
    else copy[key] = copyOfValue(item);
  }
  return copy;
}

function copyOfValue(value: JsonValue): Mutable {
  if (Array.isArray(value)) return value.map(copyOfValue);
  return isObject(value) ? copyOf(value) : (value as Mutable); // neither array nor object, so a primitive
}

/** As an assignment, but that a member named __proto__ is a member and not the prototype. */
function define(object: MutableObject, name: string, value: Mutable | undefined): void {
  Object.defineProperty(object, name, { value, writable: true, enumerable: true, configurable: true });
}

/** The value at a path; undefined where it leads nowhere. */
export function at(root: MutableObject, path: Path): Mutable | undefined {
  let value: Mutable | undefined = root;
  for (const key of path) {
    if (Array.isArray(value)) value = typeof key === 'number' ? value[key] : undefined;
    else value = isMutableObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
  }
  return value;
}

export function isMutableObject(value: Mutable | undefined): value is MutableObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The objects of a list, with their indices; none where it is no list. */
export function objectsIn(list: Mutable | undefined): readonly (readonly [index: number, item: MutableObject])[] {
  if (!Array.isArray(list)) return [];
  return list.flatMap((item, index) => (isMutableObject(item) ? [[index, item] as const] : []));
}

/** Sets a member; where it is new, before the first of `followers` that is there, so that FHIR's order of elements stays. */
export function put(object: MutableObject, key: string, value: Mutable, followers: readonly string[] = []): void {
  if (Object.hasOwn(object, key) || !followers.some((follower) => Object.hasOwn(object, follower))) {
    object[key] = value;
    return;
  }
  const members = Object.entries(object);
  members.splice(
    members.findIndex(([name]) => followers.includes(name)),
    0,
    [key, value],
  );
  refill(object, members);
}

/** Makes the object hold these members and no others. */
export function become(object: MutableObject, members: MutableObject): void {
  refill(object, Object.entries(members));
}

/** Adds extensions to an element, behind those that it has. */
export function extend(element: MutableObject, extensions: readonly MutableObject[]): void {
  const list = element['extension'];
  if (Array.isArray(list)) list.push(...extensions);
  else if (list === undefined && extensions.length > 0) element['extension'] = [...extensions];
}

/** Renames a member and gives it another value, in the same place. */
export function replaceMember(object: MutableObject, key: string, name: string, value: Mutable): void {
  const members = Object.entries(object).filter(([old]) => old === key || old !== name);
  refill(
    object,
    members.map(([old, item]) => (old === key ? [name, value] : [old, item])),
  );
}

function refill(object: MutableObject, members: readonly (readonly [string, Mutable | undefined])[]): void {
  for (const name of Object.keys(object)) delete object[name];
  for (const [name, value] of members) define(object, name, value);
}
