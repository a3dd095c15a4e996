import type { Path } from './path.js';

/** Whose rule was broken; see "Layers of findings" in ARCHITECTURE.md. The order is the order in which a person mends. */
export const layers = ['json', 'r4', 'profile', 'directory'] as const;
export type Layer = (typeof layers)[number];

export const severities = ['error', 'warning', 'information'] as const;
export type Severity = (typeof severities)[number];

/** FHIR R4 issue-type codes that this project uses (`http://hl7.org/fhir/issue-type`). */
export type IssueType =
  | 'invalid'
  | 'structure'
  | 'required'
  | 'value'
  | 'invariant'
  | 'security'
  | 'expired'
  | 'processing'
  | 'not-supported'
  | 'duplicate'
  | 'not-found'
  | 'too-long'
  | 'code-invalid'
  | 'extension'
  | 'business-rule'
  | 'conflict'
  | 'incomplete'
  | 'informational';

/** Where a rule comes from: a guide and its section, or an RFC. */
export interface RuleReference {
  readonly title: string;
  readonly url?: string;
}

/**
 * What a rule is, as data. `message`, `why` and `help` are templates: `{name}` is replaced by the fault's argument of that
 * name, shown safely (control characters out, cut at 200 characters); see `messageOf`.
 */
export interface Rule {
  /** Stable: `group/kebab-name`. */
  readonly code: string;
  readonly layer: Layer;
  readonly severity: Severity;
  readonly issueType: IssueType;
  readonly message: string;
  readonly why: string;
  readonly help: string;
  readonly reference: RuleReference;
}

export type FaultArguments = Readonly<Record<string, string | number>>;

/** One place where a rule is broken. The message is made later, from the rule's template and these arguments. */
export interface Fault {
  readonly path: Path;
  readonly args?: FaultArguments;
  /** Where the rule's own severity does not hold here. */
  readonly severity?: Severity;
  /** Where in the text, in UTF-16 code units, if `path` does not say it: in text that is not JSON, at the second of two equal keys. */
  readonly offset?: number;
}

/** A fault together with the rule that it breaks. */
export interface BrokenRule extends Fault {
  readonly rule: Rule;
}

/** What people and programs are told. It maps one to one onto OperationOutcome.issue. */
export interface Finding {
  readonly code: string;
  readonly layer: Layer;
  readonly severity: Severity;
  readonly issueType: IssueType;
  /** FHIRPath, one for each place, in the order of the document. Empty where the file as a whole is meant. */
  readonly expression: readonly string[];
  /** Of the first place, from 1; column in UTF-16 code units. Null where there is no text to point into. */
  readonly line: number | null;
  readonly column: number | null;
  readonly message: string;
  readonly why: string;
  readonly help: string;
  readonly reference: RuleReference;
}
