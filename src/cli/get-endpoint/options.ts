import type { Question } from '../../domain/answer.js';
import { UsageError } from '../../domain/errors.js';
import { accessMethods } from '../../domain/payer.js';
import { environments } from '../../domain/policy.js';
import type { AnswerFormat } from '../../reporters/answer/format.js';
import { answerFormats } from '../../reporters/answer/registry.js';
import { readArguments } from '../payer-directory/arguments.js';
import type { OptionSpecs } from '../payer-directory/command.js';

/** What a command line of `get-endpoint` asks for. */
export type Request =
  | { readonly kind: 'help' | 'version' }
  | {
      readonly kind: 'question';
      readonly question: Omit<Question, 'now'>;
      readonly format: AnswerFormat;
      readonly directory: string | undefined;
      readonly quiet: boolean;
    };

export const options = {
  use: { type: 'string', value: 'code', summary: 'Only Endpoints for this use case; without it those for payerToPayer go first' },
  env: {
    type: 'string',
    value: 'code',
    choices: environments,
    summary: "Only Endpoints of this environment; the directory's default without it",
  },
  access: { type: 'string', value: 'method', choices: accessMethods, summary: 'Only Endpoints with this access method' },
  first: { type: 'boolean', summary: 'Take the best of several Endpoints of one payer' },
  all: { type: 'boolean', summary: 'Give every Endpoint that fits' },
  format: {
    type: 'string',
    value: 'name',
    choices: answerFormats.map(({ name }) => name),
    summary: 'How to write the answer; human without it',
  },
  directory: { type: 'string', short: 'C', value: 'dir', summary: 'The directory to ask, instead of the one you stand in' },
  quiet: { type: 'boolean', short: 'q', summary: 'Only the answer, failures and warnings' },
  help: { type: 'boolean', short: 'h', summary: 'Show this help' },
  version: { type: 'boolean', summary: 'Show the version' },
} as const satisfies OptionSpecs;

/** @throws UsageError where the arguments can't be understood. */
export function readRequest(argv: readonly string[]): Request {
  const { options: given, operands } = readArguments(argv, options);
  if (given['help'] === true) return { kind: 'help' };
  if (given['version'] === true) return { kind: 'version' };
  const format = answerFormats.find(({ name }) => name === (given['format'] ?? 'human'));
  if (format === undefined) throw new UsageError('--format has an unknown value.');
  const use = text(given['use']);
  const environment = environments.find((code) => code === given['env']);
  const access = accessMethods.find((method) => method === given['access']);
  const question = {
    payer: payerIn(operands),
    choose: choice(given['first'] === true, given['all'] === true, format),
    ...(use === undefined ? {} : { use }),
    ...(environment === undefined ? {} : { environment }),
    ...(access === undefined ? {} : { access }),
    ...(format.withCertificate === true ? { withCertificate: true } : {}),
  };
  return { kind: 'question', question, format, directory: text(given['directory']), quiet: given['quiet'] === true };
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function payerIn(operands: readonly string[]): string {
  const [payer, ...more] = operands;
  if (payer === undefined)
    throw new UsageError(
      'No payer is named.',
      'Name one: get-endpoint <slug | name | kind:value | "system|value">. get-endpoint --help shows examples.',
    );
  if (more.length > 0)
    throw new UsageError(
      `${operands.length} arguments are given, but one payer is looked up at a time.`,
      'Put a name of several words in quotes.',
    );
  if (payer.trim() === '')
    throw new UsageError('The payer to look up is empty.', 'Name one: get-endpoint <slug | name | kind:value | "system|value">.');
  return payer;
}

function choice(first: boolean, all: boolean, format: AnswerFormat): Question['choose'] {
  if (first && all) throw new UsageError('--first and --all exclude each other.', 'Give one of them.');
  if (all && !format.several)
    throw new UsageError(
      `--format ${format.name} holds one Endpoint, so it can't be given with --all.`,
      'Take --first, or another format.',
    );
  return all ? 'all' : first ? 'first' : 'one';
}
