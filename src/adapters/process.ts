import { DirectoryError } from '../domain/errors.js';
import { nodeFiles } from './files.js';

/** What a command touches of this process: a `CommandContext`. Its streams are opened when they are first used. */
export function processContext() {
  const cwd = process.cwd();
  return {
    argv: process.argv.slice(2),
    env: process.env,
    cwd,
    stdout: sink(() => process.stdout),
    stderr: sink(() => process.stderr),
    stdin: readStdin,
    now: () => new Date(),
    files: nodeFiles(cwd),
  };
}

function sink(stream: () => NodeJS.WriteStream) {
  let watched = false;
  return {
    get isTTY() {
      return stream().isTTY === true;
    },
    get columns() {
      return stream().columns as number | undefined;
    },
    write(text: string): Promise<void> {
      const target = stream();
      // A reader that has had enough (`| head -1`) closes the pipe: what is left has nowhere to go, and that is no failure.
      if (!watched) target.on('error', ignoreClosedPipe);
      watched = true;
      return new Promise((done) => {
        target.write(text, () => done());
      });
    },
  };
}

function ignoreClosedPipe(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error;
}

async function readStdin(limit: number): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let total = 0;
  for await (const chunk of process.stdin as AsyncIterable<Buffer>) {
    total += chunk.length;
    if (total > limit) throw new DirectoryError('ERR_FILE_TOO_LARGE', `Standard input has more than ${limit} bytes.`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, total);
}
