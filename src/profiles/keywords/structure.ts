import { _, type Code, type Name } from 'ajv/dist/compile/codegen/index.js';
import type { CodeKeywordDefinition } from 'ajv/dist/types/index.js';
import type { Definitions } from '../definitions.js';
import { primitiveLeaves } from '../primitive-types.js';
import type { FaultTemplate, ObjectRule, ParallelRule } from '../schema.js';
import { keyword, leaf, member, names, pointer, report } from './code.js';
import { missingCode } from './values.js';

/**
 * The properties of a type, by the keys that are there: an object has few of the many that its type may have, and asking it for each
 * costs more than all the rest. With it ele-1, the choice elements, of which
 * one key may be there, and ext-1, of which the value is one.
 */
export const propertiesKeyword = keyword<Readonly<Record<string, unknown>>>(
  'fhirProperties',
  (cxt, schemas) => {
    const { gen, data } = cxt;
    const { element, content, choices } = (cxt.parentSchema as { fhirObject: ObjectRule }).fhirObject;
    // Companions last: of a primitive's two keys most objects have the first alone.
    const named = Object.keys(schemas);
    const keys = [...named.filter((name) => !name.startsWith('_')), ...named.filter((name) => name.startsWith('_'))];
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

/** The JSON type; fhirProperties beside it reads the rest. */
export const objectKeyword = keyword<ObjectRule>('fhirObject', (cxt, { element }) => {
  const { data } = cxt;
  report(cxt, _`!(${data} && typeof ${data} == "object" && !Array.isArray(${data}))`, {
    rule: 'wrong-json-type',
    element,
    expected: 'object',
  });
});

export const arrayKeyword = keyword<FaultTemplate>('fhirArray', (cxt, { element }) => {
  report(cxt, _`!Array.isArray(${cxt.data})`, { rule: 'wrong-json-type', element, expected: 'array' });
  report(cxt, _`${cxt.data} && ${cxt.data}.length === 0 && Array.isArray(${cxt.data})`, { rule: 'empty-array', element });
});

export const primitiveKeyword = keyword<{ type: string; element: string; nullable?: true }>(
  'fhirPrimitive',
  (cxt, { type, element, nullable }) => {
    const { data } = cxt;
    const wrong = _`!${leaf(cxt, primitiveLeaves.get(type) ?? 'isString')}(${data})`;
    report(cxt, nullable === true ? _`${data} !== null && ${wrong}` : wrong, { rule: 'primitive', element, expected: type });
    if (type !== 'canonical') return;
    const dangling = _`${data}[0] === "#" && !${leaf(cxt, 'isContained')}(${data}, ${names.rootData}, ${pointer(cxt)})`;
    report(cxt, _`typeof ${data} == "string" && ${dangling}`, { rule: 'primitive', element, expected: type });
  },
);

/** The id of an element: no other element of its resource has it. */
export const uniqueIdKeyword = keyword<FaultTemplate>('fhirUniqueId', (cxt, { element }) => {
  const first = _`${leaf(cxt, 'isFirstOfId')}(${cxt.it.parentData}, ${names.rootData}, ${pointer(cxt)})`;
  report(cxt, _`!${first}`, { rule: 'duplicate-id', element });
});

/** The resources in a list have ids of their own. */
export const uniqueIdsKeyword = keyword<FaultTemplate>(
  'fhirUniqueIds',
  (cxt, { element }) => {
    const repeated = cxt.gen.const('repeated', _`${leaf(cxt, 'repeatedId')}(${cxt.data})`);
    report(cxt, _`${repeated} !== undefined`, { rule: 'duplicate-id', element }, repeated);
  },
  'array',
);

export const narrativeKeyword = keyword<FaultTemplate>('fhirNarrative', (cxt, { element }) => {
  report(cxt, _`!${leaf(cxt, 'isNarrative')}(${cxt.data})`, { rule: 'narrative', element });
});

/** A companion without extensions says nothing where its primitive is absent (ele-1). */
export const companionKeyword = keyword<{ of: string; element: string }>(
  'fhirCompanion',
  (cxt, { of, element }) => {
    const value = member(_`${cxt.it.parentData}`, of);
    report(cxt, _`${cxt.data}.extension === undefined && ${cxt.data}.id !== undefined && ${value} === undefined`, {
      rule: 'empty-element',
      element,
    });
  },
  'object',
);

export const nullOrKeyword = keyword<unknown>('fhirNullOr', (cxt) => {
  const valid = cxt.gen.name('valid');
  cxt.gen.if(_`${cxt.data} !== null`, () => cxt.subschema({ keyword: 'fhirNullOr' }, valid));
});

export function parallelKeyword(definitions: Definitions): CodeKeywordDefinition {
  return keyword<readonly ParallelRule[]>(
    'fhirParallel',
    (cxt, lists) => {
      for (const { name, element, fhirCodedCompanion: coded } of lists) {
        const [values, companions] = [member(cxt.data, name), member(cxt.data, `_${name}`)];
        report(
          cxt,
          _`${values} !== undefined && !${leaf(cxt, 'areParallel')}(${values}, ${companions})`,
          { rule: 'companion-mismatch', element },
          _`${name}`,
        );
        const fault = coded === undefined ? undefined : missingCode(definitions, coded);
        if (fault !== undefined)
          report(cxt, _`${companions} !== undefined && ${leaf(cxt, 'isMissingValue')}(${values}, ${companions})`, fault, _`${name}`);
      }
    },
    'object',
  );
}
