import type { FaultArguments } from '../domain/finding.js';
import { asArray, asObject, asString } from '../domain/json.js';
import { nearest } from '../domain/nearest.js';
import { narrativeProblem } from './leaves/narrative.js';
import type { SchemaFault } from './schema.js';

/** What each primitive type looks like, as the end of a sentence (R4, Data Types). */
const forms: Readonly<Record<string, string>> = {
  base64Binary: 'it needs padded base64 with + and / (RFC 4648, section 4)',
  canonical: 'it needs an absolute URL, or # and the id of a contained resource',
  code: 'it needs text without white space but single blanks inside',
  date: 'it needs an existing day as YYYY, YYYY-MM or YYYY-MM-DD',
  dateTime: 'it needs an existing day, and with a time also seconds and a zone: 2026-05-01T00:00:00Z',
  decimal: 'it needs a number',
  'element id': 'it needs text without white space',
  id: 'it needs 1 to 64 letters, digits, hyphens and dots',
  instant: 'it needs an existing day with a time to the second and a zone: 2026-05-01T00:00:00Z',
  integer: 'it needs a whole number of 32 bits',
  'language tag': 'it needs a tag of BCP 47: en, en-US, zh-Hans',
  markdown: 'it needs text that is not blank, without control characters',
  oid: 'it needs urn:oid: and an OID',
  positiveInt: 'it needs a whole number above zero',
  string: 'it needs text that is not blank, without control characters',
  time: 'it needs hh:mm:ss',
  unsignedInt: 'it needs a whole number, zero or above',
  uri: 'it needs a URI without blanks; urn:oid: and urn:uuid: must be well-formed',
  url: 'it needs a URL without blanks',
  uuid: 'it needs urn:uuid: and a UUID in lower case',
};

/** What a person calls the JSON type of a value. */
function jsonTypeOf(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'an array' : typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}

const article: Readonly<Record<string, string>> = {
  object: 'an object',
  array: 'an array',
  string: 'a string',
  number: 'a number',
  boolean: 'a boolean',
};

/** A value in a few characters: a code as `system#code`, a concept by its first coding. */
export function briefly(value: unknown): string {
  const object = asObject(value);
  if (object === undefined) return typeof value === 'string' ? `"${value}"` : (JSON.stringify(value) ?? 'nothing').slice(0, 300);
  const coding = asObject(asArray(object['coding'])[0]) ?? object;
  const code = asString(coding['code']);
  if (code !== undefined) return `${asString(coding['system']) ?? ''}#${code}`;
  const text = asString(object['text']);
  return text === undefined ? 'A value without a code' : `"${text}" without a code`;
}

/** The last part of a canonical: the name by which people know a profile. */
function profileName(canonical: string | undefined): string {
  return canonical === undefined ? '' : canonical.slice(canonical.lastIndexOf('/') + 1);
}

/** An element id as people read it: a part of a complex extension by its own name. */
function elementName(id: string): string {
  return id.replace(/^Extension\.extension:/, '');
}

/** The arguments that the messages of `rules/` may name. */
export function argumentsOf(fault: SchemaFault, value: unknown, key: string | number | undefined): FaultArguments {
  const { rule, element, profile, expected = '' } = fault;
  const args: Record<string, string | number> = { element: elementName(element), profile: profileName(profile), expected };
  if (key !== undefined) args['key'] = key;
  if (fault.human !== undefined) args['human'] = fault.human;
  const object = asObject(value);
  const at =
    key === undefined
      ? value
      : Array.isArray(value)
        ? value[Number(key)]
        : object !== undefined && Object.hasOwn(object, key)
          ? object[key]
          : undefined;
  if (rule === 'unknown-property') {
    const known = expected.split(' ');
    const near = nearest(String(key), known);
    args['near'] = near === undefined ? '' : ` Did you mean "${near}"?`;
  } else if (rule === 'narrative' && typeof at === 'string') {
    const problem = narrativeProblem(at);
    args['detail'] = problem === undefined ? '' : problem.kind === 'content' ? `it holds ${problem.detail}` : problem.detail;
  } else if (rule === 'wrong-json-type' || rule === 'primitive' || rule === 'narrative') {
    args['found'] = jsonTypeOf(at);
    args['form'] = forms[expected] ?? `it needs a ${expected}`;
    args['expected'] = at !== null && typeof at === 'string' && rule === 'primitive' ? expected : (article[expected] ?? expected);
  } else if (rule === 'code-unknown' || rule === 'code-without-system') {
    args['system'] = asString(object?.['system']) ?? '';
    args['code'] = asString(object?.['code']) ?? '';
  } else if (rule === 'duplicate-id') {
    args['value'] = asString(asObject(at)?.['id'] ?? at) ?? '';
  } else if (rule === 'unknown-extension-part') {
    args['url'] = asString(asObject(at)?.['url']) ?? '';
  }
  if (Array.isArray(value)) args['count'] = value.length;
  args['value'] ??=
    rule.startsWith('code-') || rule === 'fixed-value'
      ? briefly(at)
      : typeof at === 'string'
        ? at
        : (asString(object?.['value']) ?? briefly(at));
  return args;
}
