import { checks } from '../checks/registry.js';
import type { BundleView } from '../domain/bundle.js';
import type { CheckContext } from '../domain/check.js';
import type { BrokenRule, Layer } from '../domain/finding.js';
import type { JudgedDocument } from '../domain/findings.js';
import { findingsOf } from '../domain/findings.js';
import { isObject } from '../domain/json.js';
import type { AppliedPolicy, Detected, FileReport } from '../domain/report.js';
import { viewBundle } from '../domain/view.js';
import { parseDocument } from '../parse/document.js';
import { tooLarge } from '../parse/rules.js';
import { detectGuide } from '../profiles/detect-guide.js';
import { currentGuide } from '../profiles/guides.js';
import { judgeStructure } from '../profiles/judge.js';
import type { LoadedGuide } from '../profiles/validator.js';

/** By what a file is judged: the same for a whole run, but for the slug. */
export interface Terms extends CheckContext {
  /** Only the rules of these layers are asked; what keeps a file from being read as JSON is told in any case. */
  readonly layers: ReadonlySet<Layer>;
  /** The guide that was asked for; absent: the directory's own. */
  readonly guide?: LoadedGuide | undefined;
}

/** What judging one file came to, before it is put into words. */
export interface Judgement {
  readonly document: JudgedDocument & { readonly text: string };
  /** Undefined where the file holds no Bundle. */
  readonly view: BundleView | undefined;
  readonly faults: readonly BrokenRule[];
}

/** The checks that a resource of another type meets: what they say of a Bundle would be nonsense of it. */
const checksOfNoBundle = checks.filter(({ code }) => code === 'structure/not-a-bundle');

/** Judges the bytes of one file by itself. Total: whatever the bytes are, the outcome is a judgement. */
export function judgeBundle(bytes: Uint8Array, terms: Terms): Judgement {
  const { layers, policy } = terms;
  const document = parseDocument(bytes, policy.limits);
  const { value } = document;
  if (!isObject(value)) return { document, view: undefined, faults: document.faults };

  const view = viewBundle(value);
  const isBundle = value['resourceType'] === 'Bundle';
  const faults: BrokenRule[] = layers.has('json') ? [...document.faults] : [];
  if (layers.has('r4') || layers.has('profile')) {
    for (const fault of judgeStructure(value, layers, terms.guide, document.isVisible)) faults.push(fault);
  }
  if (layers.has('directory')) {
    for (const check of isBundle ? checks : checksOfNoBundle) {
      for (const fault of check.run(view, terms)) faults.push({ ...fault, rule: check });
    }
  }
  return { document, view: isBundle ? view : undefined, faults };
}

/** The judgement on a file that is too large to be read at all. */
export function judgeUnread(terms: Terms): Judgement {
  const limit = terms.policy.limits.fileBytes;
  const document = { value: undefined, text: '', locate: () => undefined, positionAt: () => undefined };
  return { document, view: undefined, faults: [{ rule: tooLarge, path: [], args: { bytes: `more than ${limit}`, limit } }] };
}

/** Puts a judgement into words. `more`: faults that only the directory as a whole shows. */
export function fileReport(
  path: string,
  policy: AppliedPolicy,
  { document, view, faults }: Judgement,
  terms: Terms,
  more: readonly BrokenRule[] = [],
): FileReport {
  const findings = findingsOf(more.length === 0 ? faults : [...faults, ...more], document, terms.policy.limits.findings);
  return { path, policy, detected: view === undefined ? null : guideOf(view, faults, terms), findings };
}

/** What keeps every rule of the current guide was written for it: there is no need to look for marks of others. */
function guideOf({ bundle }: BundleView, faults: readonly BrokenRule[], { layers, guide }: Terms): Detected {
  if (guide !== undefined) return { guide: guide.name, evidence: [] };
  const isCurrent = layers.has('profile') && !faults.some(({ rule }) => rule.layer === 'profile');
  return isCurrent ? { guide: currentGuide.name, evidence: [] } : detectGuide(bundle);
}
