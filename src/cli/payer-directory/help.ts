import type { AnyCommandSpec, CommandEntry, OptionSpec, OptionSpecs } from './command.js';

const program = 'payer-directory';

/** Options that every command has. */
export const everywhere: OptionSpecs = {
  help: { type: 'boolean', short: 'h', summary: 'Show this help' },
};

/** The list of commands. */
export function overview(commands: readonly CommandEntry[]): string {
  return lines([
    "Check, and keep right, a directory of health payers' FHIR endpoints.",
    '',
    'Usage:',
    `  ${program} <command> [options]`,
    '',
    'Commands:',
    ...columns(commands.map(({ name, summary }) => [name, summary])),
    '',
    'Options:',
    ...columns([
      ['-h, --help', 'Show this help, or that of a command'],
      ['    --version', 'Show the version'],
    ]),
    '',
    `Help on one command: ${program} <command> --help. To look a payer up: get-endpoint <payer>.`,
  ]);
}

/** The commands of one noun: `payer-directory bundle`. */
export function nounOverview(noun: string, commands: readonly CommandEntry[]): string {
  return lines([
    'Usage:',
    `  ${program} ${noun} <command> [options]`,
    '',
    'Commands:',
    ...columns(commands.map(({ name, summary }) => [name, summary])),
  ]);
}

/** All about one command. */
export function commandHelp(entry: CommandEntry, spec: AnyCommandSpec): string {
  return lines([
    `${entry.summary}.`,
    '',
    'Usage:',
    `  ${[program, entry.name, '[options]', spec.operands].filter((part) => part !== '').join(' ')}`,
    '',
    ...spec.description.split('\n'),
    '',
    'Options:',
    ...columns(
      Object.entries({ ...spec.options, ...everywhere }).map(([name, option]) => [optionName(name, option), optionSummary(option)]),
    ),
    '',
    'Examples:',
    ...spec.examples.flatMap(({ line, says }) => [`  ${program} ${line}`, `      ${says}`]),
  ]);
}

function optionName(name: string, { type, short, value }: OptionSpec): string {
  return `${short === undefined ? '    ' : `-${short}, `}--${name}${type === 'string' ? ` <${value ?? 'value'}>` : ''}`;
}

function optionSummary({ summary, choices }: OptionSpec): string {
  return choices === undefined ? summary : `${summary} (${choices.join(', ')})`;
}

function columns(rows: readonly (readonly [string, string])[]): string[] {
  const width = Math.max(...rows.map(([left]) => left.length));
  return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`);
}

function lines(all: readonly string[]): string {
  return `${all.join('\n')}\n`;
}
