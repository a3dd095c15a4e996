import type { JsonValue } from '../domain/json.js';
import type { SliceTest } from './leaves/structure.js';

/** What a broken keyword tells: enough to make a finding without the schema. */
export interface SchemaFault {
  /** Kebab name without its group: `missing-element`. */
  readonly rule: string;
  /** Id of the element whose definition says so: `Endpoint.connectionType`. */
  readonly element: string;
  /** Canonical of the profile; absent where the base type says so. */
  readonly profile?: string;
  /** What was wanted, in words or as the value. */
  readonly expected?: string;
  /** Of an invariant that is not compiled by hand: FHIRPath, and what it says, for people. */
  readonly expression?: string;
  readonly human?: string;
  readonly severity?: 'error' | 'warning' | 'information';
}

/** JSON Schema 2020-12 with this project's keywords; `keywords.ts` says what each means. */
export interface Schema {
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, Schema>>;
  readonly allOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly fhirObject?: ObjectRule;
  readonly fhirProperties?: Readonly<Record<string, Schema>>;
  readonly fhirArray?: FaultTemplate;
  readonly fhirPrimitive?: { readonly type: string; readonly element: string; readonly nullable?: true };
  readonly fhirNarrative?: FaultTemplate;
  readonly fhirCompanion?: { readonly of: string; readonly element: string };
  readonly fhirNullOr?: Schema;
  readonly fhirParallel?: readonly ParallelRule[];
  readonly fhirCodedCompanion?: CompanionRule;
  readonly fhirFixedCompanion?: ValueRule;
  readonly fhirRequired?: readonly KeysRule[];
  readonly fhirProhibited?: readonly KeysRule[];
  readonly fhirChoiceTypes?: ChoiceTypesRule;
  readonly fhirCount?: CountRule;
  readonly fhirFixed?: ValueRule;
  readonly fhirPattern?: ValueRule;
  readonly fhirBinding?: BindingRule;
  readonly fhirCoding?: FaultTemplate;
  readonly fhirUnit?: FaultTemplate;
  readonly fhirAttachment?: FaultTemplate;
  readonly fhirUniqueId?: FaultTemplate;
  readonly fhirUniqueIds?: FaultTemplate;
  readonly fhirInvariants?: readonly InvariantRule[];
  readonly fhirSlices?: Readonly<Record<string, Schema>>;
  readonly fhirSlicing?: SlicingRule;
  readonly fhirResource?: Readonly<Record<string, Schema>>;
  readonly fhirByType?: Readonly<Record<string, Schema>>;
  readonly fhirByUrl?: Readonly<Record<string, Schema>>;
  readonly fhirExtensionIn?: { readonly owner: string };
  readonly fhirClaims?: Readonly<Record<string, Schema>>;
  readonly fhirNotJudged?: readonly NotJudgedRule[];
}

/** Something that a profile says and that is not judged here; told where the value is there that it is about. */
export interface NotJudgedRule extends FaultTemplate {
  readonly profile: string;
  readonly rule: 'unresolved-canonical' | 'not-judged';
  /** A canonical, or the name of a slice. */
  readonly what: string;
  /** Ends a sentence that begins with `what`. */
  readonly reason: string;
}

export interface FaultTemplate {
  readonly element: string;
  readonly profile?: string;
}

export interface ObjectRule {
  readonly element: string;
  /**
   * What an object must hold (ele-1): data types more than an id; the companion of a primitive anything, since the value stands beside
   * it; resources nothing.
   */
  readonly content: 'more-than-id' | 'anything' | 'nothing';
  /** The choice elements and the keys of which one may be there. */
  readonly choices: readonly { readonly keys: readonly string[]; readonly element: string }[];
}

/** `keys`: any one of them fulfils (required) or breaks (prohibited) the rule. */
export interface KeysRule extends FaultTemplate {
  readonly keys: readonly string[];
  /** Where a whole slice is what is missing. */
  readonly slice?: string;
}

export interface ChoiceTypesRule extends FaultTemplate {
  readonly base: string;
  readonly allowed: readonly string[];
}

export interface CountRule extends FaultTemplate {
  readonly min: number;
  /** Null for `*`: JSON has no infinity. */
  readonly max: number | null;
}

export interface ValueRule extends FaultTemplate {
  readonly value: JsonValue;
}

export interface BindingRule extends FaultTemplate {
  readonly strength: 'required' | 'extensible';
  readonly valueSet: string;
  /** The canonical with the version that was asked for, where another takes its place. */
  readonly asked?: string;
}

/** A companion, `_name`, whose primitive must have a code. */
export interface CompanionRule extends BindingRule {
  readonly of: string;
}

/** A list of primitives and its companion. */
export interface ParallelRule {
  readonly name: string;
  readonly element: string;
  /** Where each item must have a code. */
  readonly fhirCodedCompanion?: CompanionRule;
}

export interface InvariantRule extends FaultTemplate {
  readonly key: string;
  readonly severity: 'error' | 'warning';
  /** FHIRPath, where the invariant is not compiled by hand. */
  readonly expression?: string;
  readonly human?: string;
}

export interface SliceRule {
  readonly name: string;
  readonly tests: readonly SliceTest[];
  readonly min: number;
  readonly max: number | null;
}

export interface SlicingRule extends FaultTemplate {
  readonly closed: boolean;
  /** Every relative url that the extension defines; absent where the list is not the parts of a complex extension. */
  readonly parts?: readonly string[];
  readonly slices: readonly SliceRule[];
}
