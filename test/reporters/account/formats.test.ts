import { readFileSync } from 'node:fs';
import { stripVTControlCharacters } from 'node:util';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import type { MigrationAccount } from '../../../src/domain/migration.js';
import { exitCodeOfAccount } from '../../../src/reporters/account/format.js';
import { accountFormats } from '../../../src/reporters/account/registry.js';

const schema = JSON.parse(readFileSync(new URL('../../../schemas/migration.schema.json', import.meta.url), 'utf8'));
const isAccount = new Ajv2020({ strict: true }).compile(schema);

const account: MigrationAccount = {
  format: 'payer-directory/migration/1',
  path: 'bundles/acme\u202e.json',
  from: 'hl7.fhir.us.davinci-pdex#2.0.0',
  to: 'hl7.fhir.us.davinci-pdex#2.2.0',
  changes: [
    { expression: 'Bundle.type', what: 'The type was batch.', why: 'A bundle is a collection.' },
    { expression: 'Bundle.entry[1]', what: 'It has a fullUrl.', why: 'References need it.' },
    { expression: 'Bundle.entry[0]', what: 'It has a fullUrl.', why: 'References need it.' },
    { expression: 'Bundle.entry[2]', what: 'It has another fullUrl.', why: 'References need it.' },
  ],
  decisions: [{ expression: 'Bundle', question: 'Who signs?', help: 'Sign it.' }],
};

function write(
  format: string,
  of: MigrationAccount = account,
  options = { colour: false, width: undefined as number | undefined },
): string {
  const found = accountFormats.find(({ name }) => name === format);
  if (found === undefined) throw new Error(`There is no format ${format}.`);
  return found.write(of, options);
}

describe('text', () => {
  test('says the same of several places once, and each reason once', () => {
    expect(write('text')).toBe(
      [
        'bundles/acme\\u202e.json: 4 changes, 1 question left to decide (hl7.fhir.us.davinci-pdex#2.0.0 → hl7.fhir.us.davinci-pdex#2.2.0)',
        '',
        'Changed:',
        '  The type was batch.',
        '    at Bundle.type',
        '    Why: A bundle is a collection.',
        '  It has a fullUrl.',
        '    at Bundle.entry[1]',
        '       Bundle.entry[0]',
        '    Why: References need it.',
        '  It has another fullUrl.',
        '    at Bundle.entry[2]',
        '',
        'Left to decide:',
        '  Who signs?',
        '    at Bundle',
        '    Help: Sign it.',
        '',
      ].join('\n'),
    );
  });

  test('of nothing is one line', () => {
    expect(write('text', { ...account, from: account.to, changes: [], decisions: [] })).toBe(
      'bundles/acme\\u202e.json: 0 changes, nothing left to decide (hl7.fhir.us.davinci-pdex#2.2.0)\n',
    );
  });

  test('counts places that are too many to list', () => {
    const changes = Array.from({ length: 25 }, (_, index) => ({ expression: `Bundle.entry[${index}]`, what: 'It changed.', why: 'So.' }));
    const text = write('text', { ...account, changes });
    expect(text).toContain('Bundle.entry[19]\n       and 5 more places\n');
    expect(text).not.toContain('Bundle.entry[20]');
  });

  test('fits a width, and has colours where they are wanted', () => {
    const long = { ...account, decisions: [{ expression: 'Bundle', question: 'Who of all of you signs this bundle?', help: 'Sign it.' }] };
    expect(write('text', long, { colour: false, width: 24 })).toContain('  Who of all of you\n  signs this bundle?\n');
    const coloured = write('text', account, { colour: true, width: undefined });
    expect(coloured).not.toBe(write('text'));
    expect(stripVTControlCharacters(coloured)).toBe(write('text'));
  });
});

describe('json', () => {
  test('is as its schema says', () => {
    expect(isAccount(JSON.parse(write('json'))), JSON.stringify(isAccount.errors)).toBe(true);
    expect(JSON.parse(write('json'))).toEqual(account);
  });

  test('shows no terminal a character that moves or hides', () => {
    expect(write('json')).toContain('acme\\u202e.json');
  });
});

test('the exit code says whether something is left to decide', () => {
  expect(exitCodeOfAccount(account)).toBe(1);
  expect(exitCodeOfAccount({ ...account, decisions: [] })).toBe(0);
});
