import type { IdentifierKind } from './kind.js';
import { kindNamed, kindsOfSystem } from './registry.js';

/** One way to read an argument as an identifier. */
export interface IdentifierToken {
  /** Undefined where the system is of no known kind: then `value` is compared as it is. */
  readonly kind: IdentifierKind | undefined;
  /** Any of these is meant; empty where the kind is known by Identifier.type alone, whatever the system. */
  readonly systems: readonly string[];
  /** Canonical, where the kind is known. */
  readonly value: string;
}

/** What the argument of a lookup asks for. */
export type LookupToken =
  /** Not an identifier in any known way. */
  | { readonly kind: 'slug-or-name'; readonly text: string }
  /** `tokens` are the ways to read it, all to be tried; `bare` where nothing but the value was given, so that it may be a slug or name too. */
  | { readonly kind: 'identifier'; readonly text: string; readonly tokens: readonly IdentifierToken[]; readonly bare: boolean }
  /** It names a kind, or the system of one, and the value is not one of that kind. `problem` is a phrase that follows the value. */
  | {
      readonly kind: 'invalid-identifier';
      readonly text: string;
      readonly identifierKind: IdentifierKind;
      readonly value: string;
      readonly problem: string;
    };

const absolute = /^[A-Za-z][A-Za-z0-9+.-]*:[^\s|]+$/;
const fiveDigits = /^[0-9]{5}$/;
const kindsOfFiveDigits = ['naic', 'hios'].flatMap((name) => kindNamed(name) ?? []);

/**
 * Reads the argument of a lookup: `<kind>:<value>`, `<system>|<value>` (a FHIR token, R4 Search), or five digits, which are an
 * NAIC code or a HIOS issuer id. Everything else, `foo:bar` too, is a slug or a name.
 */
export function parseToken(argument: string): LookupToken {
  const text = argument.trim();
  if (fiveDigits.test(text)) {
    const tokens = kindsOfFiveDigits.map((kind) => ({ kind, systems: kind.systems, value: text }));
    return { kind: 'identifier', text, tokens, bare: true };
  }
  const bar = text.indexOf('|');
  if (bar > 0) {
    const left = text.slice(0, bar).trim();
    const kind = kindNamed(left);
    if (kind !== undefined) return tokenOfKind(text, kind, unescaped(text.slice(bar + 1).trim()));
    if (absolute.test(left)) return tokenOfSystem(text, left, unescaped(text.slice(bar + 1).trim()));
  }
  const colon = text.indexOf(':');
  const kind = colon > 0 ? kindNamed(text.slice(0, colon)) : undefined;
  return kind === undefined ? { kind: 'slug-or-name', text } : tokenOfKind(text, kind, text.slice(colon + 1).trim());
}

/** R4 Search, "Escaping Search Parameters". */
function unescaped(value: string): string {
  return value.replace(/\\([\\|,$])/g, '$1');
}

function tokenOfKind(text: string, kind: IdentifierKind, written: string): LookupToken {
  const value = kind.typed?.(written) ?? written;
  const canonical = kind.normalise(value);
  if (canonical !== undefined)
    return { kind: 'identifier', text, tokens: [{ kind, systems: kind.systems, value: canonical }], bare: false };
  return { kind: 'invalid-identifier', text, identifierKind: kind, value: written, problem: kind.problem(value) ?? 'is not one' };
}

function tokenOfSystem(text: string, system: string, value: string): LookupToken {
  if (value === '') return { kind: 'slug-or-name', text };
  const kinds = kindsOfSystem(system);
  const kind = kinds.find((each) => each.normalise(value) !== undefined);
  const [first] = kinds;
  if (first !== undefined && kind === undefined && kinds.length === 1) {
    return { kind: 'invalid-identifier', text, identifierKind: first, value, problem: first.problem(value) ?? 'is not one' };
  }
  return {
    kind: 'identifier',
    text,
    tokens: [{ kind, systems: kind?.systems ?? [system], value: kind?.normalise(value) ?? value }],
    bare: false,
  };
}
