import { chosenDirectory } from '../app/directory.js';
import { openDirectory } from '../app/directory-source.js';
import { findEndpoint } from '../app/find-endpoint.js';
import type { Answer } from '../domain/answer.js';
import { DirectoryError, UsageError } from '../domain/errors.js';
import { visible } from '../domain/message.js';
import type { PayerSource } from '../ports/payer-source.js';
import { explanation } from '../reporters/answer/explanation.js';
import type { AnswerFormat } from '../reporters/answer/format.js';
import type { Command, CommandContext, Sink } from './context.js';
import { help } from './get-endpoint/help.js';
import { readRequest } from './get-endpoint/options.js';
import { version } from './version.js';

const exitCodes: Readonly<Record<Answer['outcome'], number>> = { found: 0, 'not-found': 1, ambiguous: 3, filtered: 4 };
const wrongUsage = 2;
const noSource = 6;

/** The `get-endpoint` program: one question, one answer on stdout, what else is to be said on stderr. */
export const getEndpoint: Command = async (context) => {
  try {
    return await run(context);
  } catch (error) {
    if (!(error instanceof DirectoryError)) throw error;
    await say(context.stderr, [`get-endpoint: ${error.message}`, ...(error.help === '' ? [] : [error.help])]);
    return error instanceof UsageError ? wrongUsage : noSource;
  }
};

async function run(context: CommandContext): Promise<number> {
  const request = readRequest(context.argv);
  if (request.kind !== 'question') {
    await context.stdout.write(request.kind === 'help' ? help() : `${version}\n`);
    return 0;
  }
  const source = await openSource(context, request.directory);
  const answer = await findEndpoint(source, { ...request.question, now: context.now().getTime() });
  await print(context, answer, request.format, request.quiet);
  return exitCodes[answer.outcome];
}

async function openSource({ files, cwd }: CommandContext, named: string | undefined): Promise<PayerSource> {
  const directory = await chosenDirectory(files, cwd, named);
  if (directory !== undefined) return openDirectory(files, directory);
  throw new DirectoryError(
    'ERR_NO_DIRECTORY',
    `No directory to ask: neither ${visible(cwd)} nor a folder above it holds directory/policy.json.`,
    {
      help: "Stand in a directory's clone, or name one with -C <dir>.",
    },
  );
}

async function print({ stdout, stderr, env }: CommandContext, answer: Answer, format: AnswerFormat, quiet: boolean): Promise<void> {
  const colour = stdout.isTTY && (env['NO_COLOR'] ?? '') === '';
  const text = format.render(answer, { colour });
  if (text !== '') await stdout.write(text);
  const failure = explanation(answer);
  if (failure !== '') await stderr.write(`get-endpoint: ${failure}`);
  await say(
    stderr,
    answer.warnings.map((warning) => `Warning: ${warning}`),
  );
  if (quiet || answer.outcome !== 'found') return;
  await say(stderr, [
    ...answer.notes,
    ...(format.note === undefined ? [] : [format.note]),
    `Verified by ${answer.verified.by}. ${answer.verified.statement}`,
  ]);
}

async function say(stderr: Sink, lines: readonly string[]): Promise<void> {
  if (lines.length > 0) await stderr.write(lines.map((line) => `${visible(line)}\n`).join(''));
}
