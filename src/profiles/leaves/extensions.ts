import { asObject, asString } from '../../domain/json.js';

const scheme = /^[A-Za-z][A-Za-z0-9+.-]*:/;

export function isAbsoluteUri(value: unknown): boolean {
  return typeof value === 'string' && (value.startsWith('http://') || (value.includes(':') && scheme.test(value)));
}

/** The value begins with one of the prefixes and goes on. */
export function startsWithAny(prefixes: readonly string[], value: unknown): boolean {
  return typeof value === 'string' && prefixes.some((prefix) => value.startsWith(prefix) && value.length > prefix.length);
}

/** `item`, whose url the definition of its complex extension does not name, is meant as part of it: an absolute url is an extension of its own. */
export function isUnknownPart(item: unknown): boolean {
  const url = asString(asObject(item)?.['url']);
  return url !== undefined && !isAbsoluteUri(url);
}

/** The first key of a choice element, `value`, whose type is not allowed; a companion counts as its element. */
export function otherChoice(object: object, base: string, allowed: readonly string[]): string | undefined {
  for (const key in object) {
    const name = key.charCodeAt(0) === 95 /* _ */ ? key.slice(1) : key;
    if (name.length > base.length && name.startsWith(base) && !allowed.includes(name)) return key;
  }
  return undefined;
}

/** The path of an element without indices and without what lies around its resource: `Organization.telecom`. */
function elementPathAt(root: unknown, pointer: string): string {
  let value: unknown = root;
  let path = String(asObject(root)?.['resourceType']);
  for (const key of pointer.split('/').slice(1)) {
    if (Array.isArray(value)) value = value[Number(key)];
    else {
      value = asObject(value)?.[key];
      path += `.${key.replace(/^_/, '')}`;
    }
    const type = asObject(value)?.['resourceType'];
    if (typeof type === 'string') path = type;
  }
  return path;
}

/** Where the known extensions may stand. */
export interface Contexts {
  /** `owner`: type or path of the element that holds the extension; `pointer`: where the extension is. */
  allows(url: unknown, owner: string, root: unknown, pointer: string): boolean;
}

/** `table`: extension url → element paths, types, or urls of the extensions that it may stand in. */
export function contexts(table: Readonly<Record<string, readonly string[]>>): Contexts {
  const index = new Map(Object.entries(table));
  return {
    allows(url, owner, root, pointer) {
      if (typeof url !== 'string') return true;
      const places = index.get(url);
      if (places === undefined || places.includes(owner) || places.includes('Element')) return true;
      // An extension's pointer ends in /extension/N: the element that holds it lies two steps up.
      const holder = pointer.split('/').slice(0, -2).join('/');
      if (owner !== 'Extension') return places.includes(elementPathAt(root, holder));
      return places.includes(asString(asObject(valueAt(root, holder))?.['url']) ?? '');
    },
  };
}

function valueAt(root: unknown, pointer: string): unknown {
  let value = root;
  for (const key of pointer.split('/').slice(1)) value = Array.isArray(value) ? value[Number(key)] : asObject(value)?.[key];
  return value;
}
