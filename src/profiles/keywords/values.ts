import { _, type Code } from 'ajv/dist/compile/codegen/index.js';
import type { KeywordCxt } from 'ajv/dist/compile/validate/index.js';
import type { CodeKeywordDefinition } from 'ajv/dist/types/index.js';
import type { JsonValue } from '../../domain/json.js';
import type { Definitions } from '../definitions.js';
import { invariantLeaf, placedInvariants } from '../invariant-leaves.js';
import type { KnownSystem } from '../leaves/codes.js';
import type { BindingRule, CompanionRule, FaultTemplate, InvariantRule, SchemaFault, ValueRule } from '../schema.js';
import { type Expansion, expand } from '../terminology.js';
import { constant, keyword, leaf, made, member, names, pointer, report } from './code.js';

/** The value at hand is not what is wanted: told by itself where that is no object. */
function differs(cxt: KeywordCxt, test: 'isEqual' | 'matchesPattern', wanted: JsonValue): Code {
  if (typeof wanted === 'string' || typeof wanted === 'number' || typeof wanted === 'boolean') return _`${cxt.data} !== ${wanted}`;
  return _`!${leaf(cxt, test)}(${constant(cxt, wanted)}, ${cxt.data})`;
}

export const fixedKeyword = keyword<ValueRule>('fhirFixed', (cxt, { value, ...template }) => {
  report(cxt, differs(cxt, 'isEqual', value), { rule: 'fixed-value', expected: shown(value), ...template });
});

export const patternKeyword = keyword<ValueRule>('fhirPattern', (cxt, { value, ...template }) => {
  report(cxt, differs(cxt, 'matchesPattern', value), { rule: 'fixed-value', expected: shown(value), ...template });
});

export function shown(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

export function bindingKeyword(definitions: Definitions, unjudgedIsTold: boolean): CodeKeywordDefinition {
  return keyword<BindingRule>('fhirBinding', (cxt, { strength, valueSet, asked, ...template }) => {
    const expansion = expand(definitions, valueSet);
    const isTold = unjudgedIsTold && template.profile !== undefined;
    if (isTold && (asked !== undefined || !definitions.valueSets.has(valueSet))) {
      const human =
        expansion === undefined ? 'it is in none of the packages' : 'another version of it is in the packages, and was asked instead';
      report(cxt, undefined, { rule: 'unresolved-canonical', expected: asked ?? valueSet, human, ...template });
    } else if (isTold && expansion === undefined) {
      report(cxt, undefined, {
        rule: 'not-judged',
        expected: valueSet,
        human: 'only a terminology server can tell its codes',
        ...template,
      });
    }
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

/** A companion without its primitive, of which a value set must have the code (R4, Terminology bindings, required). */
export function codedCompanionKeyword(definitions: Definitions): CodeKeywordDefinition {
  return keyword<CompanionRule>('fhirCodedCompanion', (cxt, rule) => {
    const fault = missingCode(definitions, rule);
    if (fault !== undefined) report(cxt, _`${member(_`${cxt.it.parentData}`, rule.of)} === undefined`, fault);
  });
}

export function missingCode(
  definitions: Definitions,
  { of, strength, valueSet, asked, ...template }: CompanionRule,
): SchemaFault | undefined {
  const expansion = expand(definitions, valueSet);
  return expansion === undefined ? undefined : { rule: 'code-not-in-value-set', expected: described(expansion, valueSet), ...template };
}

/** A fixed value is the same in every part, and has no extensions (R4, ElementDefinition.fixed[x]). */
export const fixedCompanionKeyword = keyword<ValueRule>(
  'fhirFixedCompanion',
  (cxt, { value, ...template }) =>
    report(cxt, _`${cxt.data}.extension !== undefined`, { rule: 'fixed-value', expected: shown(value), ...template }),
  'object',
);

/** What a value set wants, as the end of a sentence: a small one by its codes, a large one by its URL. */
export function described({ codes, openSystems }: Expansion, valueSet: string): string {
  if (openSystems.length > 0 || codes.length === 0 || codes.length > 10) return `a code of ${valueSet}`;
  const names = codes.map((each) => each.slice(each.lastIndexOf('|') + 1));
  return names.length === 1 ? `the code ${names[0]}` : `one of ${names.join(', ')}`;
}

/** A coding's code is one of its system, and its system exists, as far as the packages list systems completely. */
export function codingKeyword(definitions: Definitions, closedPrefixes: readonly string[]): CodeKeywordDefinition {
  const known: Record<string, KnownSystem> = {};
  for (const { url, version = '', content, caseSensitive, concept } of definitions.codeSystems.values()) {
    if (content !== 'complete') continue;
    known[url] = { caseSensitive: caseSensitive !== false, version, codes: (concept ?? []).map(({ code }) => code).join(' ') };
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
      const problem = gen.const('problem', _`${systems}.problemOf(${data}.system, ${data}.code, ${data}.version)`);
      gen.if(_`${problem} !== undefined`, () => {
        report(cxt, _`${problem} === "code"`, { rule: 'code-unknown', ...template }, _`"code"`);
        report(cxt, _`${problem} === "uri"`, { rule: 'primitive', ...template, element: 'Coding.system', expected: 'uri' }, _`"system"`);
        report(cxt, _`${problem} === "system"`, { rule: 'unknown-code-system', ...template }, _`"system"`);
        report(cxt, _`${problem} === "relative"`, { rule: 'relative-code-system', ...template }, _`"system"`);
      });
      gen.endIf();
    },
    'object',
  );
}

/** The unit of a quantity is a code of a system, as a coding is. */
export const unitKeyword = keyword<FaultTemplate>(
  'fhirUnit',
  (cxt, template) => {
    const { data } = cxt;
    report(
      cxt,
      _`${leaf(cxt, 'isRelativeSystem')}(${data}.system, ${data}.code)`,
      { rule: 'relative-code-system', ...template },
      _`"system"`,
    );
  },
  'object',
);

/** What an attachment says of its data is true of it. */
export const attachmentKeyword = keyword<FaultTemplate>(
  'fhirAttachment',
  (cxt, template) => {
    const key = cxt.gen.const('unfitting', _`${leaf(cxt, 'unfitting')}(${cxt.data})`);
    report(cxt, _`${key} !== undefined`, { rule: 'attachment-mismatch', ...template }, key);
  },
  'object',
);

export const invariantsKeyword = keyword<readonly InvariantRule[]>(
  'fhirInvariants',
  (cxt, rules) => {
    for (const { key, severity, expression, human, ...template } of rules) {
      if (expression !== undefined) {
        // Asked in a second pass, of the value that is here.
        report(cxt, undefined, { rule: 'invariant', expected: key, severity, expression, human: human ?? key, ...template });
        continue;
      }
      const name = invariantLeaf(key);
      if (name === undefined) continue;
      const placed = placedInvariants.get(key);
      const test = leaf(cxt, name);
      const broken = _`!${test}(${cxt.data})`;
      const there =
        placed === undefined
          ? broken
          : _`${member(cxt.data, placed)} !== undefined && !${test}(${cxt.data}, ${names.rootData}, ${pointer(cxt)})`;
      report(cxt, there, { rule: `invariant ${key}`, severity, ...template });
    }
  },
  'object',
);
