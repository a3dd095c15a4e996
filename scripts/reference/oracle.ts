import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';

/** One message of the reference validator, without its text. */
export interface ReferenceIssue {
  readonly severity: 'fatal' | 'error' | 'warning' | 'information';
  /** The validator's own; of an invariant its URL and key; null where the text is not JSON. */
  readonly messageId: string | null;
  /** FHIRPath, as in our expressions; null where the text is not JSON. */
  readonly location: string | null;
  /** In English; never kept. */
  readonly text: string;
  /** It tells of what the validator lacks without a network, not of the document. */
  readonly offline?: true;
}

/** What the reference validator says of one document, or how it broke down over it. */
export type ReferenceAnswer = { readonly issues: readonly ReferenceIssue[] } | { readonly error: string };

export interface Oracle {
  readonly version: string;
  /** The answers in the order of the documents. */
  judge(documents: readonly string[]): Promise<readonly ReferenceAnswer[]>;
  close(): Promise<void>;
}

/** Documents that lie on the disk at a time. */
const batch = 200;

/**
 * Starts the command (one that reads paths from stdin, a line each, and writes a line of JSON for each) and keeps it until closed:
 * loading its definitions takes it longer than judging hundreds of documents.
 */
export async function openOracle(command: string): Promise<Oracle> {
  const folder = await mkdtemp(join(tmpdir(), 'reference-'));
  const child = spawn(command, ['--stdin'], { stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const failed = new Promise<never>((_resolve, reject) => child.once('error', reject));
  failed.catch(() => undefined);
  const one = async (): Promise<ReferenceAnswer> => {
    const { value, done } = await Promise.race([lines.next(), failed]);
    if (done === true) throw new Error(`${command} ended before it had answered.`);
    return JSON.parse(value) as ReferenceAnswer; // the command's own contract
  };
  const judgeBatch = async (documents: readonly string[]): Promise<readonly ReferenceAnswer[]> => {
    const paths = documents.map((_, index) => join(folder, `${index}.json`));
    await Promise.all(documents.map((text, index) => writeFile(paths[index] ?? '', text)));
    child.stdin.write(`${paths.join('\n')}\n`);
    const answers: ReferenceAnswer[] = [];
    while (answers.length < documents.length) answers.push(await one());
    return answers;
  };
  return {
    version: await versionOf(command),
    async judge(documents) {
      const answers: ReferenceAnswer[] = [];
      for (let start = 0; start < documents.length; start += batch)
        answers.push(...(await judgeBatch(documents.slice(start, start + batch))));
      return answers;
    },
    async close() {
      child.stdin.end();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** The version of the validator that the command is built with, from the Maven project beside it. */
async function versionOf(command: string): Promise<string> {
  const project = await readFile(join(dirname(command), 'pom.xml'), 'utf8').catch(() => '');
  const version = /<artifactId>org\.hl7\.fhir\.validation<\/artifactId>\s*<version>([^<]+)</.exec(project)?.[1] ?? 'unknown';
  const property = /^\$\{(.+)\}$/.exec(version)?.[1];
  if (property === undefined) return version;
  return new RegExp(`<${property.replaceAll('.', '\\.')}>([^<]+)<`).exec(project)?.[1] ?? 'unknown';
}
