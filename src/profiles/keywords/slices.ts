import { _, type Code, type Name, not, or } from 'ajv/dist/compile/codegen/index.js';
import { Type } from 'ajv/dist/compile/util.js';
import type { KeywordCxt } from 'ajv/dist/compile/validate/index.js';
import type { CodeKeywordDefinition } from 'ajv/dist/types/index.js';
import { isObject } from '../../domain/json.js';
import type { SliceRule, SlicingRule } from '../schema.js';
import { constant, keyword, leaf, member, position, report } from './code.js';

/** Annotates: read by fhirSlices beside it. */
export const slicingKeyword: CodeKeywordDefinition = { keyword: 'fhirSlicing', code: () => {} };

/** The members of one object that tell the slice, where such a comparison is all there is to test: `{url: …}`, `{system: …}`. */
export function plainMembers({ tests }: SliceRule): [string, string][] | undefined {
  const [test, ...others] = tests;
  if (test === undefined || others.length > 0) return undefined;
  const { kind, path, expected } = test;
  if (typeof expected === 'string' && path.length === 1 && (kind === 'fixed' || kind === 'pattern')) return [[path[0] ?? '', expected]];
  if (kind !== 'pattern' || path.length > 0 || !isObject(expected)) return undefined;
  const members = Object.entries(expected);
  return members.every(([, value]) => typeof value === 'string') ? (members as [string, string][]) : undefined;
}

/** The item at hand belongs to the slice. */
export function belongsTo(cxt: KeywordCxt, slice: SliceRule, item: Code): Code {
  const members = plainMembers(slice);
  if (members === undefined) return _`${leaf(cxt, 'isMember')}(${constant(cxt, slice.tests)}, ${item})`;
  return members.reduce<Code>((code, [key, value]) => _`${code} && ${member(item, key)} === ${value}`, _`${item}`);
}

export const slicesKeyword = keyword<Readonly<Record<string, unknown>>>(
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
          if (Object.keys(content as object).length > 0)
            cxt.subschema({ keyword: 'fhirSlices', schemaProp: slice.name, dataProp: i, dataPropType: Type.Num }, gen.name('valid'));
        });
      }
      if (closed)
        report(cxt, memberships.length === 0 ? undefined : not(or(...memberships)), { rule: 'outside-closed-slices', ...template }, i);
      if (parts !== undefined) {
        const unknown = _`${position(cxt, parts, _`${item}?.url`)} < 0 && ${leaf(cxt, 'isUnknownPart')}(${item})`;
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
