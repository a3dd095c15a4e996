import type { Report } from '../domain/report.js';

export interface ReporterOptions {
  /** Whether the output may hold terminal colours. */
  readonly colour: boolean;
  /** Columns to wrap prose at; undefined where lines may be as long as they like. */
  readonly width: number | undefined;
  /** The text of a file that was judged, by its path in the report; undefined where it is not at hand. */
  source(path: string): string | undefined;
}

/** What a reporter makes of a report. */
export interface Reported {
  readonly output: string;
  /** 0: no error found; 1: errors found. */
  readonly exitCode: 0 | 1;
}

/** An output format: a pure function. It shows what the report says and decides nothing. */
export interface Reporter {
  readonly name: string;
  report(report: Report, options: ReporterOptions): Reported;
}

/** Every reporter's exit code. */
export function exitCodeOf(report: Report): 0 | 1 {
  return report.summary.errors > 0 ? 1 : 0;
}
