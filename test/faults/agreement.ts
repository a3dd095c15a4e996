import { judgeBundle } from '../../src/app/validate-bundle.js';
import { layers } from '../../src/domain/finding.js';
import { isObject, type JsonValue } from '../../src/domain/json.js';
import { expressionOf, type Path } from '../../src/domain/path.js';
import { builtInPolicy } from '../../src/domain/policy.js';

/** An error of the reference validator, without its text. */
export interface ReferenceError {
  readonly messageId: string;
  /** FHIRPath. */
  readonly location: string;
}

/** What the reference validator holds against a document: nothing where it is valid. */
export type Verdict = readonly ReferenceError[];

/** An error of ours. */
export interface OwnError {
  readonly code: string;
  readonly path: Path;
  readonly expression: string;
}

/** Rules of R4 itself that are asked together with the directory's own. */
const ofR4 = /^identity\/fullurl-/;

/** Our errors of the layers r4 and profile, and those about fullUrl, which the reference validator counts to R4 as well. */
export function ownErrors(text: string): OwnError[] {
  const terms = { policy: { ...builtInPolicy, limits: { ...builtInPolicy.limits, depth: 1_000 } }, layers: new Set(layers), now: new Date(0), slug: undefined };
  const { document, faults } = judgeBundle(Buffer.from(text), terms);
  const root = isObject(document.value) && typeof document.value['resourceType'] === 'string' ? document.value['resourceType'] : 'Resource';
  return faults
    .filter(({ rule, severity }) => (severity ?? rule.severity) === 'error' && (rule.layer === 'r4' || rule.layer === 'profile' || ofR4.test(rule.code)))
    .map(({ rule: { code }, path }) => ({ code, path, expression: expressionOf(root, path) }));
}

/** The one place is the other, or lies above or below it. A choice element has its type, and a companion its index, in some places only. */
export function isNear(one: string, other: string): boolean {
  const [a, b] = [stepsOf(one), stepsOf(other)];
  return a.slice(0, b.length).every(([name, index], at) => {
    const [otherName, otherIndex] = b[at] ?? [];
    return name === otherName && (index === otherIndex || index === undefined || otherIndex === undefined);
  });
}

/** The names of a FHIRPath location with their indices. */
function stepsOf(location: string): (readonly [name: string, index: string | undefined])[] {
  const untyped = location.replace(/\.ofType\([A-Za-z0-9]+\)|\[x\]/g, '');
  return untyped === '' ? [] : untyped.split('.').map((step) => [step.replace(/\[\d+\]$/, ''), /\[(\d+)\]$/.exec(step)?.[1]] as const);
}

/** Both say valid, or both say invalid and each of our errors is near one of theirs. */
export function agree(ours: readonly OwnError[], theirs: Verdict): boolean {
  if (ours.length === 0 || theirs.length === 0) return ours.length === theirs.length;
  return ours.every(({ expression }) => theirs.some(({ location }) => isNear(expression, location)));
}

/** The path that a FHIRPath location of a JSON document means; `value.ofType(X)` is `valueX`. */
export function pathOf(location: string): Path {
  const path: (string | number)[] = [];
  for (const [, type, name, index] of location.replace(/^[A-Za-z]+/, '').matchAll(/\.ofType\(([A-Za-z0-9]+)\)|\.`?([^.[`]+)`?|\[(\d+)\]/g)) {
    if (type !== undefined) path.push(`${String(path.pop())}${type.charAt(0).toUpperCase()}${type.slice(1)}`);
    else path.push(index === undefined ? (name ?? '') : Number(index));
  }
  return path;
}

/** A document and what both say of it. */
export interface Compared {
  readonly document: JsonValue;
  readonly ours: readonly OwnError[];
  readonly theirs: Verdict;
}
