import { readdirSync, readFileSync } from 'node:fs';
import type { JsonValue } from '../../src/domain/json.js';
import { type BaseName, baseBundle } from '../../test/faults/bases/bundles.js';
import { type Change, changed } from '../../test/faults/patch.js';
import { type Random, randomFrom } from '../../test/faults/random.js';
import { conformantBundle } from '../../test/profiles/conformant.js';
import { claim } from './claims.js';
import { mutation, type Pool, poolOf } from './mutations.js';

/** A conformant bundle and what was changed in it. */
export interface RandomCase {
  readonly base: string;
  /** Each a change, or several that belong together. */
  readonly mutations: readonly (readonly Change[])[];
  readonly text: string;
}

interface Start {
  readonly name: string;
  readonly document: JsonValue;
  /** How often it is taken. */
  readonly weight: number;
}

const weights: Readonly<Record<BaseName, number>> = {
  plain: 2,
  organization: 6,
  endpoint: 6,
  national: 4,
  affiliation: 2,
  values: 10,
  searchSet: 1,
  history: 1,
};

function startsOf(): readonly Start[] {
  const folder = new URL('../../bundles/', import.meta.url);
  const examples = readdirSync(folder).filter((name) => name.endsWith('.json'));
  return [
    ...Object.entries(weights).map(([name, weight]) => ({ name, document: baseBundle(name as BaseName), weight })),
    { name: 'conformant', document: conformantBundle(), weight: 2 },
    ...examples.map((name) => ({ name, document: JSON.parse(readFileSync(new URL(name, folder), 'utf8')), weight: 0.5 })),
  ];
}

function pick(random: Random, starts: readonly Start[]): Start {
  let left = (random.below(1_000_000) / 1_000_000) * starts.reduce((sum, { weight }) => sum + weight, 0);
  return starts.find(({ weight }) => (left -= weight) < 0) ?? random.pick(starts);
}

/** The bundle of that name with some of the changes. */
export function textOf(document: JsonValue, mutations: readonly (readonly Change[])[]): string {
  return JSON.stringify(claim(changed(document, mutations.flat())));
}

/** `count` bundles with one mutation or, every third, with two. The same seed gives the same. */
export function randomCases(count: number, seed: number): readonly RandomCase[] {
  const starts = startsOf();
  const pool: Pool = poolOf(starts.map(({ document }) => document));
  const random = randomFrom(seed);
  return Array.from({ length: count }, (_, index) => {
    const { name, document } = pick(random, starts);
    const first = mutation(random, document, pool);
    const mutations = index % 3 === 2 ? [first, mutation(random, changed(document, first), pool)] : [first];
    return { base: name, mutations, text: textOf(document, mutations) };
  });
}

/** The case with each of its mutations alone. */
export function alone({ base, mutations }: RandomCase): readonly RandomCase[] {
  const document = startsOf().find(({ name }) => name === base)?.document;
  if (document === undefined || mutations.length < 2) return [];
  return mutations.flatMap((each) => {
    try {
      return [{ base, mutations: [each], text: textOf(document, [each]) }];
    } catch {
      // The second mutation may lie in what the first put there.
      return [];
    }
  });
}
