import type { CheckContext } from '../domain/check.js';
import { DirectoryError } from '../domain/errors.js';
import { findingsOf } from '../domain/findings.js';
import { isObject, type JsonObject } from '../domain/json.js';
import { shown } from '../domain/message.js';
import type { Change, Decision, MigrationAccount } from '../domain/migration.js';
import { expressionOf, type Path } from '../domain/path.js';
import { parseDocument } from '../parse/document.js';
import { detectGuide } from '../profiles/detect-guide.js';
import { currentGuide } from '../profiles/guides.js';
import { afterMove, type PlacedChange, type PlacedDecision } from './migrate/draft.js';
import { steps } from './migrate/registry.js';

/** Guides that a bundle can be migrated to, by their short names. */
export const migrationTargets: ReadonlyMap<string, string> = new Map([['pdex#2.2.0', currentGuide.name]]);

export interface Migration {
  readonly bundle: JsonObject;
  readonly changes: readonly Change[];
  readonly decisions: readonly Decision[];
}

/** Rewrites a Bundle to the current profiles. Pure and total; migrating the outcome changes nothing. */
export function migrateBundle(input: JsonObject, context: CheckContext): Migration {
  let bundle = input;
  let changes: readonly PlacedChange[] = [];
  let decisions: readonly PlacedDecision[] = [];
  for (const step of steps) {
    const outcome = step.run(bundle, { ...context, input });
    changes = [...afterMove(changes, outcome.move), ...outcome.changes];
    decisions = [...afterMove(decisions, outcome.move), ...outcome.decisions];
    bundle = outcome.bundle;
  }
  const { findings: limit } = context.policy.limits;
  const placed = (path: Path): string => expressionOf('Bundle', withinResult(bundle, path));
  return {
    bundle: changes.length === 0 ? input : bundle,
    changes: [
      ...changes.slice(0, limit).map(({ path, what, why }) => ({ expression: placed(path), what, why })),
      ...(changes.length > limit ? [{ expression: 'Bundle', what: `There are ${changes.length - limit} more changes.`, why: cut }] : []),
    ],
    decisions: [
      ...decisions.slice(0, limit).map(({ path, question, help }) => ({ expression: placed(path), question, help })),
      ...(decisions.length > limit
        ? [{ expression: 'Bundle', question: `There are ${decisions.length - limit} more questions.`, help: cut }]
        : []),
    ],
  };
}

const cut = 'An account is kept to a size that a person can read. Decide what is listed and migrate again.';

/** As far as the place exists: what a later step removed is told of what held it. */
function withinResult(bundle: JsonObject, path: Path): Path {
  let value: unknown = bundle;
  for (const [depth, key] of path.entries()) {
    const holder: object | undefined = Array.isArray(value) || isObject(value) ? value : undefined;
    if (holder === undefined || !Object.hasOwn(holder, key)) return path.slice(0, depth);
    value = (holder as Record<string | number, unknown>)[key]; // an object or array, as asked above
  }
  return path;
}

export interface MigratedFile {
  /** The migrated bundle as JSON, indented as it was; the file's own text where nothing changed. */
  readonly text: string;
  readonly account: MigrationAccount;
}

/**
 * Migrates the bytes of one file.
 * @throws DirectoryError `ERR_NOT_MIGRATABLE` where they are not JSON without errors, or hold no Bundle: what is read wrongly would be
 * written wrongly.
 */
export function migrateFile(path: string, bytes: Uint8Array, context: CheckContext): MigratedFile {
  const document = parseDocument(bytes, context.policy.limits);
  const errors = document.faults.filter(({ rule, severity = rule.severity }) => severity === 'error');
  const [wrong] = findingsOf(errors.slice(0, 1), document, 1);
  if (wrong !== undefined)
    throw refused(
      `${shown(path)} can't be migrated: ${wrong.message}`,
      'Mend the file first: payer-directory validate says where and how.',
    );
  const { value } = document;
  if (!isObject(value) || value['resourceType'] !== 'Bundle')
    throw refused(`${shown(path)} holds no Bundle.`, 'Name a file with a FHIR Bundle.');
  const { bundle, changes, decisions } = migrateBundle(value, context);
  return {
    text: changes.length === 0 ? document.text : `${JSON.stringify(bundle, undefined, indentOf(document.text))}\n`,
    account: {
      format: 'payer-directory/migration/1',
      path,
      from: detectGuide(value).guide,
      to: currentGuide.name,
      changes,
      decisions,
    },
  };
}

function refused(message: string, help: string): DirectoryError {
  return new DirectoryError('ERR_NOT_MIGRATABLE', message, { help });
}

/** What stands before the first member; two spaces where it says nothing, as on a single line. */
function indentOf(text: string): string {
  return /^\s*\{[ \t]*\r?\n([ \t]{1,8})"/.exec(text)?.[1] ?? '  ';
}
