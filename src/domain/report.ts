import type { Finding, Severity } from './finding.js';

/** Which guide a bundle was judged by, and on which evidence. */
export interface Detected {
  /** Package name and version: `hl7.fhir.us.davinci-pdex#2.2.0`. */
  readonly guide: string;
  readonly evidence: readonly string[];
}

/**
 * `directory`: judged as a member of a directory, by its policy (and, but in the library, against its other members).
 * `built-in`: judged by itself, by the built-in policy.
 */
export type AppliedPolicy = 'directory' | 'built-in';

export interface FileReport {
  readonly path: string;
  readonly policy: AppliedPolicy;
  /** Null where the file holds no Bundle. */
  readonly detected: Detected | null;
  readonly findings: readonly Finding[];
}

/** The shape of `schemas/report.schema.json`. */
export interface Report {
  readonly format: 'payer-directory/report/1';
  readonly files: readonly FileReport[];
  readonly summary: {
    readonly files: number;
    readonly errors: number;
    readonly warnings: number;
    readonly information: number;
  };
}

/** The report on these files. */
export function reportOf(files: readonly FileReport[]): Report {
  const counts: Record<Severity, number> = { error: 0, warning: 0, information: 0 };
  for (const { findings } of files) for (const { severity } of findings) counts[severity] += 1;
  const summary = { files: files.length, errors: counts.error, warnings: counts.warning, information: counts.information };
  return { format: 'payer-directory/report/1', files, summary };
}
