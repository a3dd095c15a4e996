import { DirectoryError } from '../domain/errors.js';
import type { Layer } from '../domain/finding.js';
import type { Policy } from '../domain/policy.js';
import { builtInPolicy } from '../domain/policy.js';
import type { AppliedPolicy, FileReport, Report } from '../domain/report.js';
import { reportOf } from '../domain/report.js';
import type { Files } from '../ports/files.js';
import type { LoadedGuide } from '../profiles/validator.js';
import type { JudgedMember } from './compare-members.js';
import { compareMembers } from './compare-members.js';
import { layout } from './directory.js';
import { withInvariants } from './invariants.js';
import type { NamedFile } from './named-files.js';
import { filesNamed, isBelow, slugOf, standardInput } from './named-files.js';
import { readPolicy } from './policy.js';
import type { Judgement, Terms } from './validate-bundle.js';
import { fileReport, judgeBundle, judgeUnread } from './validate-bundle.js';

export interface ValidationRequest {
  /** Files, folders, or `-` for standard input; at least one. */
  readonly paths: readonly string[];
  /** The root of the directory, absolute; undefined where there is none. */
  readonly directory: string | undefined;
  /** Whether every file is judged as a member of the directory, wherever it lies. */
  readonly asMembers: boolean;
  readonly layers: ReadonlySet<Layer>;
  /** The guide that was asked for; absent: the directory's own. */
  readonly guide?: LoadedGuide | undefined;
  readonly now: Date;
}

/** What validating needs of the outside. */
export interface ValidationPorts {
  readonly files: Files;
  stdin(limit: number): Promise<Uint8Array>;
  /** Told after each file. */
  progress(done: number, total: number): void;
}

export interface Validation {
  readonly report: Report;
  /** The texts of files with findings, by their paths in the report; not all of them where they are very many. */
  readonly sources: ReadonlyMap<string, string>;
  /** Members of the directory that were not judged and can't be read as Bundles, so that nothing was compared with them; absolute. */
  readonly uncompared: readonly string[];
}

/** UTF-16 code units of all sources together that are kept for code frames. */
const mostSource = 50_000_000;

interface KeptSources {
  readonly texts: Map<string, string>;
  room: number;
}

/** What every file of a run is judged by, and where it is read from. */
interface Run {
  readonly ports: ValidationPorts;
  readonly request: ValidationRequest;
  /** Of the directory; undefined where no file is judged as its member. */
  readonly policy: Policy | undefined;
  readonly isMember: (file: NamedFile) => boolean;
  /** Standard input can be read but once. */
  input: Uint8Array | undefined;
}

/**
 * Validates files, folders and standard input. A file below the directory's `bundles/` (with `asMembers` every file) is
 * judged by the directory's policy and against its other members, any other by itself and the built-in policy.
 * @throws DirectoryError where a path is missing, a folder holds no bundle, a file can't be read or the policy is wrong.
 */
export async function validateFiles(ports: ValidationPorts, request: ValidationRequest): Promise<Validation> {
  const named = await filesNamed(ports.files, request.paths);
  const run = await runOf(ports, request, named);
  const reports = new Map<NamedFile, FileReport>();
  const sources: KeptSources = { texts: new Map(), room: mostSource };
  const members: JudgedMember[] = [];
  for (const file of named) {
    const judgement = await judge(run, file);
    const report = fileReport(file.path, appliedTo(run, file), judgement, termsOf(run, file));
    reports.set(file, report);
    if (report.findings.length > 0) keepSource(sources, file, judgement);
    if (run.isMember(file) && judgement.view !== undefined) members.push({ file, view: judgement.view });
    ports.progress(reports.size, named.length);
  }
  const uncompared = await addComparison(run, members, reports, sources);
  return { report: reportOf([...reports.values()]), sources: sources.texts, uncompared };
}

async function runOf(ports: ValidationPorts, request: ValidationRequest, named: readonly NamedFile[]): Promise<Run> {
  const { directory, asMembers } = request;
  if (directory === undefined) return { ports, request, policy: undefined, isMember: () => false, input: undefined };
  const bundles = ports.files.resolve(directory, layout.bundles);
  const isMember = ({ absolute }: NamedFile): boolean =>
    asMembers || (absolute !== standardInput && isBelow(ports.files, absolute, bundles));
  const policy = named.some(isMember) ? await readPolicy(ports.files, directory) : undefined;
  return { ports, request, policy, isMember, input: undefined };
}

function termsOf({ policy, request, isMember }: Run, file: NamedFile): Terms {
  const { layers, guide, now } = request;
  if (policy === undefined || !isMember(file)) return { policy: builtInPolicy, layers, guide, now, slug: undefined };
  return { policy, layers, guide, now, slug: file.absolute === standardInput ? undefined : slugOf(file.absolute) };
}

function appliedTo(run: Run, file: NamedFile): AppliedPolicy {
  return run.isMember(file) ? 'directory' : 'built-in';
}

async function judge(run: Run, file: NamedFile): Promise<Judgement> {
  const terms = termsOf(run, file);
  try {
    return await withInvariants(judgeBundle(await bytesOf(run, file, terms.policy.limits.fileBytes), terms));
  } catch (error) {
    if (error instanceof DirectoryError && error.code === 'ERR_FILE_TOO_LARGE') return judgeUnread(terms);
    throw error;
  }
}

async function bytesOf(run: Run, { path, absolute }: NamedFile, limit: number): Promise<Uint8Array> {
  if (absolute !== standardInput) return run.ports.files.read(path, limit);
  run.input ??= await run.ports.stdin(limit);
  return run.input;
}

function keepSource(kept: KeptSources, { path }: NamedFile, { document: { text } }: Judgement): void {
  if (kept.texts.has(path) || text.length > kept.room) return;
  kept.texts.set(path, text);
  kept.room -= text.length;
}

/** Documents are not kept while others are read: a file that only the comparison finds fault with is judged once more. */
async function addComparison(
  run: Run,
  members: readonly JudgedMember[],
  reports: Map<NamedFile, FileReport>,
  sources: KeptSources,
): Promise<readonly string[]> {
  const { policy, request, ports } = run;
  if (policy === undefined || request.directory === undefined || members.length === 0 || !request.layers.has('directory')) return [];
  const { faults, uncompared } = await compareMembers(ports.files, request.directory, members, { policy, now: request.now });
  for (const [index, { file }] of members.entries()) {
    const more = faults.get(index);
    if (more === undefined) continue;
    const judgement = await judge(run, file);
    reports.set(file, fileReport(file.path, appliedTo(run, file), judgement, termsOf(run, file), more));
    keepSource(sources, file, judgement);
  }
  return uncompared;
}
