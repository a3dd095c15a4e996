import { shown } from '../domain/message.js';
import { isSlug, type PayerIdentifier } from '../domain/payer.js';
import { type IdentifierToken, parseToken } from '../identifiers/token.js';
import { foldName, tellingWords } from './fold.js';

/** Code units; nothing that names a payer is longer, and nothing longer is worth the work. */
const longest = 1_024;

/** An identifier that is asked for. */
export interface WantedIdentifier {
  /** As a person would call it: `naic`, or the system where its kind is unknown. */
  readonly label: string;
  matches(identifier: PayerIdentifier): boolean;
}

/** A lookup's argument, in every way in which it can be meant. */
export interface Query {
  /** In lower case; undefined where it can't be a slug, and so never becomes part of a file's name. */
  readonly slug: string | undefined;
  /** Any of these. */
  readonly identifiers: readonly WantedIdentifier[];
  /** As a name, see `foldName`; empty where it can't be one. */
  readonly folded: string;
  readonly words: readonly string[];
  /** Why it finds nothing, where that is plain from the argument alone: a sentence. */
  readonly problem: string | undefined;
}

const nothing: Query = { slug: undefined, identifiers: [], folded: '', words: [], problem: undefined };

/** A path, or characters that a name on paper can't have: folding must not make a name of them. */
const noName = /\.\.|^\.?[/\\]|[\p{C}\p{Zl}\p{Zp}]/u;

/** Reads a lookup's argument. Anything is one: what it can't be, it just doesn't find. */
export function parseQuery(argument: string): Query {
  const text = argument.trim();
  if (text === '' || text.length > longest) return nothing;
  const token = parseToken(text);
  if (token.kind === 'invalid-identifier') {
    const { identifierKind, value, problem } = token;
    return { ...nothing, problem: `${shown(value)} is no ${identifierKind.title}: it ${problem}.` };
  }
  const identifiers = token.kind === 'identifier' ? token.tokens.map(wanted) : [];
  if (token.kind === 'identifier' && !token.bare) return { ...nothing, identifiers };
  const folded = noName.test(text) ? '' : foldName(text);
  return {
    slug: isSlug(text) ? text.toLowerCase() : undefined,
    identifiers,
    folded,
    words: tellingWords(folded),
    problem: undefined,
  };
}

function wanted({ kind, systems, value }: IdentifierToken): WantedIdentifier {
  const type = systems.length === 0 ? kind?.type : undefined;
  const canonical = (written: string): string | undefined => (kind === undefined ? written : kind.normalise(written));
  return {
    label: kind?.name ?? shown(systems[0] ?? ''),
    matches(identifier) {
      const meant =
        type === undefined
          ? identifier.system !== undefined && systems.includes(identifier.system)
          : identifier.types.some(({ system, code }) => system === type.system && code === type.code);
      return meant && canonical(identifier.value) === value;
    },
  };
}
