/** One definition that a package holds, as far as its index or its file's own head tells. */
export interface PackageEntry {
  /** Name of its file; `read` takes it. */
  readonly file: string;
  readonly resourceType: string;
  readonly url: string;
  readonly version: string | undefined;
  /** Of a StructureDefinition: the type that it defines or constrains. */
  readonly type: string | undefined;
}

/** A FHIR package (hl7.org/fhir/packages), wherever it lies. All that it says is untrusted. */
export interface FhirPackage {
  readonly name: string;
  readonly version: string;
  readonly title: string | undefined;
  /** Base of the canonicals that it defines. */
  readonly canonical: string | undefined;
  /** Empty where it does not say. */
  readonly fhirVersions: readonly string[];
  /** Package name → version, as it asks for them: `7.0.0`, `7.0.x`, `current`. */
  readonly dependencies: ReadonlyMap<string, string>;
  /** Where it lies, as a person would look for it. */
  readonly place: string;
  /** StructureDefinitions, ValueSets and CodeSystems that have a url. */
  entries(): Promise<readonly PackageEntry[]>;
  /** The JSON of one of them. Throws DirectoryError `ERR_PACKAGE` where it can't be read. */
  read(file: string): Promise<unknown>;
}

/** Something that was looked at, and how it was: what was made of it holds as long as it is so. */
export interface Evidence {
  readonly path: string;
  readonly state: string;
}

/** Where FHIR packages are looked for. */
export interface FhirPackages {
  /** Undefined where no place has it. `version` may be a range that ends in `x`, or absent for the newest. */
  open(name: string, version: string | undefined): Promise<FhirPackage | undefined>;
  /** The package of a folder or archive; what lies beside it is looked at too from then on. Throws DirectoryError `ERR_PACKAGE`. */
  openPath(path: string): Promise<FhirPackage>;
  /** `name#version` of each package in the places. */
  names(): Promise<readonly string[]>;
  /** The path of a package as it is told apart from others. */
  absolute(path: string): string;
  /** The places, as a person would look for them. */
  readonly places: readonly string[];
  /** All that was looked at so far. */
  evidence(): readonly Evidence[];
  /** SHA-256 over the bytes of all that was read so far, hexadecimal. */
  digest(): string;
}

/** Fetches packages from a registry into one of the places. */
export interface PackageRegistry {
  /** Resolves to false where the registry does not have it. Throws DirectoryError `ERR_DOWNLOAD`. */
  fetch(name: string, version: string | undefined): Promise<boolean>;
}

/** A guide's validator as it was compiled, ready to be started. */
export interface CompiledGuide {
  /** Evaluates the code; `leaves` is what it knows as `K`. */
  start(leaves: object): unknown;
  /** Keeps what the engine has made of the code until now, for the next start. */
  settle(): Promise<void>;
}

/** Keeps compiled guides between runs. */
export interface CompiledGuides {
  /** What was kept for the request; undefined where there is nothing, or something that it was made from has changed. */
  find(request: string): Promise<CompiledGuide | undefined>;
  /** Keeps it where that can be done safely; usable in any case. `digest` names what it was made from. */
  keep(
    request: string,
    made: { readonly evidence: readonly Evidence[]; readonly digest: string; readonly code: string },
  ): Promise<CompiledGuide>;
  /** Why nothing is kept; undefined where it is. */
  readonly refusal: () => Promise<string | undefined>;
}
