/** What `directory/policy.json` may say. Every member is optional there; `builtInPolicy` holds the defaults. */
export interface Policy {
  /** The environment a question means that names none, and of an Endpoint that declares none: prod. */
  readonly defaultEnvironment: Environment;
  /**
   * Slugs whose bundles are judged more softly where the policy says so. Nobody else can claim to be a test payer. Certificates of
   * these payers, and CRLs of the CAs that issue to them, may live for years.
   */
  readonly testPayers: readonly string[];
  readonly limits: {
    /** Bytes of one bundle file. */
    readonly fileBytes: number;
    /** Nesting of arrays and objects. */
    readonly depth: number;
    /** Findings reported for one file. */
    readonly findings: number;
    /** Certificates decoded in one file. */
    readonly certificates: number;
  };
}

/** Codes of NDH 1.0.0's NdhEndpointEnvironmentCS. */
export const environments = ['prod', 'staging', 'dev', 'test', 'train'] as const;
export type Environment = (typeof environments)[number];

export const builtInPolicy: Policy = {
  defaultEnvironment: 'prod',
  testPayers: [],
  limits: { fileBytes: 1_048_576, depth: 64, findings: 1_000, certificates: 32 },
};
