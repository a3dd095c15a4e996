import { asString, type JsonObject } from '../domain/json.js';
import type { IdentifierKind } from './kind.js';
import { kindOf, kindsOfSystem } from './registry.js';

export interface IdentifierProblem {
  readonly kind: IdentifierKind;
  /** A phrase that follows the value. */
  readonly problem: string;
  /** True where the value may still be right for FHIR, though not in the form that the directory compares. */
  readonly lenient: boolean;
}

const scheme = /^([a-z][a-z0-9+.-]*):/i;

/** What is wrong with the value of a FHIR Identifier whose kind is known; undefined where nothing is, or no kind is known. */
export function problemOfIdentifier(identifier: JsonObject): IdentifierProblem | undefined {
  const value = asString(identifier['value']);
  const kind = kindOf(identifier);
  // A blank value breaks R4's string type and is reported there.
  if (value === undefined || kind === undefined || value.trim() === '') return undefined;
  const kinds = kind.type === undefined ? kindsOfSystem(asString(identifier['system']) ?? '') : [];
  if (kinds.length > 1) return problemOfUri(value, kinds);
  const problem = kind.problem(value);
  return problem === undefined ? undefined : { kind, problem, lenient: false };
}

/** The kinds of `urn:ietf:rfc:3986` are told apart by the scheme; a URI of another scheme is none of them, and no mistake. */
function problemOfUri(value: string, kinds: readonly IdentifierKind[]): IdentifierProblem | undefined {
  const [first] = kinds;
  const start = scheme.exec(value)?.[1]?.toLowerCase();
  if (start === undefined) return first && { kind: first, problem: 'is not a URI, which values of this system are', lenient: false };
  const web = start === 'https' || start === 'http';
  if (!web && !value.toLowerCase().startsWith('urn:oid:')) return undefined;
  const kind = kinds.find(({ name }) => name === (web ? 'url' : 'oid'));
  const problem = kind?.problem(value);
  return kind === undefined || problem === undefined ? undefined : { kind, problem, lenient: web };
}
