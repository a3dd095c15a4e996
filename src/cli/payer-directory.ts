import { DirectoryError, UsageError } from '../domain/errors.js';
import { shown, visible } from '../domain/message.js';
import type { Command, CommandContext } from './context.js';
import { readArguments } from './payer-directory/arguments.js';
import type { CommandEntry } from './payer-directory/command.js';
import { commandHelp, everywhere, nounOverview, overview } from './payer-directory/help.js';
import { nearest } from './payer-directory/nearest.js';
import { commands as registered } from './payer-directory/registry.js';
import { version } from './version.js';

const ok = 0;
const failure = 2;

/** The `payer-directory` program: finds the command, reads its arguments, runs it, and turns failures into exit code 2. */
export const payerDirectory: Command = (context) => runProgram(context, registered);

/** The same for any set of commands. */
export async function runProgram(context: CommandContext, commands: readonly CommandEntry[]): Promise<number> {
  try {
    return await dispatch(context, commands);
  } catch (error) {
    if (!(error instanceof DirectoryError)) throw error;
    // A message may have several lines; what they quote is escaped where they are made.
    const lines = [`payer-directory: ${error.message}`, error.help].filter((text) => text !== '').flatMap((text) => text.split('\n'));
    await context.stderr.write(`${lines.map(visible).join('\n')}\n`);
    return failure;
  }
}

async function dispatch(context: CommandContext, commands: readonly CommandEntry[]): Promise<number> {
  const [first, second] = context.argv;
  if (first === undefined) throw new UsageError('No command is given.', 'payer-directory --help lists the commands.');
  if (first === '--version') return print(context, `${version}\n`);
  if (first === '--help' || first === '-h') return print(context, overview(commands));
  if (first === 'help') return dispatch({ ...context, argv: [...context.argv.slice(1), '--help'] }, commands);
  const entry = commands.find(({ name }) => name === first || name === `${first} ${second}`);
  if (entry !== undefined) return runCommand(context, entry);
  const ofNoun = commands.filter(({ name }) => name.startsWith(`${first} `));
  if (ofNoun.length > 0 && (second === undefined || second === '--help' || second === '-h')) {
    if (second !== undefined) return print(context, nounOverview(first, ofNoun));
    throw new UsageError(`${first} needs a command.`, `payer-directory ${first} --help lists them.`);
  }
  throw unknownCommand(context.argv, ofNoun.length > 0, commands);
}

async function runCommand(context: CommandContext, entry: CommandEntry): Promise<number> {
  const spec = await entry.load();
  const argv = context.argv.slice(entry.name.split(' ').length);
  const { options, operands } = readArguments(argv, { ...spec.options, ...everywhere });
  if (options['help'] === true) return print(context, commandHelp(entry, spec));
  if (operands.length > (spec.mostOperands ?? Number.POSITIVE_INFINITY)) {
    throw new UsageError(
      `${shown(operands.at(-1) ?? '')} is one argument too many.`,
      `payer-directory ${entry.name} --help says what it takes.`,
    );
  }
  return spec.run(context, options, operands);
}

function unknownCommand(argv: readonly string[], nounKnown: boolean, commands: readonly CommandEntry[]): UsageError {
  const given = argv.slice(0, nounKnown ? 2 : 1).join(' ');
  if (given.startsWith('-')) return new UsageError(`Unknown option ${shown(given)}.`, 'payer-directory --help lists the commands.');
  const near = nearest(given, [...commands.map(({ name }) => name), ...commands.map(({ name }) => name.split(' ')[0] ?? '')]);
  return new UsageError(
    `Unknown command ${shown(given)}.`,
    near === undefined ? 'payer-directory --help lists the commands.' : `Did you mean ${near}? payer-directory --help lists the commands.`,
  );
}

async function print(context: CommandContext, text: string): Promise<number> {
  await context.stdout.write(text);
  return ok;
}
