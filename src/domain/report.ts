import type { Finding } from './finding.js';

/** Which guide a bundle was judged by, and on which evidence. */
export interface Detected {
  /** Package name and version: `hl7.fhir.us.davinci-pdex#2.2.0`. */
  readonly guide: string;
  readonly evidence: readonly string[];
}

export interface FileReport {
  readonly path: string;
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
