import { parseArgs } from 'node:util';
import { UsageError } from '../../domain/errors.js';
import { shown } from '../../domain/message.js';
import type { OptionSpec, OptionSpecs, RawOptions } from './command.js';
import { nearest } from './nearest.js';

export interface ReadArguments {
  readonly options: RawOptions;
  readonly operands: readonly string[];
}

type Value = string | boolean | string[];

/**
 * Reads a command's arguments by its specs. Options and operands may be mixed; after `--` everything is an operand.
 * @throws UsageError for an option that is unknown (with the nearest one), lacks its value, has one that is not allowed, or
 * is given twice though it counts once.
 */
export function readArguments(argv: readonly string[], specs: OptionSpecs): ReadArguments {
  const config = Object.fromEntries(
    Object.entries(specs).map(([name, { type, short }]) => [name, short === undefined ? { type } : { type, short }]),
  );
  const { tokens } = parseArgs({ args: [...argv], options: config, strict: false, allowPositionals: true, tokens: true });
  const values = new Map<string, Value>();
  const operands: string[] = [];
  for (const token of tokens) {
    if (token.kind === 'positional') operands.push(token.value);
    if (token.kind !== 'option') continue;
    const spec = Object.hasOwn(specs, token.name) ? specs[token.name] : undefined;
    if (spec === undefined) throw unknownOption(token.rawName, specs);
    const value = readValue(token.rawName, spec, token.value, token.inlineValue === true);
    const earlier = values.get(token.name);
    if (Array.isArray(earlier)) earlier.push(String(value));
    else if (earlier !== undefined) throw new UsageError(`${token.rawName} is given twice.`, 'Give it once.');
    else values.set(token.name, spec.multiple ? [String(value)] : value);
  }
  return { options: Object.fromEntries(values), operands };
}

function readValue(rawName: string, spec: OptionSpec, value: string | undefined, inline: boolean): string | boolean {
  if (spec.type === 'boolean') {
    if (value !== undefined) throw new UsageError(`${rawName} takes no value, but ${shown(value)} is given.`);
    return true;
  }
  // Without an equals sign, a word that looks like an option is one: the value was forgotten.
  const missing = value === undefined || value === '' || (!inline && value.length > 1 && value.startsWith('-'));
  if (missing) throw new UsageError(`${rawName} needs a value: ${rawName} <${spec.value ?? 'value'}>.`);
  if (spec.choices !== undefined && !spec.choices.includes(value)) {
    throw new UsageError(`${rawName} can't be ${shown(value)}.`, `Allowed: ${spec.choices.join(', ')}.`);
  }
  return value;
}

function unknownOption(rawName: string, specs: OptionSpecs): UsageError {
  const near = nearest(rawName.replace(/^-+/, ''), Object.keys(specs));
  return new UsageError(`Unknown option ${shown(rawName)}.`, near === undefined ? '' : `Did you mean --${near}?`);
}
