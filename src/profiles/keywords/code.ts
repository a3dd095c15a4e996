import { _Code } from 'ajv/dist/compile/codegen/code.js';
import { _, type Code, strConcat } from 'ajv/dist/compile/codegen/index.js';
import namesModule from 'ajv/dist/compile/names.js';
import type { KeywordCxt } from 'ajv/dist/compile/validate/index.js';
import type { CodeKeywordDefinition } from 'ajv/dist/types/index.js';
import { defaultOf } from '../common-js.js';
import type { SchemaFault } from '../schema.js';

export const names = defaultOf(namesModule);

export function leaf({ gen }: KeywordCxt, name: string): Code {
  return gen.scopeValue('func', { key: name, ref: name, code: new _Code(`K.${name}`) });
}

export function constant(cxt: KeywordCxt, value: unknown): Code {
  const json = JSON.stringify(value);
  return made(cxt, json, json);
}

/** A value that the module makes once, by `source`; one for each `key`. */
export function made({ gen }: KeywordCxt, key: string, source: string): Code {
  return gen.scopeValue('obj', { key, ref: key, code: new _Code(source) });
}

/** Where `string` stands among `strings`; below 0 where it does not. */
export function position(cxt: KeywordCxt, strings: readonly string[], string: Code): Code {
  const json = JSON.stringify(strings);
  return _`${leaf(cxt, 'positionIn')}(${made(cxt, `index ${json}`, `K.stringIndex(${json})`)}, ${string})`;
}

/**
 * Reports `fault` where `broken` holds; `key` names the property at fault. Not by ajv's own errors: it joins the lists of nested
 * functions by copying them, which takes quadratic time on a document with a fault in every entry, and nothing bounds them.
 */
export function report(cxt: KeywordCxt, broken: Code | undefined, fault: SchemaFault, key?: Code): void {
  const sink = cxt.gen.scopeValue('func', { key: 'sink', ref: 'sink', code: new _Code('K.sink') });
  const where = key === undefined ? _`` : _`, ${key}`;
  const add = _`${sink}.open && ${sink}.add(${pointer(cxt)}, ${constant(cxt, fault)}${where})`;
  cxt.gen.code(broken === undefined ? add : _`if (${broken}) ${add}`);
}

export function member(object: Code, key: string): Code {
  return _`${object}[${key}]`;
}

export function absent(object: Code, keys: readonly string[]): Code {
  return keys.map((key) => _`${member(object, key)} === undefined`).reduce((one, two) => _`${one} && ${two}`);
}

/** JSON pointer from the root to the value at hand. */
export function pointer({ it }: KeywordCxt): Code {
  return strConcat(names.instancePath, it.errorPath);
}

export type Generate<T> = (cxt: KeywordCxt, rule: T) => void;

export function keyword<T>(name: string, generate: Generate<T>, type?: 'object' | 'array'): CodeKeywordDefinition {
  return {
    keyword: name,
    ...(type === undefined ? {} : { type }),
    code: (cxt) => generate(cxt, cxt.schema as T),
  };
}
