import { nodeFiles } from '../src/adapters/files.js';
import type { CommandContext, Sink } from '../src/cli/context.js';
import { DirectoryError } from '../src/domain/errors.js';
import type { Files } from '../src/ports/files.js';

export interface FakeOptions {
  readonly cwd?: string;
  readonly env?: CommandContext['env'];
  readonly stdin?: Uint8Array | string;
  /** What differs from the real file system. */
  readonly files?: (real: Files) => Partial<Files>;
  readonly now?: Date;
  /** Whether stdout and stderr are terminals, and how wide. */
  readonly terminal?: { readonly stdout?: boolean; readonly stderr?: boolean; readonly columns?: number };
}

/** What running a command came to. */
export interface Outcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a command in a world of which only the streams, the clock and the environment are made up: files are real ones. */
export async function run(
  command: (context: CommandContext) => Promise<number>,
  argv: readonly string[],
  options: FakeOptions = {},
): Promise<Outcome> {
  const written = { stdout: '', stderr: '' };
  const sink = (name: 'stdout' | 'stderr'): Sink => ({
    isTTY: options.terminal?.[name] === true,
    columns: options.terminal?.columns,
    write(text) {
      written[name] += text;
    },
  });
  const cwd = options.cwd ?? process.cwd();
  const real = nodeFiles(cwd);
  const code = await command({
    argv,
    env: options.env ?? {},
    cwd,
    stdout: sink('stdout'),
    stderr: sink('stderr'),
    async stdin(limit) {
      const bytes = Buffer.from(options.stdin ?? '');
      if (bytes.length > limit) throw new DirectoryError('ERR_FILE_TOO_LARGE', `Standard input has more than ${limit} bytes.`);
      return bytes;
    },
    now: () => options.now ?? new Date('2026-11-01T12:00:00Z'),
    files: { ...real, ...options.files?.(real) },
  });
  return { code, ...written };
}
