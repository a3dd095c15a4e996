import type { Judgement, Terms } from '../app/validate-bundle.js';
import { fileReport, judgeBundle } from '../app/validate-bundle.js';
import type { Layer } from '../domain/finding.js';
import { layers as everyLayer } from '../domain/finding.js';
import type { Policy } from '../domain/policy.js';
import { builtInPolicy } from '../domain/policy.js';
import type { Report } from '../domain/report.js';
import { reportOf } from '../domain/report.js';

export type { Finding, IssueType, Layer, RuleReference, Severity } from '../domain/finding.js';
export type { Environment, Policy } from '../domain/policy.js';
export type { AppliedPolicy, Detected, FileReport, Report } from '../domain/report.js';

export interface ValidateOptions {
  /** Absent: the built-in policy. */
  readonly policy?: Policy;
  /** Absent: every layer. What keeps a file from being read as JSON is told in any case. */
  readonly layers?: Iterable<Layer>;
  /** The instant at which is judged. Absent: now. */
  readonly now?: Date;
  /** The slug that the file's name gives, where the bundle is a directory's member. */
  readonly slug?: string;
  /** What the report calls the file. Absent: `-`. */
  readonly path?: string;
}

const encoder = new TextEncoder();
const allLayers: ReadonlySet<Layer> = new Set(everyLayer);

/**
 * Judges one bundle and returns the report that `payer-directory validate --format json` would write of it, but for what
 * only a directory's other members show. Does no I/O, and never throws for what `input` says.
 *
 * @param input The bytes of the file, its text, or the bundle as an object. Only bytes are judged whole (a text has lost its
 * encoding, an object also its repeated keys), and of an object the findings have no line and column.
 * @throws TypeError where an object can't be written as JSON (a cycle, a BigInt).
 */
export function validateBundle(input: Uint8Array | string | object, options: ValidateOptions = {}): Report {
  const { policy = builtInPolicy, now = new Date(), path = '-' } = options;
  const layers = options.layers === undefined ? allLayers : new Set(options.layers);
  const terms: Terms = { policy, layers, now, slug: options.slug };
  const judgement = judgeBundle(bytesOf(input), terms);
  const hasText = input instanceof Uint8Array || typeof input === 'string';
  const policyApplied = options.policy === undefined ? 'built-in' : 'directory';
  return reportOf([fileReport(path, policyApplied, hasText ? judgement : withoutPlaces(judgement), terms)]);
}

function withoutPlaces(judgement: Judgement): Judgement {
  return { ...judgement, document: { value: judgement.document.value, text: '', locate: () => undefined, positionAt: () => undefined } };
}

function bytesOf(input: Uint8Array | string | object): Uint8Array {
  if (input instanceof Uint8Array) return input;
  return encoder.encode(typeof input === 'string' ? input : JSON.stringify(input));
}
