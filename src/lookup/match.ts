import { type Match, matchKinds } from '../domain/answer.js';
import type { Payer } from '../domain/payer.js';
import { foldName, tellingWords } from './fold.js';
import type { Query } from './query.js';

export interface Candidate {
  readonly payer: Payer;
  readonly match: Match;
}

/**
 * How a payer is what the query names, in the best way that holds: slug, identifier, name, alias, former name, or all the query's words in one of
 * its names. Undefined where it isn't. A name that is only like it is no match.
 */
export function matchOf(query: Query, payer: Payer): Match | undefined {
  if (query.slug !== undefined && payer.slug.toLowerCase() === query.slug) return { by: 'slug', on: payer.slug };
  return byIdentifier(query, payer) ?? byName(query, payer);
}

function byIdentifier(query: Query, payer: Payer): Match | undefined {
  let former: Match | undefined;
  for (const identifier of payer.identifiers) {
    const wanted = query.identifiers.find((one) => one.matches(identifier));
    if (wanted === undefined) continue;
    const on = `${wanted.label} ${identifier.value}`;
    if (identifier.current) return { by: 'identifier', on };
    former ??= { by: 'former-identifier', on };
  }
  return former;
}

function byName(query: Query, payer: Payer): Match | undefined {
  if (query.folded === '') return undefined;
  const named = [
    ...(payer.name === undefined ? [] : [{ by: 'name', on: payer.name } as const]),
    ...payer.aliases.map((on) => ({ by: 'alias', on }) as const),
    ...payer.formerNames.map((on) => ({ by: 'former-name', on }) as const),
  ];
  const exact = named.find(({ on }) => foldName(on) === query.folded);
  if (exact !== undefined || query.words.length === 0) return exact;
  const holding = named.find(({ on }) => {
    const words = new Set(tellingWords(foldName(on)));
    return query.words.every((word) => words.has(word));
  });
  return holding === undefined ? undefined : { by: 'words', on: holding.on };
}

/** Aliases and former names are tried together: neither goes before the other. */
function rankOf({ by }: Match): number {
  return matchKinds.indexOf(by === 'former-name' ? 'alias' : by);
}

/** How a match compares with the best so far. */
export function ratherThan(match: Match, best: Match | undefined): 'better' | 'same' | 'worse' {
  const difference = best === undefined ? -1 : rankOf(match) - rankOf(best);
  return difference < 0 ? 'better' : difference === 0 ? 'same' : 'worse';
}
