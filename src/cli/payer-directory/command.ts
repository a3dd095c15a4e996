import type { CommandContext } from '../context.js';

/** One option of a command, as help shows it and as the command line is read. */
export interface OptionSpec {
  readonly type: 'string' | 'boolean';
  /** One letter: `C` for `-C`. */
  readonly short?: string;
  /** May be given more than once. */
  readonly multiple?: true;
  /** What stands for the value in help: `dir`. */
  readonly value?: string;
  /** The only values allowed. */
  readonly choices?: readonly string[];
  readonly summary: string;
}

export type OptionSpecs = Readonly<Record<string, OptionSpec>>;

type ValueOf<Spec extends OptionSpec> = Spec['type'] extends 'boolean'
  ? boolean
  : Spec['multiple'] extends true
    ? readonly string[]
    : string;

/** The options given, by their long names. */
export type OptionValues<Specs extends OptionSpecs> = { readonly [Name in keyof Specs]?: ValueOf<Specs[Name]> };

export interface Example {
  /** Without the program's name. */
  readonly line: string;
  readonly says: string;
}

/** One command: what help says of it, what it accepts, and what it does. One file under this folder each. */
export interface CommandSpec<Specs extends OptionSpecs = OptionSpecs> {
  /** The arguments, as help shows them: `[path…]`. */
  readonly operands: string;
  /** A paragraph or two for `--help`, beside the summary that the registry holds. */
  readonly description: string;
  readonly options: Specs;
  readonly examples: readonly Example[];
  /** How many operands it takes at most; unlimited where absent. */
  readonly mostOperands?: number;
  /** Resolves to the exit code; operational failures are thrown as DirectoryError. */
  run(context: CommandContext, options: OptionValues<Specs>, operands: readonly string[]): Promise<number>;
}

/** The options given, before it is known whose they are. */
export type RawOptions = Readonly<Record<string, string | boolean | readonly string[] | undefined>>;

/** A command as the program sees it, whatever its options. */
export interface AnyCommandSpec extends Omit<CommandSpec, 'run'> {
  run(context: CommandContext, options: RawOptions, operands: readonly string[]): Promise<number>;
}

/** Keeps the types of a command's own options for its `run`. */
export function defineCommand<const Specs extends OptionSpecs>(spec: CommandSpec<Specs>): AnyCommandSpec {
  // readArguments yields the values by these same specs.
  return { ...spec, run: (context, options, operands) => spec.run(context, options as OptionValues<Specs>, operands) };
}

/** A line of the registry: all that the list of commands needs, without loading any of them. */
export interface CommandEntry {
  /** `validate`, or noun and verb: `bundle sign`. */
  readonly name: string;
  readonly summary: string;
  load(): Promise<AnyCommandSpec>;
}
