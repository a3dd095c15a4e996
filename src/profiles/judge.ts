import type { BrokenRule, Layer, Rule } from '../domain/finding.js';
import { asArray, asObject, isObject, type JsonObject } from '../domain/json.js';
import type { Path } from '../domain/path.js';
import { withoutEchoes } from './echoes.js';
import { argumentsOf } from './fault-arguments.js';
import { judge, profiles } from './generated/pdex-2.2.0.js';
import { currentGuide } from './guides.js';
import type { SchemaError } from './leaves/sink.js';
import { openInvariant } from './open-invariants.js';
import { structureRules } from './rules.js';
import type { SchemaFault } from './schema.js';
import type { LoadedGuide } from './validator.js';
import { inWordsOfVersions } from './versions.js';

/** More than a report lists, since some are echoes of others; what is beyond is not worked out. */
const mostErrors = 4_000;

const rules = new Map(structureRules.map((rule) => [rule.code, rule]));

function ruleOf(code: string): Rule {
  const rule = rules.get(code);
  if (rule === undefined) throw new Error(`The compiled schema asks ${code}, of which there is no rule.`);
  return rule;
}

/** The guide that this directory asks for. */
const directoryGuide: LoadedGuide = { name: currentGuide.name, title: currentGuide.title, judge, profiles };

/** Rules that the base type asks and guides own. */
const ofGuides = new Set(['unknown-extension', 'extension-not-defined', 'extension-context', 'unknown-code-system']);

const numbers = new Set(['decimal', 'integer', 'positiveInt', 'unsignedInt']);

/** The JSON type of a FHIR primitive (R4, JSON, "Primitive Types"). */
function jsonTypeOf(primitive: string): 'string' | 'number' | 'boolean' {
  return numbers.has(primitive) ? 'number' : primitive === 'boolean' ? 'boolean' : 'string';
}

function codeOf({ rule, profile, expected = '' }: SchemaFault, value: unknown): string {
  if (rule === 'primitive') return typeof value === jsonTypeOf(expected) ? 'r4/primitive-value' : 'r4/wrong-json-type';
  if (rule === 'narrative' && typeof value !== 'string') return 'r4/wrong-json-type';
  const layer = profile !== undefined || ofGuides.has(rule) ? 'profile' : 'r4';
  if (rule === 'invariant') return 'profile/not-judged';
  return `${layer}/${rule.replace(/^invariant /, '').replace(/[A-Z]/g, (capital) => `-${capital.toLowerCase()}`)}`;
}

/** The JSON path of a pointer into `root`, and the value there. */
function placeOf(root: unknown, pointer: string): { path: (string | number)[]; value: unknown } {
  const path: (string | number)[] = [];
  let value = root;
  for (const escaped of pointer.split('/').slice(1)) {
    const key = escaped.replaceAll('~1', '/').replaceAll('~0', '~');
    if (Array.isArray(value)) {
      path.push(Number(key));
      value = value[Number(key)];
    } else {
      path.push(key);
      value = isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
    }
  }
  return { path, value };
}

function brokenRule(root: JsonObject, error: SchemaError): BrokenRule {
  const { fault } = error;
  // A primitive is at fault itself; of all else it is said which property of it.
  const whole = fault.rule === 'primitive' && error.key !== undefined;
  const { path, value } = placeOf(root, whole ? `${error.pointer}/${error.key}` : error.pointer);
  const key = whole ? undefined : error.key;
  const code = codeOf(fault, value);
  const expected = code === 'r4/wrong-json-type' && fault.rule !== 'wrong-json-type' ? jsonTypeOf(fault.expected ?? '') : fault.expected;
  const args = argumentsOf({ ...fault, ...(expected === undefined ? {} : { expected }) }, value, key);
  const broken = { rule: ruleOf(code), path: key === undefined ? path : [...path, key], args };
  return fault.rule === 'invariant' ? openInvariant(broken, fault, ruleOf('profile/invariant')) : broken;
}

/** Profiles that entries claim and nobody here knows. */
function unknownProfiles(root: JsonObject, guide: LoadedGuide): BrokenRule[] {
  const faults: BrokenRule[] = [];
  findUnknownProfiles(root, [], guide, faults);
  const entries = asArray(root['entry']);
  for (let index = 0; index < entries.length; index += 1) {
    findUnknownProfiles(asObject(entries[index])?.['resource'], ['entry', index, 'resource'], guide, faults);
  }
  return faults;
}

function findUnknownProfiles(resource: unknown, path: Path, { profiles }: LoadedGuide, faults: BrokenRule[]): void {
  const meta = asObject(resource)?.['meta'];
  if (meta === undefined) return;
  for (const [index, canonical] of asArray(asObject(meta)?.['profile']).entries()) {
    if (typeof canonical !== 'string' || profiles.has(canonical) || profiles.has(canonical.replace(/\|.*$/s, ''))) continue;
    faults.push({ rule: ruleOf('profile/unknown-profile'), path: [...path, 'meta', 'profile', index], args: { value: canonical } });
  }
}

/**
 * Judges a resource by R4 (layer r4) and by the profiles of a guide (layer profile), the directory's own where none is given. Total:
 * whatever the value holds, the outcome is a list of broken rules, with paths from the root, in no order. Invariants that are not
 * compiled are among them as not judged, until `askInvariants` has asked them.
 */
export function judgeStructure(
  root: JsonObject,
  layers: ReadonlySet<Layer>,
  guide: LoadedGuide = directoryGuide,
  isVisible = false,
): BrokenRule[] {
  const errors = guide.judge(root, mostErrors, isVisible);
  const faults = errors.length === 0 ? [] : withoutEchoes(errors.map((error) => brokenRule(root, error)));
  for (const fault of unknownProfiles(root, guide)) faults.push(fault);
  if (faults.length === 0) return faults;
  return inWordsOfVersions(faults, guide, ruleOf).filter(({ rule }) => layers.has(rule.layer));
}
