import { nodeReplaceFile } from '../../adapters/replace-file.js';
import { migrateFile, migrationTargets } from '../../app/migrate-bundle.js';
import { standardInput } from '../../app/named-files.js';
import { UsageError } from '../../domain/errors.js';
import { builtInPolicy } from '../../domain/policy.js';
import { exitCodeOfAccount } from '../../reporters/account/format.js';
import { accountFormats } from '../../reporters/account/registry.js';
import { shownJson } from '../../reporters/json.js';
import type { CommandContext, Sink } from '../context.js';
import { defineCommand } from './command.js';

const widest = 120;

export const bundleMigrate = defineCommand({
  operands: '<file>',
  description: `Rewrites a bundle that was made for older versions of the guides: extensions, code systems, payload types,
references, fullUrls, certificates. It never makes anything up: what only the payer knows, it asks. The result goes
to standard output and the account of what was changed, and what is left to decide, to standard error; with
--write the file is replaced, and the account goes to standard output. <file> may be - for standard input.

Exit code: 0 nothing left to decide, 1 something left to decide, 2 wrong usage or failure.`,
  options: {
    to: { type: 'string', value: 'guide', choices: [...migrationTargets.keys()], summary: 'The guide to migrate to' },
    write: { type: 'boolean', summary: 'Replace the file' },
    format: {
      type: 'string',
      value: 'format',
      choices: accountFormats.map(({ name }) => name),
      summary: 'Write the account in this format',
    },
  },
  examples: [
    { line: 'bundle migrate acme.json > migrated.json', says: 'Look at what would become of it, and read why' },
    { line: 'bundle migrate acme.json --write', says: 'Replace the file; then validate it' },
  ],
  mostOperands: 1,
  async run(context, options, [file]) {
    if (file === undefined || file === '') throw new UsageError('No file is given.', 'Name a bundle, or - for standard input.');
    if (file === standardInput && options.write === true)
      throw new UsageError('Standard input has no file to write to.', 'Leave out --write.');
    const format = accountFormats.find(({ name }) => name === options.format) ?? accountFormats[0];
    if (format === undefined) throw new Error('No format of an account is registered.');
    const policy = builtInPolicy;
    const { fileBytes } = policy.limits;
    const bytes = file === standardInput ? await context.stdin(fileBytes) : await context.files.read(file, fileBytes);
    const { text, account } = migrateFile(file, bytes, { policy, now: context.now(), slug: undefined });
    const told = options.write === true ? context.stdout : context.stderr;
    if (options.write !== true) await context.stdout.write(shownJson(text));
    else if (account.changes.length > 0) await nodeReplaceFile(context.cwd)(file, text);
    await told.write(format.write(account, appearance(told, context.env)));
    return exitCodeOfAccount(account);
  },
});

function appearance(sink: Sink, env: CommandContext['env']): { readonly colour: boolean; readonly width: number | undefined } {
  const plain = (env['NO_COLOR'] ?? '') !== '' || env['TERM'] === 'dumb';
  return { colour: sink.isTTY && !plain, width: sink.isTTY ? Math.min(Math.max(sink.columns ?? 80, 40), widest) : undefined };
}
