import { _Code } from 'ajv/dist/compile/codegen/code.js';
import { type Code, type Name, not, or, strConcat, _ } from 'ajv/dist/compile/codegen/index.js';
import namesModule from 'ajv/dist/compile/names.js';
import { Type } from 'ajv/dist/compile/util.js';
import type { KeywordCxt } from 'ajv/dist/compile/validate/index.js';
import type { CodeKeywordDefinition } from 'ajv/dist/types/index.js';
import { isObject } from '../domain/json.js';
import type { Definitions } from './definitions.js';
import { invariantLeaf, placedInvariants } from './invariant-leaves.js';
import { primitiveLeaves } from './primitive-types.js';
import type { BindingRule, ChoiceTypesRule, CountRule, FaultTemplate, InvariantRule, KeysRule, ObjectRule, SchemaFault, SliceRule, SlicingRule, ValueRule } from './schema.js';
import { type Expansion, expand } from './terminology.js';

/**
 * The keywords of `schema.ts` as code generators for ajv. Generated code names this project's runtime only through `K`, the module
 * of leaves, so that it can be written to a file.
 */

// CommonJS seen from ESM: the module's default export is a member of its default import.
const names = namesModule.default;

function leaf({ gen }: KeywordCxt, name: string): Code {
  return gen.scopeValue('func', { key: name, ref: name, code: new _Code(`K.${name}`) });
}

function constant(cxt: KeywordCxt, value: unknown): Code {
  const json = JSON.stringify(value);
  return made(cxt, json, json);
}

/** A value that the module makes once, by `source`; one for each `key`. */
function made({ gen }: KeywordCxt, key: string, source: string): Code {
  return gen.scopeValue('obj', { key, ref: key, code: new _Code(source) });
}

/** Reports `fault` where `broken` holds; `key` names the property at fault. */
function report(cxt: KeywordCxt, broken: Code | undefined, fault: SchemaFault, key?: Code): void {
  const value = constant(cxt, fault);
  const fail = (): void => {
    cxt.setParams({ fault: value, ...(key === undefined ? {} : { key }) });
    cxt.error();
  };
  if (broken === undefined) fail();
  else cxt.gen.if(broken, fail);
}

function member(object: Code, key: string): Code {
  return _`${object}[${key}]`;
}

function absent(object: Code, keys: readonly string[]): Code {
  return keys.map((key) => _`${member(object, key)} === undefined`).reduce((one, two) => _`${one} && ${two}`);
}

function templateOf({ element, profile }: FaultTemplate): FaultTemplate {
  return profile === undefined ? { element } : { element, profile };
}

/** JSON pointer from the root to the value at hand. */
function pointer({ it }: KeywordCxt): Code {
  return strConcat(names.instancePath, it.errorPath);
}

type Generate<T> = (cxt: KeywordCxt, rule: T) => void;

function keyword<T>(name: string, generate: Generate<T>, type?: 'object' | 'array'): CodeKeywordDefinition {
  return {
    keyword: name,
    ...(type === undefined ? {} : { type }),
    error: {
      message: '',
      params: ({ params }) => (params['key'] === undefined ? _`{fault: ${params['fault']}}` : _`{fault: ${params['fault']}, key: ${params['key']}}`),
    },
    code: (cxt) => generate(cxt, cxt.schema as T),
  };
}

/**
 * The properties of a type, by the keys that are there: an object has few of the many that its type may have, and asking it for each
 * costs more than all the rest. With it ele-1, the choice elements, of which
 * one key may be there, and ext-1, of which the value is one.
 */
const propertiesKeyword = keyword<Readonly<Record<string, unknown>>>(
  'fhirProperties',
  (cxt, schemas) => {
    const { gen, data } = cxt;
    const { element, content, choices } = (cxt.parentSchema as { fhirObject: ObjectRule }).fhirObject;
    const keys = Object.keys(schemas);
    const count = content === 'nothing' ? undefined : gen.let('count', 0);
    const chosen = choices.map(() => gen.let('chosen'));
    const several = choices.map(() => gen.let('several', false));
    gen.forIn('key', data, (key: Code) => {
      if (count !== undefined) {
        if (content === 'anything') gen.code(_`${count}++`);
        else gen.if(_`${key} !== "id"`, () => gen.code(_`${count}++`));
      }
      for (const [index, name] of keys.entries()) {
        const equal = _`${key} === ${name}`;
        if (index === 0) gen.if(equal);
        else gen.elseIf(equal);
        const choice = choices.findIndex((each) => each.keys.includes(name.replace(/^_/, '')));
        if (choice >= 0) {
          const [first, more] = [chosen[choice] as Name, several[choice] as Name];
          const own = name.replace(/^_/, '');
          gen.if(_`${first} === undefined`, _`${first} = ${own}`, _`if (${first} !== ${own}) ${more} = true`);
        }
        cxt.subschema({ keyword: 'fhirProperties', schemaProp: name, dataProp: name }, gen.name('valid'));
      }
      gen.else();
      const expected = keys.filter((name) => !name.startsWith('_')).join(' ');
      report(cxt, undefined, { rule: 'unknown-property', element, expected }, key);
      gen.endIf();
    });
    if (count !== undefined) report(cxt, _`${count} === 0`, { rule: 'empty-element', element });
    const [value] = chosen;
    if (element === 'Extension' && value !== undefined) {
      report(cxt, _`${count} > 0 && (${value} === undefined) === (${data}.extension === undefined)`, { rule: 'invariant ext-1', element });
    }
    for (const [index, { element: of }] of choices.entries()) report(cxt, several[index], { rule: 'several-choices', element: of });
  },
  'object',
);

/** Annotates: read by fhirProperties beside it. */
const objectKeyword: CodeKeywordDefinition = { keyword: 'fhirObject', code: () => {} };

const arrayKeyword = keyword<FaultTemplate>(
  'fhirArray',
  (cxt, { element }) => report(cxt, _`${cxt.data}.length === 0`, { rule: 'empty-array', element }),
  'array',
);

const primitiveKeyword = keyword<{ type: string; element: string; nullable?: true }>('fhirPrimitive', (cxt, { type, element, nullable }) => {
  const { data } = cxt;
  const wrong = _`!${leaf(cxt, primitiveLeaves.get(type) ?? 'isString')}(${data})`;
  report(cxt, nullable === true ? _`${data} !== null && ${wrong}` : wrong, { rule: 'primitive', element, expected: type });
});

const narrativeKeyword = keyword<FaultTemplate>('fhirNarrative', (cxt, { element }) => {
  report(cxt, _`!${leaf(cxt, 'isNarrative')}(${cxt.data})`, { rule: 'narrative', element });
});

/** A companion without extensions says nothing where its primitive is absent (ele-1). */
const companionKeyword = keyword<{ of: string; element: string }>(
  'fhirCompanion',
  (cxt, { of, element }) => {
    const value = member(_`${cxt.it.parentData}`, of);
    report(cxt, _`${cxt.data}.extension === undefined && ${cxt.data}.id !== undefined && ${value} === undefined`, { rule: 'empty-element', element });
  },
  'object',
);

const nullOrKeyword = keyword<unknown>('fhirNullOr', (cxt) => {
  const valid = cxt.gen.name('valid');
  cxt.gen.if(_`${cxt.data} !== null`, () => cxt.subschema({ keyword: 'fhirNullOr' }, valid));
});

const parallelKeyword = keyword<readonly { name: string; element: string }[]>(
  'fhirParallel',
  (cxt, lists) => {
    for (const { name, element } of lists) {
      const values = member(cxt.data, name);
      const broken = _`${values} !== undefined && !${leaf(cxt, 'areParallel')}(${values}, ${member(cxt.data, `_${name}`)})`;
      report(cxt, broken, { rule: 'companion-mismatch', element }, _`${name}`);
    }
  },
  'object',
);

const requiredKeyword = keyword<readonly KeysRule[]>(
  'fhirRequired',
  (cxt, rules) => {
    for (const { keys, slice, ...template } of rules) {
      const fault = slice === undefined ? { rule: 'missing-element', ...template } : { rule: 'missing-slice', expected: slice, ...template };
      report(cxt, absent(cxt.data, keys), fault);
    }
  },
  'object',
);

const prohibitedKeyword = keyword<readonly KeysRule[]>(
  'fhirProhibited',
  (cxt, rules) => {
    for (const { keys, ...template } of rules) report(cxt, not(_`(${absent(cxt.data, keys)})`), { rule: 'prohibited-element', ...template });
  },
  'object',
);

const choiceTypesKeyword = keyword<ChoiceTypesRule>(
  'fhirChoiceTypes',
  (cxt, { base, allowed, ...template }) => {
    // Only one key of a choice may be there: where an allowed one is, there is no other to look for.
    cxt.gen.if(absent(cxt.data, allowed), () => {
      const key = cxt.gen.const('other', _`${leaf(cxt, 'otherChoice')}(${cxt.data}, ${base}, ${constant(cxt, allowed)})`);
      const expected = allowed.map((each) => each.slice(base.length)).join(' or ');
      report(cxt, _`${key} !== undefined`, { rule: 'type-not-allowed', expected, ...template }, key);
    });
  },
  'object',
);

const countKeyword = keyword<CountRule>(
  'fhirCount',
  (cxt, { min, max, ...template }) => {
    if (min > 1) report(cxt, _`${cxt.data}.length < ${min}`, { rule: 'too-few', expected: String(min), ...template });
    if (max !== null) report(cxt, _`${cxt.data}.length > ${max}`, { rule: 'too-many', expected: String(max), ...template });
  },
  'array',
);

const fixedKeyword = keyword<ValueRule>('fhirFixed', (cxt, { value, ...template }) => {
  report(cxt, _`!${leaf(cxt, 'isEqual')}(${constant(cxt, value)}, ${cxt.data})`, { rule: 'fixed-value', expected: shown(value), ...template });
});

const patternKeyword = keyword<ValueRule>('fhirPattern', (cxt, { value, ...template }) => {
  report(cxt, _`!${leaf(cxt, 'matchesPattern')}(${constant(cxt, value)}, ${cxt.data})`, { rule: 'fixed-value', expected: shown(value), ...template });
});

function shown(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function bindingKeyword(definitions: Definitions): CodeKeywordDefinition {
  return keyword<BindingRule>('fhirBinding', (cxt, { strength, valueSet, ...template }) => {
    const expansion = expand(definitions, valueSet);
    if (expansion === undefined) return;
    const groups: Record<string, string> = {};
    for (const each of expansion.codes) {
      const bar = each.lastIndexOf('|');
      const system = each.slice(0, bar);
      groups[system] = `${groups[system] === undefined ? '' : `${groups[system]} `}${each.slice(bar + 1)}`;
    }
    const list = made(cxt, `codes ${valueSet}`, `K.codeList(${JSON.stringify(groups)}, ${JSON.stringify(expansion.openSystems)})`);
    const test = leaf(cxt, strength === 'required' ? 'isBound' : 'isExtensiblyBound');
    const rule = strength === 'required' ? 'code-not-in-value-set' : 'code-outside-extensible-value-set';
    report(cxt, _`${cxt.data} !== null && !${test}(${list}, ${cxt.data})`, { rule, expected: described(expansion, valueSet), ...template });
  });
}

/** What a value set wants, as the end of a sentence: a small one by its codes, a large one by its URL. */
function described({ codes, openSystems }: Expansion, valueSet: string): string {
  if (openSystems.length > 0 || codes.length === 0 || codes.length > 10) return `a code of ${valueSet}`;
  const names = codes.map((each) => each.slice(each.lastIndexOf('|') + 1));
  return names.length === 1 ? `the code ${names[0]}` : `one of ${names.join(', ')}`;
}

/** A coding's code is one of its system, and its system exists, as far as the packages list systems completely. */
function codingKeyword(definitions: Definitions, closedPrefixes: readonly string[]): CodeKeywordDefinition {
  const known: Record<string, { caseSensitive: boolean; codes: string }> = {};
  for (const { url, content, caseSensitive, concept } of definitions.codeSystems.values()) {
    if (content === 'complete') known[url] = { caseSensitive: caseSensitive !== false, codes: (concept ?? []).map(({ code }) => code).join(' ') };
  }
  const source = `K.systems(${JSON.stringify(known)}, ${JSON.stringify(closedPrefixes)})`;
  return keyword<FaultTemplate>(
    'fhirCoding',
    (cxt, template) => {
      const { data, gen } = cxt;
      const systems = made(cxt, 'systems', source);
      gen.if(_`${data}.system === undefined`);
      report(cxt, _`${data}.code !== undefined && ${data}._system === undefined`, { rule: 'code-without-system', ...template });
      gen.else();
      report(cxt, _`!${systems}.hasCode(${data}.system, ${data}.code)`, { rule: 'code-unknown', ...template }, _`"code"`);
      report(cxt, _`${systems}.isMissing(${data}.system)`, { rule: 'unknown-code-system', ...template }, _`"system"`);
      gen.endIf();
    },
    'object',
  );
}

const invariantsKeyword = keyword<readonly InvariantRule[]>(
  'fhirInvariants',
  (cxt, rules) => {
    for (const { key, severity, ...template } of rules) {
      const name = invariantLeaf(key);
      if (name === undefined) continue;
      const placed = placedInvariants.get(key);
      const test = leaf(cxt, name);
      const broken = _`!${test}(${cxt.data})`;
      const there = placed === undefined ? broken : _`${member(cxt.data, placed)} !== undefined && !${test}(${cxt.data}, ${names.rootData}, ${pointer(cxt)})`;
      report(cxt, there, { rule: `invariant ${key}`, severity, ...template });
    }
  },
  'object',
);

/** Annotates: read by fhirSlices beside it. */
const slicingKeyword: CodeKeywordDefinition = { keyword: 'fhirSlicing', code: () => {} };

/** The members of one object that tell the slice, where such a comparison is all there is to test: `{url: …}`, `{system: …}`. */
function plainMembers({ tests }: SliceRule): [string, string][] | undefined {
  const [test, ...others] = tests;
  if (test === undefined || others.length > 0) return undefined;
  const { kind, path, expected } = test;
  if (typeof expected === 'string' && path.length === 1 && (kind === 'fixed' || kind === 'pattern')) return [[path[0] ?? '', expected]];
  if (kind !== 'pattern' || path.length > 0 || !isObject(expected)) return undefined;
  const members = Object.entries(expected);
  return members.every(([, value]) => typeof value === 'string') ? (members as [string, string][]) : undefined;
}

/** The item at hand belongs to the slice. */
function belongsTo(cxt: KeywordCxt, slice: SliceRule, item: Code): Code {
  const members = plainMembers(slice);
  if (members === undefined) return _`${leaf(cxt, 'isMember')}(${constant(cxt, slice.tests)}, ${item})`;
  return members.reduce<Code>((code, [key, value]) => _`${code} && ${member(item, key)} === ${value}`, _`${item}`);
}

const slicesKeyword = keyword<Readonly<Record<string, unknown>>>(
  'fhirSlices',
  (cxt, schemas) => {
    const { gen, data } = cxt;
    const { slices, closed, parts, ...template } = (cxt.parentSchema as { fhirSlicing: SlicingRule }).fhirSlicing;
    const counts = slices.map(() => gen.let('count', 0));
    gen.forRange('i', 0, _`${data}.length`, (i: Name) => {
      const item = gen.const('item', _`${data}[${i}]`);
      const memberships: Code[] = [];
      for (const [index, slice] of slices.entries()) {
        const belongs = belongsTo(cxt, slice, item);
        memberships.push(_`(${belongs})`);
        gen.if(belongs, () => {
          gen.code(_`${counts[index] as Code}++`);
          const content = schemas[slice.name];
          if (Object.keys(content as object).length > 0) cxt.subschema({ keyword: 'fhirSlices', schemaProp: slice.name, dataProp: i, dataPropType: Type.Num }, gen.name('valid'));
        });
      }
      if (closed) report(cxt, memberships.length === 0 ? undefined : not(or(...memberships)), { rule: 'outside-closed-slices', ...template }, i);
      if (parts !== undefined) {
        const unknown = _`${leaf(cxt, 'isUnknownPart')}(${constant(cxt, parts)}, ${item})`;
        report(cxt, unknown, { rule: 'unknown-extension-part', expected: parts.join(', '), ...template }, i);
      }
    });
    for (const [index, { name, min, max }] of slices.entries()) {
      const count = counts[index] as Code;
      if (min > 0) report(cxt, _`${count} < ${min}`, { rule: 'missing-slice', expected: name, ...template });
      if (max !== null) report(cxt, _`${count} > ${max}`, { rule: 'too-many-in-slice', expected: `${max} ${name}`, ...template });
    }
  },
  'array',
);

/** Applies the schema that stands under the value of `property`; `otherwise` where none does. */
function dispatch(cxt: KeywordCxt, keywordName: string, property: string, otherwise: () => void): void {
  const { gen, data } = cxt;
  const choices = Object.keys(cxt.schema as object);
  // One look-up by hash: canonicals are long and much alike, so that comparing with each in turn is slow.
  const index = made(cxt, `index ${choices.join()}`, `new Map(${JSON.stringify(choices.map((choice, position) => [choice, position]))})`);
  const found = gen.const('found', _`${index}.get(${data}[${property}])`);
  gen.if(_`${found} === undefined`);
  otherwise();
  for (const [position, choice] of choices.entries()) {
    gen.elseIf(_`${found} === ${position}`);
    cxt.subschema({ keyword: keywordName, schemaProp: choice }, gen.name('valid'));
  }
  gen.endIf();
}

const resourceKeyword = keyword<unknown>('fhirResource', (cxt) => {
  const { gen, data } = cxt;
  gen.if(_`!(${data} && typeof ${data} == "object" && !Array.isArray(${data}))`);
  report(cxt, undefined, { rule: 'wrong-json-type', element: 'Resource', expected: 'object' });
  gen.else();
  dispatch(cxt, 'fhirResource', 'resourceType', () => {
    const type = _`${data}.resourceType`;
    report(cxt, _`${type} === undefined`, { rule: 'missing-element', element: 'resourceType' });
    report(cxt, _`${type} !== undefined && !${leaf(cxt, 'isResourceType')}(${type})`, { rule: 'unknown-resource-type', element: 'Resource' }, _`"resourceType"`);
  });
  gen.endIf();
});

const byTypeKeyword = keyword<unknown>('fhirByType', (cxt) => dispatch(cxt, 'fhirByType', 'resourceType', () => {}), 'object');

/** The definition of the extension, told by its url. */
function byUrlKeyword(closedPrefixes: readonly string[]): CodeKeywordDefinition {
  return keyword<unknown>(
    'fhirByUrl',
    (cxt) => {
      const { gen, data } = cxt;
      gen.if(_`${leaf(cxt, 'isAbsoluteUri')}(${data}.url)`, () => {
        dispatch(cxt, 'fhirByUrl', 'url', () => {
          const closed = _`${leaf(cxt, 'startsWithAny')}(${constant(cxt, closedPrefixes)}, ${data}.url)`;
          gen.if(closed);
          report(cxt, undefined, { rule: 'extension-not-defined', element: 'Extension.url' }, _`"url"`);
          gen.else();
          report(cxt, undefined, { rule: 'unknown-extension', element: 'Extension.url' }, _`"url"`);
          gen.endIf();
        });
      });
    },
    'object',
  );
}

/** A relative url stands only inside another extension; a known extension stands only where its definition allows. */
function extensionInKeyword(contexts: Readonly<Record<string, readonly string[]>>): CodeKeywordDefinition {
  const source = `K.contexts(${JSON.stringify(contexts)})`;
  return keyword<{ owner: string }>(
    'fhirExtensionIn',
    (cxt, { owner }) => {
      const { data, gen } = cxt;
      const url = _`${data}.url`;
      if (owner !== 'Extension') {
        report(cxt, _`typeof ${url} == "string" && !${leaf(cxt, 'isAbsoluteUri')}(${url})`, { rule: 'relative-extension-url', element: `${owner}.extension` }, _`"url"`);
      }
      const allowed = made(cxt, 'contexts', source);
      report(cxt, _`!${allowed}.allows(${url}, ${owner}, ${names.rootData}, () => ${pointer(cxt)})`, { rule: 'extension-context', element: `${owner}.extension` }, _`"url"`);
    },
    'object',
  );
}

/** What the code generators need to know besides the schema. */
export interface KeywordSettings {
  readonly definitions: Definitions;
  /** Below these canonical prefixes the packages hold every definition there is. */
  readonly closedExtensions: readonly string[];
  readonly closedCodeSystems: readonly string[];
  readonly contexts: Readonly<Record<string, readonly string[]>>;
}

export function keywords({ definitions, closedExtensions, closedCodeSystems, contexts }: KeywordSettings): CodeKeywordDefinition[] {
  return [
    objectKeyword,
    propertiesKeyword,
    arrayKeyword,
    primitiveKeyword,
    narrativeKeyword,
    companionKeyword,
    nullOrKeyword,
    parallelKeyword,
    requiredKeyword,
    prohibitedKeyword,
    choiceTypesKeyword,
    countKeyword,
    fixedKeyword,
    patternKeyword,
    bindingKeyword(definitions),
    codingKeyword(definitions, closedCodeSystems),
    invariantsKeyword,
    slicingKeyword,
    slicesKeyword,
    resourceKeyword,
    byTypeKeyword,
    byUrlKeyword(closedExtensions),
    extensionInKeyword(contexts),
  ];
}
