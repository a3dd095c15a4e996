import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Rule, Severity } from '../../src/domain/finding.js';
import { isObject, type JsonValue } from '../../src/domain/json.js';
import type { Policy } from '../../src/domain/policy.js';

/** RFC 6902, as much as fixtures need. A path that leads nowhere is an error, so that no fixture goes stale silently. */
export interface Operation {
  readonly op: 'add' | 'replace' | 'remove';
  /** RFC 6901. */
  readonly path: string;
  readonly value?: JsonValue;
}

/** A conformant bundle of test/fixtures/base/ with changes of its text, each of a passage that it has once. */
export interface ChangedText {
  readonly replace: readonly (readonly [passage: string, by: string])[];
  readonly encoding?: 'latin1' | 'utf16le';
}

/** One file: a conformant bundle of test/fixtures/base/ with some changes, or its very text. */
export type FixtureFile =
  | readonly Operation[]
  | { readonly base: string; readonly patch: readonly Operation[] }
  | ChangedText
  | { readonly text: string };

/** Several files as one directory, by slug. */
export interface FixtureDirectory {
  readonly files: Readonly<Record<string, FixtureFile>>;
}

/** What the invalid example must come to; the rest of a finding is the rule's own text. */
export interface Golden {
  /** The slug of the file that has the finding, where the example is a directory. */
  readonly file?: string;
  readonly severity: Severity;
  readonly expression: readonly string[];
  readonly line: number | null;
  readonly column: number | null;
  readonly message: string;
  readonly help: string;
}

/** A rule that nothing can break yet, and why it is there all the same. */
export interface Unreachable {
  readonly unreachable: string;
}

/** `test/fixtures/checks/<group>/<name>.json`: one for each code. */
export interface Fixture {
  readonly valid: FixtureFile | FixtureDirectory;
  readonly invalid: FixtureFile | FixtureDirectory;
  readonly finding: Golden;
  /** Other codes that the invalid example can't help having. None where one cause has one finding, as it ought to. */
  readonly also?: readonly string[];
  /** Limits that differ from the built-in policy's. */
  readonly limits?: Partial<Policy['limits']>;
}

/** The instant at which every fixture is judged. */
export const judgedAt = new Date('2026-11-01T12:00:00Z');

const fixtures = new URL('../fixtures/', import.meta.url);

export function fixturePath(code: string): string {
  return fileURLToPath(new URL(`checks/${code}.json`, fixtures));
}

/** The fixture of one rule; throws where it is missing. */
export function fixtureOf({ code }: Pick<Rule, 'code'>): Fixture | Unreachable {
  // The file's shape is this project's own, and a wrong one fails the test that reads it.
  return JSON.parse(readFileSync(fixturePath(code), 'utf8')) as Fixture | Unreachable;
}

/** The name of the base that a bare list of operations starts from. */
export const firstBase = 'cedar-hollow';

function baseText(name: string): string {
  return readFileSync(new URL(`base/${name}.json`, fixtures), 'utf8');
}

function applied(document: JsonValue, { op, path, value }: Operation): JsonValue {
  const keys = path
    .split('/')
    .slice(1)
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'));
  const last = keys.pop();
  if (last === undefined) return value ?? null;
  // The document is this function's own copy, so it may be changed in place.
  let parent = document as unknown;
  for (const key of keys) parent = Array.isArray(parent) ? parent[Number(key)] : isObject(parent) ? parent[key] : undefined;
  if (Array.isArray(parent)) {
    const index = last === '-' ? parent.length : Number(last);
    if (index > parent.length || (op !== 'add' && index === parent.length)) throw new Error(`${path} leads nowhere.`);
    parent.splice(index, op === 'add' ? 0 : 1, ...(op === 'remove' ? [] : [value]));
  } else if (isObject(parent) && (op === 'add' || Object.hasOwn(parent, last))) {
    const members = parent as Record<string, JsonValue | undefined>;
    if (op === 'remove') delete members[last];
    else members[last] = value;
  } else throw new Error(`${path} leads nowhere.`);
  return document;
}

function changed({ replace, encoding }: ChangedText): Uint8Array {
  let text = baseText(firstBase);
  for (const [passage, by] of replace) {
    if (text.split(passage).length !== 2) throw new Error(`The base has not exactly one passage ${passage}`);
    text = text.replace(passage, () => by);
  }
  return Buffer.from(text, encoding ?? 'utf8');
}

/** The file's bytes, as they would lie on a disk. */
export function bytesOf(file: FixtureFile): Uint8Array {
  if ('replace' in file) return changed(file);
  if ('text' in file) return Buffer.from(file.text);
  const [base, patch] = 'patch' in file ? [file.base, file.patch] : [firstBase, file];
  if (patch.length === 0) return Buffer.from(baseText(base));
  const document = patch.reduce(applied, JSON.parse(baseText(base)) as JsonValue);
  return Buffer.from(`${JSON.stringify(document, null, 2)}\n`);
}

export function isDirectory(example: FixtureFile | FixtureDirectory): example is FixtureDirectory {
  return 'files' in example;
}

/** The example's files by slug; a single file has the slug of its base. */
export function filesOf(example: FixtureFile | FixtureDirectory): ReadonlyMap<string, Uint8Array> {
  const files = isDirectory(example) ? Object.entries(example.files) : [[firstBase, example] as const];
  return new Map(files.map(([slug, file]) => [slug, bytesOf(file)]));
}
