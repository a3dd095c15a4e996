import { asArray, isObject } from '../../domain/json.js';
import { positionIn, type StringIndex, stringIndex } from '../../domain/string-index.js';
import { isAbsoluteUri, startsWithAny } from './extensions.js';
import { isUri } from './primitives.js';

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

/** Of codes that are separated by blanks; they are taken apart when first asked for. */
function codeSet(...lists: readonly string[]): (code: string) => boolean {
  let index: StringIndex | undefined;
  return (code) => positionIn((index ??= stringIndex(lists.flatMap((list) => list.split(' ')))), code) >= 0;
}

/** `groups`: system → its codes, separated by blanks. */
export function codeList(groups: Readonly<Record<string, string>>, openSystems: readonly string[]): CodeList {
  let index: StringIndex | undefined;
  const bySystem = Object.values(groups).map((list) => codeSet(list));
  const hasCode = codeSet(...Object.values(groups));
  return {
    has: (system, code) => bySystem[positionIn((index ??= stringIndex(Object.keys(groups))), system)]?.(code) === true,
    hasCode: (code) => hasCode(code) || openSystems.some((system) => system !== mimeTypes || mimeForm.test(code)),
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
  readonly version: string;
  /** Codes, separated by blanks. */
  readonly codes: string;
}

/** The code systems that the packages list completely, and the URL prefixes below which they list all there are. */
export interface Systems {
  /**
   * What is wrong with a coding: its system is no URI; the system does not have the code, in the version known here; no package has the system, though it lies below a prefix whose
   * systems are all known; the system is relative, so that the code has no meaning elsewhere.
   */
  problemOf(system: unknown, code: unknown, version: unknown): 'uri' | 'code' | 'system' | 'relative' | undefined;
}

/** A code is given, and a system that means something only where the document lies. */
export function isRelativeSystem(system: unknown, code: unknown): boolean {
  return typeof system === 'string' && typeof code === 'string' && !isAbsoluteUri(system) && !system.startsWith('#');
}

export function systems(known: Readonly<Record<string, KnownSystem>>, closedPrefixes: readonly string[]): Systems {
  let index: StringIndex | undefined;
  const all = Object.values(known).map(({ caseSensitive, version, codes }) => ({
    caseSensitive,
    version,
    has: codeSet(caseSensitive ? codes : codes.toLowerCase()),
  }));
  return {
    problemOf(url, code, version) {
      const system = all[positionIn((index ??= stringIndex(Object.keys(known))), url)];
      if (system === undefined) {
        // A system that is found is a URI: only the others are looked at closely.
        if (!isUri(url)) return 'uri';
        if (startsWithAny(closedPrefixes, url)) return 'system';
        return isRelativeSystem(url, code) ? 'relative' : undefined;
      }
      if (typeof code !== 'string') return undefined;
      if (system.has(system.caseSensitive ? code : code.toLowerCase())) return undefined;
      // Another version may have had it.
      return typeof version === 'string' && version !== system.version ? undefined : 'code';
    },
  };
}
