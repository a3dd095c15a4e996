import { _, not } from 'ajv/dist/compile/codegen/index.js';
import type { ChoiceTypesRule, CountRule, KeysRule } from '../schema.js';
import { absent, constant, keyword, leaf, report } from './code.js';

export const requiredKeyword = keyword<readonly KeysRule[]>(
  'fhirRequired',
  (cxt, rules) => {
    for (const { keys, slice, ...template } of rules) {
      const fault =
        slice === undefined ? { rule: 'missing-element', ...template } : { rule: 'missing-slice', expected: slice, ...template };
      report(cxt, absent(cxt.data, keys), fault);
    }
  },
  'object',
);

export const prohibitedKeyword = keyword<readonly KeysRule[]>(
  'fhirProhibited',
  (cxt, rules) => {
    for (const { keys, ...template } of rules)
      report(cxt, not(_`(${absent(cxt.data, keys)})`), { rule: 'prohibited-element', ...template });
  },
  'object',
);

export const choiceTypesKeyword = keyword<ChoiceTypesRule>(
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

export const countKeyword = keyword<CountRule>(
  'fhirCount',
  (cxt, { min, max, ...template }) => {
    if (min > 1) report(cxt, _`${cxt.data}.length < ${min}`, { rule: 'too-few', expected: String(min), ...template });
    if (max !== null) report(cxt, _`${cxt.data}.length > ${max}`, { rule: 'too-many', expected: String(max), ...template });
  },
  'array',
);
