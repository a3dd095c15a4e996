/** What migrating did to a bundle. */
export interface Change {
  /** FHIRPath into the result; of what was removed, the element that held it. */
  readonly expression: string;
  readonly what: string;
  readonly why: string;
}

/** What a program can't know, so that a person must say it. */
export interface Decision {
  /** FHIRPath into the result. */
  readonly expression: string;
  readonly question: string;
  readonly help: string;
}

/** The account of one bundle's migration: the shape of `schemas/migration.schema.json`. */
export interface MigrationAccount {
  readonly format: 'payer-directory/migration/1';
  /** As it was named, or `-` for standard input. */
  readonly path: string;
  /** Package and version of the guide that the bundle was written against, as far as it shows. */
  readonly from: string;
  readonly to: string;
  readonly changes: readonly Change[];
  readonly decisions: readonly Decision[];
}
