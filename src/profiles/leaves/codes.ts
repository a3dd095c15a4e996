import { asArray, isObject } from '../../domain/json.js';

/** A value set as the generated validator holds it; the set is made when it is first asked. */
export interface CodeList {
  has(system: string, code: string): boolean;
  hasCode(code: string): boolean;
  /** A code of this system can't be judged: no package lists its codes. */
  isOpen(system: string): boolean;
}

const mimeTypes = 'urn:ietf:bcp:13';
/** RFC 6838, section 4.2, with parameters as RFC 2045 writes them. */
const mimeForm = /^[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]{0,126}\/[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]{0,126}(\s*;\s*[^\s=;]+=("[^"]*"|[^\s;"]+))*$/;

/** `groups`: system → its codes, separated by blanks. */
export function codeList(groups: Readonly<Record<string, string>>, openSystems: readonly string[]): CodeList {
  let bySystem: Map<string, Set<string>> | undefined;
  let all: Set<string> | undefined;
  return {
    has(system, code) {
      bySystem ??= new Map(Object.entries(groups).map(([each, list]) => [each, new Set(list.split(' '))]));
      return bySystem.get(system)?.has(code) === true;
    },
    hasCode(code) {
      all ??= new Set(Object.values(groups).flatMap((list) => list.split(' ')));
      return all.has(code) || openSystems.some((system) => system !== mimeTypes || mimeForm.test(code));
    },
    isOpen: (system) => openSystems.includes(system),
  };
}

/** The directory's own codes fill gaps that the guides leave: they stand outside extensible value sets on purpose. */
const own = 'https://payer-directory.example/fhir/CodeSystem/';

function codingFits(list: CodeList, coding: unknown): boolean {
  if (!isObject(coding)) return false;
  const { system, code } = coding;
  return typeof system === 'string' && typeof code === 'string' && (list.has(system, code) || list.isOpen(system));
}

function isOwn(coding: unknown): boolean {
  return isObject(coding) && typeof coding['system'] === 'string' && coding['system'].startsWith(own);
}

/** The value, of type code, string, uri, Coding or CodeableConcept, has a code of the value set. Malformed values are others' business. */
export function isBound(list: CodeList, value: unknown): boolean {
  if (typeof value === 'string') return list.hasCode(value);
  if (!isObject(value)) return true;
  const { coding } = value;
  if (coding === undefined) return codingFits(list, value);
  for (const each of asArray(coding)) if (codingFits(list, each)) return true;
  return false;
}

/** As `isBound`; a coding of the directory's own systems passes too. */
export function isExtensiblyBound(list: CodeList, value: unknown): boolean {
  if (isBound(list, value)) return true;
  if (!isObject(value)) return false;
  return value['coding'] === undefined ? isOwn(value) : asArray(value['coding']).some(isOwn);
}

/** What the packages know of one code system whose codes are complete. */
export interface KnownSystem {
  readonly caseSensitive: boolean;
  /** Codes, separated by blanks. */
  readonly codes: string;
}

/** The code systems that the packages list completely, and the URL prefixes below which they list all there are. */
export interface Systems {
  /** The code is one of its system, or the system is not known. */
  hasCode(system: unknown, code: unknown): boolean;
  /** No package has a code system of this URL though it lies below a prefix whose systems are all known. */
  isMissing(system: unknown): boolean;
}

export function systems(known: Readonly<Record<string, KnownSystem>>, closedPrefixes: readonly string[]): Systems {
  const index = new Map(Object.entries(known));
  const sets = new Map<string, Set<string>>();
  const codesOf = (url: string, system: KnownSystem): Set<string> => {
    let set = sets.get(url);
    if (set === undefined) sets.set(url, (set = new Set((system.caseSensitive ? system.codes : system.codes.toLowerCase()).split(' '))));
    return set;
  };
  return {
    hasCode(url, code) {
      if (typeof url !== 'string' || typeof code !== 'string') return true;
      const system = index.get(url);
      return system === undefined || codesOf(url, system).has(system.caseSensitive ? code : code.toLowerCase());
    },
    isMissing(url) {
      return typeof url === 'string' && !index.has(url) && closedPrefixes.some((prefix) => url.startsWith(prefix));
    },
  };
}
