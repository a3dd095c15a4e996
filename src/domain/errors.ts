/**
 * An operational failure: something outside the program stands in the way and the caller can act on it. Findings are
 * data and never thrown; bugs are other exceptions and stay uncaught.
 */
export class DirectoryError extends Error {
  /** Stable, `ERR_…`. */
  readonly code: string;
  /** What the user can do about it; empty where the message says it all. */
  readonly help: string;

  constructor(code: string, message: string, options: { readonly help?: string; readonly cause?: unknown } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'DirectoryError';
    this.code = code;
    this.help = options.help ?? '';
  }
}

/** The command line can't be understood. Exit code 2. */
export class UsageError extends DirectoryError {
  constructor(message: string, help = '') {
    super('ERR_USAGE', message, { help });
    this.name = 'UsageError';
  }
}
