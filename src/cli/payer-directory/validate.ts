import { relative } from 'node:path';
import { chosenDirectory, layout } from '../../app/directory.js';
import type { OpenedGuide } from '../../app/guide.js';
import { validateFiles } from '../../app/validate-files.js';
import { UsageError } from '../../domain/errors.js';
import type { Layer } from '../../domain/finding.js';
import { layers as everyLayer } from '../../domain/finding.js';
import { shown, visible } from '../../domain/message.js';
import { reporters } from '../../reporters/registry.js';
import type { ReporterOptions } from '../../reporters/reporter.js';
import type { CommandContext } from '../context.js';
import { defineCommand } from './command.js';
import { nearest } from './nearest.js';

/** From so many files on a terminal is told how far it has come. */
const many = 50;
const widest = 120;

export const validate = defineCommand({
  operands: '[path…]',
  description: `Judges files, the *.json of folders at any depth, and standard input (-); without a path, the bundles/ of the
directory that you stand in. Files below that bundles/ are judged by the directory's policy and against its
other members, and so is every file with -C; other files by themselves, by the built-in policy.

Profiles are those of PDex 2.2.0, unless --ig names another guide: one that is built in (pdex#2.1.0, pdex#2.0.0,
pdex#2.0.0-ci-20230126, ndh#1.0.0, ndh#2.0.0-current), or any FHIR package for R4 by name#version or by the path of
its folder or .tgz. Packages are looked for in --packages and in the FHIR package cache (FHIR_PACKAGE_CACHE, else
~/.fhir/packages); nothing is fetched but with --download.

Exit code: 0 no error found, 1 errors found, 2 wrong usage or failure.`,
  options: {
    directory: { type: 'string', short: 'C', value: 'dir', summary: 'Judge as members of the directory at <dir>' },
    format: { type: 'string', value: 'format', choices: reporters.map(({ name }) => name), summary: 'Write the report in this format' },
    layer: {
      type: 'string',
      multiple: true,
      value: 'layers',
      summary: `Run only these layers' rules, with commas: ${everyLayer.join(',')}`,
    },
    ig: { type: 'string', value: 'name#version|path', summary: 'Judge by the profiles of this guide' },
    packages: {
      type: 'string',
      multiple: true,
      value: 'dir',
      summary: 'With --ig: take FHIR packages from <dir> first, also for guides that are built in',
    },
    download: { type: 'boolean', summary: 'With --ig: fetch packages that are missing from a FHIR package registry' },
    at: { type: 'string', value: 'instant', summary: 'Judge as of this instant, as 2027-01-01T00:00:00Z; otherwise now' },
  },
  examples: [
    { line: 'validate', says: 'Every bundle of the directory that you stand in' },
    { line: 'validate bundles/acme.json', says: 'One of them; what must be unique is compared with all of them' },
    { line: 'validate -C ~/directory draft/acme.json', says: 'A draft, as if it lay in that directory as acme.json' },
    { line: 'validate --format json - < acme.json', says: 'Standard input, reported for programs' },
    { line: 'validate --layer json,r4 outbox/', says: 'All *.json below a folder, by FHIR itself alone' },
    { line: 'validate --ig ndh#1.0.0 acme.json', says: 'By another guide, which is built in' },
    { line: 'validate --ig hl7.fhir.us.core#8.0.1 --packages packages acme.json', says: 'By a package of your own' },
    { line: 'validate --ig ./hl7.fhir.us.ndh.tgz acme.json', says: 'By the package in an archive' },
  ],
  async run(context, options, operands) {
    const layers = layersOf(options.layer);
    const now = options.at === undefined ? context.now() : instantOf(options.at);
    const reporter = reporters.find(({ name }) => name === options.format) ?? reporters[0];
    if (reporter === undefined) throw new Error('No reporter is registered.');
    const directory = await chosenDirectory(context.files, context.cwd, options.directory);
    const paths = operands.length > 0 ? operands : [await bundlesOf(context, directory)];
    const { files, stdin } = context;
    const opened = await openedGuide(context, options);
    const request = { paths, directory, asMembers: options.directory !== undefined, layers, guide: opened?.guide, now };
    const { report, sources, uncompared } = await validateFiles({ files, stdin, progress: progressOn(context) }, request);
    for (const path of uncompared) {
      await context.stderr.write(`${visible(relative(context.cwd, path))} can't be read as a Bundle, so nothing was compared with it.\n`);
    }
    const { output, exitCode } = reporter.report(report, { ...appearance(context), source: (path) => sources.get(path) });
    await context.stdout.write(output);
    await opened?.settle();
    return exitCode;
  },
});

function layersOf(given: readonly string[] | undefined): ReadonlySet<Layer> {
  if (given === undefined) return new Set(everyLayer);
  return new Set(
    given
      .flatMap((list) => list.split(','))
      .map((name) => {
        const layer = everyLayer.find((known) => known === name.trim());
        if (layer !== undefined) return layer;
        const near = nearest(name.trim(), everyLayer);
        throw new UsageError(
          `--layer knows no layer ${shown(name)}.`,
          `${near ? `Did you mean ${near}? ` : ''}Layers: ${everyLayer.join(', ')}.`,
        );
      }),
  );
}

interface GuideOptions {
  readonly ig?: string;
  readonly packages?: readonly string[];
  readonly download?: boolean;
}

/** Undefined where the directory's own guide is asked for. What packages need is loaded only for packages. */
async function openedGuide(
  context: CommandContext,
  { ig, packages = [], download = false }: GuideOptions,
): Promise<OpenedGuide | undefined> {
  if (ig === undefined) {
    if (packages.length > 0 || download)
      throw new UsageError(`${download ? '--download' : '--packages'} says where the guide of --ig comes from, and there is no --ig.`);
    return undefined;
  }
  const { openGuide } = await import('../../app/guide.js');
  const asPackage = packages.length > 0 || download;
  const opened = await openGuide({ ig, asPackage }, async () =>
    (await import('./guide-ports.js')).guidePorts(context, { packages, download }),
  );
  for (const note of opened.notes) await context.stderr.write(`${note}\n`);
  return opened;
}

/** R4's instant: a date that exists, a time of day and a zone. */
const instant = /^(\d{4}-\d\d-\d\d)T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d+)?(Z|[+-](0\d|1[0-4]):[0-5]\d)$/;

function instantOf(text: string): Date {
  const day = instant.exec(text)?.[1];
  // A day that the calendar does not have is read as one of the next month.
  const exists = day !== undefined && new Date(`${day}T00:00:00Z`).toJSON()?.startsWith(day) === true;
  if (exists) return new Date(text);
  throw new UsageError(`--at can't be ${shown(text)}.`, 'Write an instant with its zone, as 2027-01-01T00:00:00Z.');
}

async function bundlesOf({ files, cwd }: CommandContext, directory: string | undefined): Promise<string> {
  if (directory !== undefined) return relative(cwd, files.resolve(directory, layout.bundles));
  throw new UsageError(
    'You stand in no directory, so say what to validate.',
    'Name files or folders, - for standard input, or a directory with -C <dir>.',
  );
}

function appearance({ stdout, env }: CommandContext): Pick<ReporterOptions, 'colour' | 'width'> {
  const plain = (env['NO_COLOR'] ?? '') !== '' || env['TERM'] === 'dumb';
  return { colour: stdout.isTTY && !plain, width: stdout.isTTY ? Math.min(Math.max(stdout.columns ?? 80, 40), widest) : undefined };
}

/** One line that is written over and over, and wiped at the end. */
function progressOn({ stderr }: CommandContext): (done: number, total: number) => void {
  return (done, total) => {
    if (total < many || (done % many !== 0 && done !== total) || !stderr.isTTY) return;
    void stderr.write(done === total ? '\r\u001b[K' : `\rValidating: ${done} of ${total} files`);
  };
}
