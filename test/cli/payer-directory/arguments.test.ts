import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readArguments } from '../../../src/cli/payer-directory/arguments.js';
import type { OptionSpecs } from '../../../src/cli/payer-directory/command.js';
import { nearest } from '../../../src/cli/payer-directory/nearest.js';
import { DirectoryError, UsageError } from '../../../src/domain/errors.js';

const specs: OptionSpecs = {
  directory: { type: 'string', short: 'C', value: 'dir', summary: '' },
  format: { type: 'string', choices: ['text', 'json'], summary: '' },
  layer: { type: 'string', multiple: true, summary: '' },
  force: { type: 'boolean', short: 'f', summary: '' },
};

test.each([
  [['a', '-C', 'x', 'b'], { directory: 'x' }, ['a', 'b']],
  [['--directory=-x', '-'], { directory: '-x' }, ['-']],
  [['-Cx', '-f'], { directory: 'x', force: true }, []],
  [['-C', '-'], { directory: '-' }, []],
  [['--layer', 'r4', '--layer', 'json'], { layer: ['r4', 'json'] }, []],
  [['--', '--format', '-C'], {}, ['--format', '-C']],
  [['--format', 'json'], { format: 'json' }, []],
])('%j', (argv, options, operands) => {
  expect(readArguments(argv, specs)).toEqual({ options, operands });
});

test.each([
  [['--fromat', 'json'], 'Unknown option --fromat.', 'Did you mean --format?'],
  [['--xyzzy'], 'Unknown option --xyzzy.', ''],
  [['-q'], 'Unknown option -q.', ''],
  [['--__proto__'], 'Unknown option --__proto__.', ''],
  [['--\u001b[2J'], 'Unknown option --\\u001b[2J.', ''],
  [['--format'], '--format needs a value: --format <value>.', ''],
  [['--format='], '--format needs a value: --format <value>.', ''],
  [['-C', '--format', 'json'], '-C needs a value: -C <dir>.', ''],
  [['--format', 'xml'], "--format can't be xml.", 'Allowed: text, json.'],
  [['--force=yes'], '--force takes no value, but yes is given.', ''],
  [['--format', 'json', '--format', 'text'], '--format is given twice.', 'Give it once.'],
  [['-f', '-f'], '-f is given twice.', 'Give it once.'],
])('%j is refused', (argv, message, help) => {
  const read = (): unknown => readArguments(argv, specs);
  expect(read).toThrow(UsageError);
  expect(read).toThrow(expect.objectContaining({ message, help }));
});

test('any arguments are read or refused, never more', () => {
  const word = fc.oneof(fc.string(), fc.constantFrom('-C', '--', '-', '--format', '--format=json', '--layer', '-fC', '--no-force', '-f'));
  fc.assert(
    fc.property(fc.array(word), (argv) => {
      try {
        readArguments(argv, specs);
      } catch (error) {
        expect(error).toBeInstanceOf(DirectoryError);
      }
    }),
  );
});

describe('the nearest name', () => {
  test.each([
    ['validte', 'validate'],
    ['VALIDATE', 'validate'],
    ['vaildate', 'validate'],
    ['bundle sing', 'bundle sign'],
    ['ca', 'ca'],
    ['zebra', undefined],
    ['', undefined],
    ['v'.repeat(100_000), undefined],
  ])('to %.20s is %s', (given, expected) => {
    expect(nearest(given, ['validate', 'bundle sign', 'ca'])).toBe(expected);
  });
});
