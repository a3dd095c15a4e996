import { styleText } from 'node:util';
import type { Finding, Severity } from '../domain/finding.js';
import { visible } from '../domain/message.js';
import type { FileReport, Report } from '../domain/report.js';
import { codeFrame } from './code-frame.js';
import type { Reporter, ReporterOptions } from './reporter.js';
import { exitCodeOf } from './reporter.js';

type Style = Parameters<typeof styleText>[0];
/** Colours where colours are wanted. */
type Paint = (style: Style, text: string) => string;

const indent = '    ';
/** As the parser counts lines. */
const lineEnd = /\r\n?|\n/;
/** Places listed of one finding. */
const mostPlaces = 20;
const colours: Readonly<Record<Severity, Style>> = { error: 'red', warning: 'yellow', information: 'cyan' };

/** The report made for people. */
export const text: Reporter = {
  name: 'text',
  report(report, options) {
    const paint: Paint = options.colour ? (style, words) => styleText(style, words, { validateStream: false }) : (_style, words) => words;
    const blocks = report.files.map((file) => fileBlock(file, options, paint));
    return { output: `${[...blocks, summary(report, options, paint)].join('')}\n`, exitCode: exitCodeOf(report) };
  },
};

function fileBlock(file: FileReport, options: ReporterOptions, paint: Paint): string {
  const lines = file.findings.length > 0 ? options.source(file.path)?.split(lineEnd) : undefined;
  const explained = new Set<string>();
  const blocks = file.findings.map((finding) => findingBlock(finding, file.path, lines, explained, options.width, paint));
  const seemsWritten = blocks.length > 0 ? evidence(file, options.width, paint) : '';
  const notes = [seemsWritten === '' ? file.detected?.guide : undefined, file.policy === 'built-in' ? 'outside a directory' : undefined];
  const note = notes.filter((part) => part !== undefined).join(', ');
  const header = `${paint('bold', visible(file.path))}: ${verdict(file.findings, paint)}${note === '' ? '' : paint('dim', ` (${note})`)}\n`;
  return blocks.length === 0 ? header : `${header}${seemsWritten}\n${blocks.join('\n')}\n`;
}

/** For which guide the bundle seems to be written, where anything says so. */
function evidence({ detected }: FileReport, width: number | undefined, paint: Paint): string {
  if (detected === null || detected.evidence.length === 0) return '';
  const prose = `Seems written for ${detected.guide}: ${detected.evidence.map(visible).join('; ')}.`;
  const lines = wrapped(prose, width, '  ').map((line) => paint('dim', line));
  return `${lines.join('\n')}\n`;
}

function verdict(findings: readonly Finding[], paint: Paint): string {
  const number = (severity: Severity): number => findings.filter((finding) => finding.severity === severity).length;
  const counts = [
    counted(number('error'), 'error'),
    counted(number('warning'), 'warning'),
    counted(number('information'), 'information', ''),
  ];
  const all = counts.filter((part) => !part.startsWith('0 ')).join(', ');
  if (number('error') > 0) return paint('red', all);
  return paint('green', 'valid') + (all === '' ? '' : `, ${paint(number('warning') > 0 ? 'yellow' : 'cyan', all)}`);
}

/** Reason, remedy and reference are told once for each code and file, unless they differ. */
function findingBlock(
  finding: Finding,
  path: string,
  lines: readonly string[] | undefined,
  explained: Set<string>,
  width: number | undefined,
  paint: Paint,
): string {
  const { severity, code, message, why, help, reference } = finding;
  const rule = `Rule: ${reference.title}${reference.url === undefined ? '' : `, ${reference.url}`}`;
  const told = [`Why: ${why}`, `Mend: ${help}`, rule].filter((line) => !explained.has(code + line));
  for (const line of told) explained.add(code + line);
  return [
    `  ${paint(colours[severity], severity)} ${paint('bold', code)}`,
    ...wrapped(message, width),
    ...places(finding, path, paint),
    ...frame(finding, lines, paint),
    ...told.flatMap((line) => wrapped(line, width)).map((line) => paint('dim', line)),
    '',
  ].join('\n');
}

function places({ expression, line, column }: Finding, path: string, paint: Paint): string[] {
  const position = line === null ? [] : [`${visible(path)}:${line}:${column ?? 1}`];
  const listed = expression.slice(0, mostPlaces).map(visible);
  const more = expression.length > mostPlaces ? [`and ${expression.length - mostPlaces} more places`] : [];
  return [...position, ...listed, ...more].map((place, index) => `${indent}${index === 0 ? 'at' : '  '} ${paint('cyan', place)}`);
}

function frame({ severity, line, column }: Finding, lines: readonly string[] | undefined, paint: Paint): string[] {
  const source = line === null ? undefined : lines?.[line - 1];
  if (source === undefined) return [];
  const { line: shown, caret } = codeFrame(source, column ?? 1);
  const number = String(line);
  return [
    `${indent}${paint('dim', `${number} |`)} ${shown}`,
    `${indent}${paint('dim', `${' '.repeat(number.length)} |`)} ${' '.repeat(caret)}${paint(colours[severity], '^')}`,
  ];
}

function summary(report: Report, { width }: ReporterOptions, paint: Paint): string {
  const { files, errors, warnings, information } = report.summary;
  const failed = report.files.filter((file) => file.findings.some(({ severity }) => severity === 'error')).length;
  const verdictOfAll = failed === 0 ? paint('green', 'no errors') : paint('red', `${failed} with errors`);
  const counts = [counted(errors, 'error'), counted(warnings, 'warning'), counted(information, 'information', '')].join(', ');
  const outside = report.files.some(({ policy }) => policy === 'built-in') ? ['', ...wrapped(outsideNote, width, '')] : [];
  return [
    `${report.files.some(({ findings }) => findings.length > 0) ? '' : '\n'}${counted(files, 'file')}: ${verdictOfAll} (${counts})`,
    ...outside,
  ].join('\n');
}

const outsideNote =
  'Files outside a directory are judged by the built-in policy, without the checks that need a directory: uniqueness, file name, owners. ' +
  'Judge them as members of a directory with -C <dir>.';

/** `1 error`, `2 errors`. */
export function counted(number: number, one: string, plural = 's'): string {
  return `${number} ${one}${number === 1 ? '' : plural}`;
}

/** Prose in lines of at most `width` columns; a word that is longer stands alone. */
export function wrapped(prose: string, width: number | undefined, margin = indent): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of prose.split(' ')) {
    if (line !== '' && width !== undefined && margin.length + line.length + 1 + word.length > width) {
      lines.push(margin + line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, margin + line];
}
