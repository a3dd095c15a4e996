import { answerFormats } from '../../reporters/answer/registry.js';
import type { OptionSpec } from '../payer-directory/command.js';
import { options } from './options.js';

const examples = [
  ['acme-health', 'the payer with this slug'],
  ['"Acme Health Plan, Inc."', 'by name; case, accents, punctuation and legal forms do not matter'],
  ['naic:12345 --format url', 'by NAIC code, the address alone'],
  ['"http://hl7.org/fhir/sid/us-npi|1234567893" --format json', 'by system and value, everything that is known'],
  ['acme-health --env test --access udap', 'a test Endpoint that takes UDAP'],
  ['acme-health --all', 'every Endpoint of it that fits'],
] as const;

/** `get-endpoint --help` */
export function help(): string {
  const lines = [
    "Look up a health payer's FHIR endpoint in the directory that you stand in.",
    '',
    'Usage:',
    '  get-endpoint [options] <slug | name | kind:value | "system|value">',
    '',
    'Options:',
    ...columns(Object.entries<OptionSpec>(options).map(([name, option]) => [optionName(name, option), optionSummary(option)])),
    '',
    'Formats:',
    ...columns(answerFormats.map(({ name, summary }) => [name, summary])),
    '',
    'Exit codes:',
    '  0 one answer · 1 not found · 2 wrong usage · 3 ambiguous · 4 found, but it can not be given · 6 no usable directory',
    '',
    'Examples:',
    ...columns(examples.map(([line, says]) => [`get-endpoint ${line}`, says])),
    '',
    'Only the answer goes to stdout. To check a directory: payer-directory validate.',
  ];
  return `${lines.join('\n')}\n`;
}

function optionName(name: string, { type, short, value }: OptionSpec): string {
  return `${short === undefined ? '    ' : `-${short}, `}--${name}${type === 'string' ? ` <${value ?? 'value'}>` : ''}`;
}

function optionSummary({ summary, choices }: OptionSpec): string {
  return choices === undefined || choices.length > 6 ? summary : `${summary} (${choices.join(', ')})`;
}

function columns(rows: readonly (readonly [string, string])[]): string[] {
  const width = Math.max(...rows.map(([left]) => left.length));
  return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`);
}
