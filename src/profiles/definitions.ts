import { DirectoryError } from '../domain/errors.js';
import type { JsonValue } from '../domain/json.js';

/** The parts of ElementDefinition (R4) that decide a verdict. Fixed and pattern values are found under their own names. */
export interface ElementDefinition {
  readonly id: string;
  readonly path: string;
  readonly sliceName?: string;
  readonly slicing?: {
    readonly discriminator?: readonly Discriminator[];
    readonly rules: 'open' | 'closed' | 'openAtEnd';
  };
  readonly min?: number;
  readonly max?: string;
  readonly contentReference?: string;
  readonly type?: readonly ElementType[];
  readonly binding?: Binding;
  readonly constraint?: readonly Constraint[];
  readonly maxLength?: number;
  readonly [key: string]: unknown;
}

export interface Discriminator {
  readonly type: 'value' | 'pattern' | 'exists' | 'type' | 'profile';
  readonly path: string;
}

export interface ElementType {
  readonly code: string;
  readonly profile?: readonly string[];
  readonly targetProfile?: readonly string[];
}

export interface Binding {
  readonly strength: 'required' | 'extensible';
  readonly valueSet: string;
  /** The canonical with the version that the definition asks for, where another version takes its place. */
  readonly asked?: string;
}

export interface Constraint {
  readonly key: string;
  readonly severity: 'error' | 'warning';
  /** FHIRPath; absent where the invariant is compiled by hand. */
  readonly expression?: string;
  /** What it says, for people. */
  readonly human?: string;
  /** Canonical of the definition that it comes from. */
  readonly source?: string;
}

export interface StructureDefinition {
  readonly resourceType: 'StructureDefinition';
  readonly id: string;
  readonly url: string;
  readonly version: string;
  readonly name: string;
  readonly kind: 'resource' | 'complex-type' | 'primitive-type' | 'logical';
  readonly abstract: boolean;
  readonly context?: readonly { readonly type: string; readonly expression: string }[];
  readonly type: string;
  readonly baseDefinition?: string;
  readonly derivation?: 'specialization' | 'constraint';
  readonly differential: { readonly element: readonly ElementDefinition[] };
  /** The differential is against the type: it says all that the profiles between say too. */
  readonly complete?: true;
  /** Canonicals that it builds on and that no package has, or not in the version asked for. */
  readonly unresolved?: readonly string[];
}

export interface ValueSet {
  readonly resourceType: 'ValueSet';
  readonly url: string;
  readonly compose?: {
    readonly include: readonly ValueSetInclude[];
    readonly exclude?: readonly ValueSetInclude[];
  };
}

export interface ValueSetInclude {
  readonly system?: string;
  readonly valueSet?: readonly string[];
  readonly concept?: readonly { readonly code: string }[];
  readonly filter?: JsonValue;
}

export interface CodeSystem {
  readonly resourceType: 'CodeSystem';
  readonly url: string;
  readonly version?: string;
  readonly caseSensitive?: boolean;
  readonly content: string;
  readonly concept?: readonly { readonly code: string }[];
}

export type Definition = StructureDefinition | ValueSet | CodeSystem;

/** Definitions by canonical URL, without versions: a set never mixes two versions of one package. */
export interface Definitions {
  readonly structures: ReadonlyMap<string, StructureDefinition>;
  readonly valueSets: ReadonlyMap<string, ValueSet>;
  readonly codeSystems: ReadonlyMap<string, CodeSystem>;
}

export const typeUrl = 'http://hl7.org/fhir/StructureDefinition/';

export function indexDefinitions(definitions: Iterable<Definition>): Definitions {
  const structures = new Map<string, StructureDefinition>();
  const valueSets = new Map<string, ValueSet>();
  const codeSystems = new Map<string, CodeSystem>();
  for (const definition of definitions) {
    if (definition.resourceType === 'StructureDefinition') structures.set(definition.url, definition);
    else if (definition.resourceType === 'ValueSet') valueSets.set(definition.url, definition);
    else codeSystems.set(definition.url, definition);
  }
  return { structures, valueSets, codeSystems };
}

/** Throws ERR_DEFINITION where the canonical is in none of the packages: a compiler must not guess. */
export function structureOf(definitions: Definitions, canonical: string): StructureDefinition {
  const found = definitions.structures.get(canonical);
  if (found !== undefined) return found;
  throw new DirectoryError('ERR_DEFINITION', `No StructureDefinition ${canonical} among the packages read.`, {
    help: 'Add the package that defines it.',
  });
}
