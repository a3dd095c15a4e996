import { judgeBundle } from '../../src/app/validate-bundle.js';
import { layers } from '../../src/domain/finding.js';
import { isObject } from '../../src/domain/json.js';
import { expressionOf } from '../../src/domain/path.js';
import { builtInPolicy } from '../../src/domain/policy.js';
import type { Compared, OwnError, Verdict, VerdictError } from './compared.js';
import { type Disagreement, disagreements } from './disagreements.js';

export type { Compared, Verdict } from './compared.js';

const policy = { ...builtInPolicy, limits: { ...builtInPolicy.limits, fileBytes: 2 ** 24, depth: 1_000 } };
const terms = { policy, layers: new Set(layers), now: new Date('2026-11-01T12:00:00Z'), slug: undefined };

/** Judges a document to be compared with the reference validator's verdict on it. */
export function compare(text: string, theirs: Verdict): Compared {
  const { document, faults } = judgeBundle(Buffer.from(text), terms);
  const { value = null } = document;
  const type = isObject(value) ? value['resourceType'] : undefined;
  const root = typeof type === 'string' && /^[A-Z][A-Za-z]{0,63}$/.test(type) ? type : 'Resource';
  const errors = faults.filter(({ rule, severity }) => (severity ?? rule.severity) === 'error');
  const ofLayer = (isGuide: boolean): OwnError[] =>
    errors
      .filter(({ rule: { layer } }) => layer !== 'json' && (layer !== 'directory') === isGuide)
      .map(({ rule: { code }, path }) => ({ code, path, expression: expressionOf(root, path) }));
  return { document: value, ours: ofLayer(true), beside: ofLayer(false), theirs };
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

/** What the reference validator counts to R4 and this directory to its own rules, which a bundle must keep no less. */
const saidBeside: readonly (readonly [theirs: RegExp, ours: RegExp])[] = [
  [/^BUNDLE_ENTRY_URL_MATCHES_NO_ID$/, /^structure\/missing-id$/],
  [/^BUNDLE_(BUNDLE_)?ENTRY_/, /^identity\/fullurl-/],
  [/^Bundle_BUNDLE_MultipleMatches$/, /^identity\/duplicate-resource$/],
  [/^Bundle_BUNDLE_(Entry_NoFullUrl|FullUrl_Missing)$/, /^identity\/fullurl-missing$/],
  [/^Reference_REF_|^REFERENCE_REF_/, /^references\//],
  [/#us-core-1[6-9]$/, /^identifiers\/value-missing$/],
];

function isSaidBeside({ messageId, location }: VerdictError, beside: readonly OwnError[]): boolean {
  return saidBeside.some(
    ([theirs, ours]) => theirs.test(messageId) && beside.some(({ code, expression }) => ours.test(code) && isNear(expression, location)),
  );
}

/** Both say valid, or both say invalid and each of our errors is near one of theirs. */
export function agree({ ours, beside, theirs }: Compared): boolean {
  if (ours.length === 0) return theirs.every((error) => isSaidBeside(error, beside));
  return ours.every(({ expression }) => theirs.some(({ location }) => isNear(expression, location)));
}

/** What the two disagree about, as far as it is known why; undefined where something is left that nobody has explained. */
export function explain(compared: Compared): readonly Disagreement[] | undefined {
  if (agree(compared)) return [];
  const used = new Set<Disagreement>();
  const isExplained = (test: (each: Disagreement) => boolean): boolean => {
    const [reason] = disagreements.filter(test);
    if (reason !== undefined) used.add(reason);
    return reason !== undefined;
  };
  const ours = compared.ours.filter((error) => !isExplained((each) => each.ours?.(error, compared) === true));
  const theirs = compared.theirs.filter((error) => !isExplained((each) => each.theirs?.(error, compared) === true));
  return agree({ ...compared, ours, theirs }) ? disagreements.filter((each) => used.has(each)) : undefined;
}
