import type { Definitions, ValueSetInclude } from './definitions.js';

/** A value set as far as the packages can tell: which codes of which systems, and the systems that count as a whole. */
export interface Expansion {
  /** `system|code` of each code. */
  readonly codes: readonly string[];
  /** Systems included whole whose codes no package lists: any code of theirs passes. */
  readonly openSystems: readonly string[];
}

function codesOf(definitions: Definitions, include: ValueSetInclude, depth: number): Expansion | undefined {
  const { system, concept, valueSet, filter } = include;
  if (filter !== undefined || depth > 8) return undefined;
  if (valueSet !== undefined) return union(valueSet.map((url) => expand(definitions, url, depth + 1)));
  if (system === undefined) return undefined;
  if (concept !== undefined) return { codes: concept.map(({ code }) => `${system}|${code}`), openSystems: [] };
  const known = definitions.codeSystems.get(system);
  if (known === undefined || known.content !== 'complete') return { codes: [], openSystems: [system] };
  return { codes: (known.concept ?? []).map(({ code }) => `${system}|${code}`), openSystems: [] };
}

function union(parts: readonly (Expansion | undefined)[]): Expansion | undefined {
  const known = parts.filter((part) => part !== undefined);
  if (known.length < parts.length) return undefined;
  return { codes: known.flatMap((part) => part.codes), openSystems: known.flatMap((part) => part.openSystems) };
}

/** The expansion of a value set; undefined where a part of it can't be told from the packages, so that nothing is judged by it. */
export function expand(definitions: Definitions, url: string, depth = 0): Expansion | undefined {
  const compose = definitions.valueSets.get(url)?.compose;
  if (compose === undefined || (compose.exclude?.length ?? 0) > 0) return undefined;
  return union(compose.include.map((include) => codesOf(definitions, include, depth)));
}
