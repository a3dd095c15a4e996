import { DirectoryError } from '../domain/errors.js';
import type { JsonObject, JsonValue } from '../domain/json.js';
import { isObject } from '../domain/json.js';
import { shown } from '../domain/message.js';
import type { Policy } from '../domain/policy.js';
import { builtInPolicy, environments } from '../domain/policy.js';
import type { Files } from '../ports/files.js';
import { layout } from './directory.js';

/** Bytes; a policy is a page of settings. */
const mostBytes = 65_536;

/**
 * The policy of the directory at `directory`: what `directory/policy.json` says, and the built-in policy where it is silent.
 * @throws DirectoryError `ERR_POLICY` where the file is not one, naming the member and the reason; the port's own codes where
 * it can't be read.
 */
export async function readPolicy(files: Files, directory: string): Promise<Policy> {
  return policyOf(await files.read(files.resolve(directory, layout.policy), mostBytes));
}

/** The same from the bytes of the file. `schemas/policy.schema.json` says the same rules; a test holds both together. */
export function policyOf(bytes: Uint8Array): Policy {
  const value = parsed(bytes);
  if (!isObject(value)) throw wrong('it must be a JSON object');
  known(value, '', ['$schema', 'defaultEnvironment', 'testPayers', 'limits']);
  if (value['$schema'] !== undefined && typeof value['$schema'] !== 'string') throw wrongMember('$schema', 'a string', value['$schema']);
  return {
    defaultEnvironment: environmentOf(value['defaultEnvironment']),
    testPayers: slugsOf(value['testPayers']),
    limits: limitsOf(value['limits']),
  };
}

function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (cause) {
    throw wrong(`it is not JSON in UTF-8 (${shown(cause instanceof Error ? cause.message : String(cause))})`, cause);
  }
}

function environmentOf(value: JsonValue | undefined): Policy['defaultEnvironment'] {
  if (value === undefined) return builtInPolicy.defaultEnvironment;
  const environment = environments.find((code) => code === value);
  if (environment === undefined) throw wrongMember('defaultEnvironment', `one of ${environments.join(', ')}`, value);
  return environment;
}

/** A slug is a FHIR id, for it is the Bundle's. */
function isSlug(value: JsonValue): value is string {
  return typeof value === 'string' && /^[A-Za-z0-9.-]{1,64}$/.test(value);
}

function slugsOf(value: JsonValue | undefined): readonly string[] {
  if (value === undefined) return builtInPolicy.testPayers;
  if (!Array.isArray(value)) throw wrongMember('testPayers', 'a list of slugs', value);
  const slugs: readonly JsonValue[] = value;
  const bad = slugs.findIndex((item) => !isSlug(item));
  if (bad >= 0) throw wrongMember(`testPayers[${bad}]`, 'a slug', slugs[bad] ?? null);
  const twice = slugs.find((item, index) => slugs.indexOf(item) !== index);
  if (twice !== undefined) throw wrong(`testPayers names ${String(twice)} twice`);
  return slugs.filter(isSlug);
}

/** The highest that a limit may be: above it a file could exhaust the program. */
const highest: Readonly<Record<keyof Policy['limits'], number>> = {
  fileBytes: 16_777_216,
  depth: 256,
  findings: 100_000,
  certificates: 1_000,
};

function limitsOf(value: JsonValue | undefined): Policy['limits'] {
  if (value === undefined) return builtInPolicy.limits;
  if (!isObject(value)) throw wrongMember('limits', 'an object', value);
  known(value, 'limits.', Object.keys(highest));
  const limit = (name: keyof Policy['limits']): number => {
    const number = value[name];
    if (number === undefined) return builtInPolicy.limits[name];
    if (typeof number === 'number' && Number.isInteger(number) && number >= 1 && number <= highest[name]) return number;
    throw wrongMember(`limits.${name}`, `a whole number from 1 to ${highest[name]}`, number);
  };
  return { fileBytes: limit('fileBytes'), depth: limit('depth'), findings: limit('findings'), certificates: limit('certificates') };
}

function known(object: JsonObject, prefix: string, names: readonly string[]): void {
  const unknown = Object.keys(object).find((name) => !names.includes(name));
  if (unknown === undefined) return;
  throw wrong(`${prefix}${shown(unknown)} is not a member of a policy (members: ${names.map((name) => prefix + name).join(', ')})`);
}

function wrongMember(member: string, wanted: string, value: JsonValue): DirectoryError {
  return wrong(`${member} must be ${wanted}, but it is ${shown(JSON.stringify(value))}`);
}

function wrong(reason: string, cause?: unknown): DirectoryError {
  return new DirectoryError('ERR_POLICY', `${layout.policy} is wrong: ${reason}.`, {
    help: 'Mend it; schemas/policy.schema.json describes every member.',
    cause,
  });
}
