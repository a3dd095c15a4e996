import type { Definitions, ValueSetInclude } from './definitions.js';

/** A value set as far as the packages can tell: which codes of which systems, and the systems that count as a whole. */
export interface Expansion {
  /** `system|code` of each code. */
  readonly codes: readonly string[];
  /** Systems included whole whose codes no package lists: any code of theirs passes. */
  readonly openSystems: readonly string[];
}

/** More codes than this are no list to compile; whoever has such a value set asks a terminology server. */
const mostCodes = 100_000;

function codesOf(definitions: Definitions, include: ValueSetInclude): Expansion | undefined {
  const { system, concept, valueSet, filter } = include;
  if (filter !== undefined) return undefined;
  const own = system === undefined ? undefined : codesOfSystem(definitions, system, concept);
  if (valueSet === undefined) return own;
  // What one include says of several sets, all of them must hold.
  return [...(own === undefined ? [] : [own]), ...valueSet.map((url) => expand(definitions, url))].reduce(intersection);
}

function codesOfSystem(definitions: Definitions, system: string, concept: ValueSetInclude['concept']): Expansion {
  if (concept !== undefined) return { codes: concept.map(({ code }) => `${system}|${code}`), openSystems: [] };
  const known = definitions.codeSystems.get(system);
  if (known === undefined || known.content !== 'complete') return { codes: [], openSystems: [system] };
  return { codes: (known.concept ?? []).map(({ code }) => `${system}|${code}`), openSystems: [] };
}

function intersection(one: Expansion | undefined, other: Expansion | undefined): Expansion | undefined {
  if (one === undefined || other === undefined) return undefined;
  const has = ({ codes, openSystems }: Expansion): ((code: string) => boolean) => {
    const known = new Set(codes);
    return (code) => known.has(code) || openSystems.includes(code.slice(0, code.lastIndexOf('|')));
  };
  return {
    codes: [...new Set([...one.codes.filter(has(other)), ...other.codes.filter(has(one))])],
    openSystems: one.openSystems.filter((system) => other.openSystems.includes(system)),
  };
}

function union(parts: readonly (Expansion | undefined)[]): Expansion | undefined {
  const known = parts.filter((part) => part !== undefined);
  if (known.length < parts.length || known.reduce((sum, { codes }) => sum + codes.length, 0) > mostCodes) return undefined;
  return { codes: known.flatMap((part) => part.codes), openSystems: known.flatMap((part) => part.openSystems) };
}

/** By value set, once for each set of definitions; undefined also while one is being expanded, so that a circle ends. */
const expansions = new WeakMap<Definitions, Map<string, Expansion | undefined>>();

/** The expansion of a value set; undefined where a part of it can't be told from the packages, so that nothing is judged by it. */
export function expand(definitions: Definitions, url: string): Expansion | undefined {
  const known = expansions.get(definitions) ?? new Map<string, Expansion | undefined>();
  expansions.set(definitions, known);
  if (known.has(url)) return known.get(url);
  known.set(url, undefined);
  const compose = definitions.valueSets.get(url)?.compose;
  const judgeable = compose !== undefined && (compose.exclude?.length ?? 0) === 0;
  const expansion = judgeable ? union(compose.include.map((include) => codesOf(definitions, include))) : undefined;
  known.set(url, expansion);
  return expansion;
}
