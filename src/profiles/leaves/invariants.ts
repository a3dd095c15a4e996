import { asArray, asObject, asString, isObject, type JsonObject } from '../../domain/json.js';
import { compareDateTimes } from './date-order.js';
import { isDateTime } from './primitives.js';

/**
 * Invariants of R4, each under its key without the hyphens, compiled by hand from its FHIRPath. They see broken data too:
 * where a value has the wrong type another finding says so, and the invariant passes.
 */

const ucum = 'http://unitsofmeasure.org';

function has(value: JsonObject, key: string): boolean {
  return value[key] !== undefined || value[`_${key}`] !== undefined;
}

function entriesOf(bundle: JsonObject): readonly JsonObject[] {
  return asArray(bundle['entry']).filter(isObject);
}

/** Whether each entry has the key, or none has it where not `wanted`. */
function everyEntryHas(bundle: JsonObject, key: string, wanted: boolean): boolean {
  const entries = asArray(bundle['entry']);
  for (let index = 0; index < entries.length; index += 1) {
    const entry = entries[index];
    if (isObject(entry) && (entry[key] !== undefined) !== wanted) return false;
  }
  return true;
}

function firstType(bundle: JsonObject): unknown {
  return asObject(entriesOf(bundle)[0]?.['resource'])?.['resourceType'];
}

export function bdl1({ total, type }: JsonObject): boolean {
  return total === undefined || type === 'searchset' || type === 'history';
}

export function bdl2(bundle: JsonObject): boolean {
  return bundle['type'] === 'searchset' || everyEntryHas(bundle, 'search', false);
}

export function bdl3(bundle: JsonObject): boolean {
  const { type } = bundle;
  const wanted = type === 'batch' || type === 'transaction' || type === 'history';
  return everyEntryHas(bundle, 'request', wanted);
}

export function bdl4(bundle: JsonObject): boolean {
  const { type } = bundle;
  const wanted = type === 'batch-response' || type === 'transaction-response' || type === 'history';
  return everyEntryHas(bundle, 'response', wanted);
}

export function bdl5(entry: JsonObject): boolean {
  return entry['resource'] !== undefined || entry['request'] !== undefined || entry['response'] !== undefined;
}

/** So many are compared with each other in less time than hashed. */
const few = 16;

function hasEqualUrls(entries: readonly JsonObject[]): boolean {
  for (let index = 1; index < entries.length; index += 1) {
    const url = entries[index]?.['fullUrl'];
    if (url === undefined) continue;
    for (let before = 0; before < index; before += 1) if (entries[before]?.['fullUrl'] === url) return true;
  }
  return false;
}

export function bdl7(bundle: JsonObject): boolean {
  if (bundle['type'] === 'history') return true;
  const entries = entriesOf(bundle);
  if (entries.length <= few && !hasEqualUrls(entries)) return true;
  const seen = new Set<string>();
  for (const entry of entries) {
    const url = asString(entry['fullUrl']);
    if (url === undefined) continue;
    const version = asString(asObject(asObject(entry['resource'])?.['meta'])?.['versionId']) ?? '';
    const key = url + version;
    if (seen.has(key)) return false;
    seen.add(key);
  }
  return true;
}

/** The published expression fails where there is no fullUrl; its sentence says nothing of that case. */
export function bdl8(entry: JsonObject): boolean {
  return asString(entry['fullUrl'])?.includes('/_history/') !== true;
}

export function bdl9(bundle: JsonObject): boolean {
  const identifier = asObject(bundle['identifier']);
  return bundle['type'] !== 'document' || (identifier !== undefined && has(identifier, 'system') && has(identifier, 'value'));
}

export function bdl10({ type, timestamp }: JsonObject): boolean {
  return type !== 'document' || timestamp !== undefined;
}

export function bdl11(bundle: JsonObject): boolean {
  return bundle['type'] !== 'document' || firstType(bundle) === 'Composition';
}

export function bdl12(bundle: JsonObject): boolean {
  return bundle['type'] !== 'message' || firstType(bundle) === 'MessageHeader';
}

function containedOf(resource: JsonObject): readonly JsonObject[] {
  return resource['contained'] === undefined ? [] : asArray(resource['contained']).filter(isObject);
}

export function dom2(resource: JsonObject): boolean {
  return containedOf(resource).every((each) => each['contained'] === undefined);
}

export function dom4(resource: JsonObject): boolean {
  return containedOf(resource).every((each) => {
    const meta = asObject(each['meta']);
    return meta === undefined || !(has(meta, 'versionId') || has(meta, 'lastUpdated'));
  });
}

export function dom5(resource: JsonObject): boolean {
  return containedOf(resource).every((each) => asObject(each['meta'])?.['security'] === undefined);
}

/** A text without its div lacks an element that it must have, and is told so. */
export function dom6(resource: JsonObject): boolean {
  return resource['text'] !== undefined;
}

export function org1(organization: JsonObject): boolean {
  return organization['identifier'] !== undefined || has(organization, 'name');
}

export function org2({ use }: JsonObject): boolean {
  return use !== 'home';
}

export const org3 = org2;

export function cpt2(point: JsonObject): boolean {
  return !has(point, 'value') || has(point, 'system');
}

export function per1({ start, end }: JsonObject): boolean {
  if (typeof start !== 'string' || typeof end !== 'string' || !isDateTime(start) || !isDateTime(end)) return true;
  const order = compareDateTimes(start, end);
  return order !== undefined && order <= 0;
}

export function att1(attachment: JsonObject): boolean {
  return !has(attachment, 'data') || has(attachment, 'contentType');
}

export function exp1(expression: JsonObject): boolean {
  return has(expression, 'expression') || has(expression, 'reference');
}

export function qty3(quantity: JsonObject): boolean {
  return !has(quantity, 'code') || has(quantity, 'system');
}

/** FHIRPath's `system.empty() or system = %ucum`, and a system of another JSON type passes. */
function isUcum({ system, _system }: JsonObject): boolean {
  return typeof system === 'string' ? system === ucum : system !== undefined || _system === undefined;
}

function unitIsUcum(quantity: JsonObject): boolean {
  return (has(quantity, 'code') || !has(quantity, 'value')) && isUcum(quantity);
}

export const dis1 = unitIsUcum;

export function age1(age: JsonObject): boolean {
  const { value } = age;
  return unitIsUcum(age) && (typeof value !== 'number' || value > 0);
}

export function cnt3(count: JsonObject): boolean {
  const { value, code } = count;
  return unitIsUcum(count) && (code === undefined || code === '1') && (typeof value !== 'number' || Number.isInteger(value));
}

export function drt1(duration: JsonObject): boolean {
  return !has(duration, 'code') || (duration['system'] === ucum && has(duration, 'value'));
}

export function sqty1(quantity: JsonObject): boolean {
  return !has(quantity, 'comparator');
}

/** What a quantity is counted in: the code of its unit, else the unit's name. */
function unitOf({ code, unit }: JsonObject): string {
  return typeof code === 'string' ? `#${code}` : (asString(unit) ?? '');
}

/**
 * FHIRPath's `low <= high`: not true where a value is missing or the units have nothing in common. Two units of UCUM may measure the
 * same, and pass.
 */
export function rng2(range: JsonObject): boolean {
  const low = asObject(range['low']);
  const high = asObject(range['high']);
  if (low === undefined || high === undefined) return true;
  const { value: from } = low;
  const { value: to } = high;
  if (from === undefined || to === undefined) return false;
  if (typeof from !== 'number' || typeof to !== 'number') return true;
  if (unitOf(low) === unitOf(high)) return from <= to;
  return low['system'] === ucum && high['system'] === ucum;
}

export function rat1(ratio: JsonObject): boolean {
  const numerator = ratio['numerator'] !== undefined;
  return numerator === (ratio['denominator'] !== undefined) && (numerator || ratio['extension'] !== undefined);
}

export function drq1(filter: JsonObject): boolean {
  return has(filter, 'path') !== has(filter, 'searchParam');
}

export const drq2 = drq1;

export function trd1(trigger: JsonObject): boolean {
  return trigger['data'] === undefined || !Object.keys(trigger).some((key) => /^_?timing/.test(key));
}

export function trd2(trigger: JsonObject): boolean {
  return trigger['condition'] === undefined || trigger['data'] !== undefined;
}

export function trd3(trigger: JsonObject): boolean {
  const type = asString(trigger['type']) ?? '';
  if (type === 'named-event') return has(trigger, 'name');
  if (type === 'periodic') return Object.keys(trigger).some((key) => /^_?timing/.test(key));
  return !type.startsWith('data-') || trigger['data'] !== undefined;
}

function needs(key: string, other: string): (repeat: JsonObject) => boolean {
  return (repeat) => !has(repeat, key) || has(repeat, other);
}

function notNegative(key: string): (repeat: JsonObject) => boolean {
  return (repeat) => {
    const value = repeat[key];
    return typeof value !== 'number' || value >= 0;
  };
}

export const tim1 = needs('duration', 'durationUnit');
export const tim2 = needs('period', 'periodUnit');
export const tim4 = notNegative('duration');
export const tim5 = notNegative('period');
export const tim6 = needs('periodMax', 'period');
export const tim7 = needs('durationMax', 'duration');
export const tim8 = needs('countMax', 'count');

const meals = new Set(['C', 'CM', 'CD', 'CV']);

export function tim9(repeat: JsonObject): boolean {
  if (!has(repeat, 'offset')) return true;
  return has(repeat, 'when') && !asArray(repeat['when']).some((each) => typeof each === 'string' && meals.has(each));
}

export function tim10(repeat: JsonObject): boolean {
  return !has(repeat, 'timeOfDay') || !has(repeat, 'when');
}
