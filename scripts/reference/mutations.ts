import type { JsonValue } from '../../src/domain/json.js';
import type { Path } from '../../src/domain/path.js';
import { type Change, changed } from '../../test/faults/patch.js';
import type { Random } from '../../test/faults/random.js';
import { type Node, nodesOf } from '../../test/faults/walk.js';
import { isDateLike, oddCodes, oddDates, oddNumbers, oddTexts, oddUrls, randomText } from './odd-values.js';

/** What mutations may take from: documents whose keys and values belong to FHIR. */
export interface Pool {
  readonly keys: readonly string[];
  readonly members: readonly { readonly key: string; readonly value: JsonValue }[];
}

export function poolOf(documents: readonly JsonValue[]): Pool {
  const members = documents.flatMap((document) =>
    nodesOf(document).flatMap(({ path, value }) => {
      const key = path.at(-1);
      return typeof key === 'string' && JSON.stringify(value).length < 2_000 ? [{ key, value }] : [];
    }),
  );
  return { keys: [...new Set(members.map(({ key }) => key))], members };
}

type Mutation = (random: Random, document: JsonValue, node: Node, pool: Pool) => readonly Change[];

const remove: Mutation = (_random, _document, { path }) => [{ op: 'remove', path }];

const duplicate: Mutation = (random, _document, { path, value }, pool) => {
  const parent = path.slice(0, -1);
  return [{ op: 'add', path: [...parent, typeof path.at(-1) === 'number' ? (path.at(-1) ?? 0) : random.pick(pool.keys)], value }];
};

const retype: Mutation = (random, _document, { path, value }) => {
  const others: JsonValue[] = [
    null,
    '',
    0,
    1,
    -1,
    1.5,
    true,
    false,
    'x',
    {},
    [],
    [value],
    [[value]],
    [null],
    [{}],
    String(value),
    { id: 'x' },
  ];
  if (Array.isArray(value) && value.length > 0) others.push(value[0] as JsonValue);
  return [{ op: 'replace', path, value: random.pick(others) }];
};

const rename: Mutation = (random, _document, { path, value }, pool) => {
  const key = path.at(-1);
  if (typeof key !== 'string') return [];
  const others = [
    `_${key}`,
    key.slice(1),
    `${key}s`,
    key.toUpperCase(),
    key.replace(/^value.*/, 'value'),
    random.pick(pool.keys),
    random.pick(pool.keys),
  ];
  return [
    { op: 'remove', path },
    { op: 'add', path: [...path.slice(0, -1), random.pick(others)], value },
  ];
};

const swap: Mutation = (random, document, { path, value }) => {
  const others = nodesOf(document).filter(
    (other) => other.path.length > 0 && typeof other.value === typeof value && !overlap(other.path, path),
  );
  if (others.length === 0) return [];
  const other = random.pick(others);
  return [
    { op: 'replace', path, value: other.value },
    { op: 'replace', path: other.path, value },
  ];
};

function overlap(one: Path, two: Path): boolean {
  return (
    one.slice(0, two.length).every((key, index) => key === two[index]) || two.slice(0, one.length).every((key, index) => key === one[index])
  );
}

const alter: Mutation = (random, _document, { path, value }) => {
  if (typeof value === 'number') return [{ op: 'replace', path, value: random.pick([...oddNumbers, value + 1, -value]) }];
  if (typeof value === 'boolean') return [{ op: 'replace', path, value: !value }];
  if (typeof value !== 'string') return [];
  const kinds = isDateLike(value) ? [oddDates] : /^[a-z]+:/i.test(value) ? [oddUrls, oddTexts] : [oddTexts, oddCodes, oddUrls, oddDates];
  const text = random.below(3) === 0 ? randomText(random, value) : random.pick(random.pick(kinds));
  return [{ op: 'replace', path, value: text }];
};

/** A member of one object put into another, or an item of one list into another. */
const graft: Mutation = (random, document, { path, value }, pool) => {
  if (Array.isArray(value)) {
    const lists = nodesOf(document).filter(
      (other): other is Node & { value: JsonValue[] } => Array.isArray(other.value) && other.value.length > 0,
    );
    return [{ op: 'add', path: [...path, random.below(value.length + 1)], value: random.pick(random.pick(lists).value) }];
  }
  if (typeof value !== 'object' || value === null) return [];
  const { key, value: member } = random.pick(pool.members);
  return [{ op: Object.hasOwn(value, key) ? 'replace' : 'add', path: [...path, key], value: member }];
};

/** Another good value of the same key, from anywhere: wrong only by where it stands. */
const exchange: Mutation = (random, _document, { path, value }, pool) => {
  const key = path.at(-1);
  const others = pool.members.filter((member) => member.key === key && JSON.stringify(member.value) !== JSON.stringify(value));
  return others.length === 0 ? [] : [{ op: 'replace', path, value: random.pick(others).value }];
};

const companion: Mutation = (random, _document, { path, value }) => {
  const key = path.at(-1);
  if (typeof key !== 'string' || (typeof value === 'object' && !Array.isArray(value))) return [];
  const absent = {
    extension: [
      { url: 'http://hl7.org/fhir/StructureDefinition/data-absent-reason', valueCode: random.pick(['unknown', 'masked', 'none']) },
    ],
  };
  const contents: JsonValue[] = [
    { id: 'x' },
    absent,
    {},
    null,
    [absent],
    [null],
    [null, absent],
    { id: 'x', ...absent },
    { extension: [] },
    'x',
  ];
  const add: Change = { op: 'add', path: [...path.slice(0, -1), `_${key}`], value: random.pick(contents) };
  return random.below(3) === 0 ? [{ op: 'remove', path }, add] : [add];
};

const mutations: readonly Mutation[] = [
  remove,
  remove,
  duplicate,
  retype,
  retype,
  rename,
  swap,
  alter,
  alter,
  alter,
  graft,
  graft,
  exchange,
  exchange,
  companion,
];

/** One random change of a document: a list of changes that belong together. */
export function mutation(random: Random, document: JsonValue, pool: Pool): readonly Change[] {
  const nodes = nodesOf(document).filter(({ path }) => path.length > 0);
  for (;;) {
    const changes = random.pick(mutations)(random, document, random.pick(nodes), pool);
    if (changes.length > 0 && JSON.stringify(changed(document, changes)) !== JSON.stringify(document)) return changes;
  }
}
