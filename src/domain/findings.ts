import type { BrokenRule, Finding, Layer, Rule, Severity } from './finding.js';
import { layers, severities } from './finding.js';
import type { JsonValue } from './json.js';
import { isObject } from './json.js';
import { messageOf } from './message.js';
import type { Path } from './path.js';
import { expressionOf } from './path.js';

/** What a finding needs of the document that it is about. */
export interface JudgedDocument {
  /** Undefined where the bytes are not JSON. */
  readonly value: JsonValue | undefined;
  /** Where the value at `path` stands, or else the innermost value around it that exists; undefined where there is no text. */
  locate(path: Path): Place | undefined;
  /** Where a fault that has an `offset` stands; undefined where there is no text. */
  positionAt(offset: number): Place | undefined;
}

interface Place {
  readonly line: number;
  readonly column: number;
}

/** The one finding that this file makes itself: the report was cut. */
export const cut: Rule = {
  code: 'report/cut',
  layer: 'directory',
  severity: 'information',
  issueType: 'too-long',
  message: 'The report of this file stops here: {findings} more findings and {places} more places of those listed are left out.',
  why: 'A report is kept to a size that a person can read and a program can hold, and a file cannot be made to flood it.',
  help: 'Mend what is listed and validate again; limits.findings in directory/policy.json says how many findings a report lists.',
  reference: { title: 'Directory policy, limits.findings' },
};

interface Group {
  readonly rule: Rule;
  readonly severity: Severity;
  readonly message: string;
  readonly why: string;
  readonly help: string;
  /** Of the first fault. */
  readonly offset: number | undefined;
  readonly paths: Path[];
}

/**
 * From broken rules to what people and programs are told: faults of one rule with the same words become one finding with
 * many places, findings stand in the order in which a person would mend them (what must be mended before what may be, then layer,
 * position in the document and code), and no more than `limit` findings, nor `limit` places of one finding, are listed.
 */
export function findingsOf(faults: readonly BrokenRule[], document: JudgedDocument, limit: number): readonly Finding[] {
  if (faults.length === 0) return [];
  const groups = grouped(inOrder(faults, document.value));
  const root = rootOf(document.value);
  const findings = groups.slice(0, limit).map((group) => findingOf(group, root, document, limit));
  const places = groups.slice(0, limit).reduce((sum, group) => sum + Math.max(0, group.paths.length - limit), 0);
  const left = groups.slice(limit);
  if (left.length > 0 || places > 0) findings.push(cutFinding(left, places));
  return findings;
}

/**
 * The faults by severity, then layer, position and code; those of one position and code stay in the order in which they came. The
 * parser's own faults are in order already, and not all of them have a path that still exists.
 */
function inOrder(faults: readonly BrokenRule[], value: JsonValue | undefined): readonly BrokenRule[] {
  if (faults.length === 1) return faults;
  const compare = documentOrder(value);
  return [...faults].sort(
    (a, b) =>
      severities.indexOf(severityOf(a)) - severities.indexOf(severityOf(b)) ||
      layers.indexOf(a.rule.layer) - layers.indexOf(b.rule.layer) ||
      (a.rule.layer === 'json' ? 0 : compare(a.path, b.path) || order(a.rule.code, b.rule.code)),
  );
}

function severityOf({ severity, rule }: BrokenRule): Severity {
  return severity ?? rule.severity;
}

function order(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

/**
 * Compares two paths by where they stand in the document: a parent before its children, members in the order in which they
 * are written. A member that is missing stands where its object begins.
 */
function documentOrder(value: JsonValue | undefined): (a: Path, b: Path) => number {
  const ranks = new Map<object, Map<string, number>>();
  const rank = (parent: JsonValue | undefined, key: string | number): number => {
    if (typeof key === 'number') return key;
    if (!isObject(parent)) return -1;
    const known = ranks.get(parent) ?? new Map(Object.keys(parent).map((name, index) => [name, index]));
    ranks.set(parent, known);
    return known.get(key) ?? -1;
  };
  return (a, b) => {
    let parent = value;
    for (let depth = 0; ; depth += 1) {
      const [left, right] = [a[depth], b[depth]];
      if (left === undefined || right === undefined) return a.length - b.length;
      if (left !== right) return rank(parent, left) - rank(parent, right) || order(String(left), String(right));
      parent = member(parent, left);
    }
  };
}

function member(parent: JsonValue | undefined, key: string | number): JsonValue | undefined {
  if (Array.isArray(parent)) return typeof key === 'number' ? (parent[key] as JsonValue | undefined) : undefined;
  return isObject(parent) && Object.hasOwn(parent, key) ? parent[key] : undefined;
}

function grouped(faults: readonly BrokenRule[]): readonly Group[] {
  const groups = new Map<string, Group>();
  for (const { rule, path, offset, args, severity = rule.severity } of faults) {
    const message = messageOf(rule.message, args);
    const help = messageOf(rule.help, args);
    const key = JSON.stringify([rule.code, severity, message, help]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { rule, severity, message, why: messageOf(rule.why, args), help, offset, paths: [path] });
    else group.paths.push(path);
  }
  return [...groups.values()];
}

function findingOf(group: Group, root: string | undefined, document: JudgedDocument, limit: number): Finding {
  const place = group.offset === undefined ? document.locate(group.paths[0] ?? []) : document.positionAt(group.offset);
  const expressions = root === undefined ? [] : group.paths.slice(0, limit).map((path) => expressionOf(root, path));
  return {
    code: group.rule.code,
    layer: group.rule.layer,
    severity: group.severity,
    issueType: group.rule.issueType,
    expression: [...new Set(expressions)],
    line: place?.line ?? null,
    column: place?.column ?? null,
    message: group.message,
    why: group.why,
    help: group.help,
    reference: group.rule.reference,
  };
}

/** FHIRPath begins with the type of the resource; without a readable resource there is nothing to point into. */
function rootOf(value: JsonValue | undefined): string | undefined {
  if (!isObject(value)) return undefined;
  const type = Object.hasOwn(value, 'resourceType') ? value['resourceType'] : undefined;
  return typeof type === 'string' && /^[A-Z][A-Za-z]{0,63}$/.test(type) ? type : 'Resource';
}

/** As severe as the worst that it hides, so that cutting never turns a bad file into a good one. */
function cutFinding(left: readonly Group[], places: number): Finding {
  const worst = severities.find((severity) => left.some((group) => group.severity === severity)) ?? cut.severity;
  const layer: Layer = left[0]?.rule.layer ?? cut.layer;
  const message = messageOf(cut.message, { findings: left.length, places });
  const { code, issueType, why, help, reference } = cut;
  return { code, layer, severity: worst, issueType, expression: [], line: null, column: null, message, why, help, reference };
}
