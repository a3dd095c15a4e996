import type { Files } from '../ports/files.js';

/** Something text is written to; `write` resolves when more may come (backpressure). */
export interface Sink {
  readonly isTTY: boolean;
  readonly columns: number | undefined;
  write(text: string): void | Promise<void>;
}

/** All that a command touches of the world. Tests give a fake one; bin/ gives the process's. */
export interface CommandContext {
  /** Without node and the script. */
  readonly argv: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Absolute. */
  readonly cwd: string;
  readonly stdout: Sink;
  readonly stderr: Sink;
  /** All of standard input, at most `limit` bytes (throws ERR_FILE_TOO_LARGE). */
  stdin(limit: number): Promise<Uint8Array>;
  now(): Date;
  readonly files: Files;
}

/** Resolves to the exit code; never throws for operational failures. */
export type Command = (context: CommandContext) => Promise<number>;
