import { _ } from 'ajv/dist/compile/codegen/index.js';
import type { KeywordCxt } from 'ajv/dist/compile/validate/index.js';
import type { CodeKeywordDefinition } from 'ajv/dist/types/index.js';
import type { NotJudgedRule } from '../schema.js';
import { constant, keyword, leaf, made, names, pointer, position, report } from './code.js';

/** Applies the schema that stands under the value of `property`; `otherwise` where none does. */
export function dispatch(cxt: KeywordCxt, keywordName: string, property: string, otherwise: () => void): void {
  const { gen, data } = cxt;
  const choices = Object.keys(cxt.schema as object);
  const found = gen.const('found', position(cxt, choices, _`${data}[${property}]`));
  gen.if(_`${found} < 0`);
  otherwise();
  for (const [index, choice] of choices.entries()) {
    gen.elseIf(_`${found} === ${index}`);
    cxt.subschema({ keyword: keywordName, schemaProp: choice }, gen.name('valid'));
  }
  gen.endIf();
}

export const resourceKeyword = keyword<unknown>('fhirResource', (cxt) => {
  const { gen, data } = cxt;
  gen.if(_`!(${data} && typeof ${data} == "object" && !Array.isArray(${data}))`);
  report(cxt, undefined, { rule: 'wrong-json-type', element: 'Resource', expected: 'object' });
  gen.else();
  dispatch(cxt, 'fhirResource', 'resourceType', () => {
    const type = _`${data}.resourceType`;
    report(cxt, _`${type} === undefined`, { rule: 'missing-element', element: 'resourceType' });
    report(
      cxt,
      _`${type} !== undefined && !${leaf(cxt, 'isResourceType')}(${type})`,
      { rule: 'unknown-resource-type', element: 'Resource' },
      _`"resourceType"`,
    );
  });
  gen.endIf();
});

export const byTypeKeyword = keyword<unknown>('fhirByType', (cxt) => dispatch(cxt, 'fhirByType', 'resourceType', () => {}), 'object');

/** Profiles that a resource is held to where it claims them. */
export const claimsKeyword = keyword<Readonly<Record<string, unknown>>>(
  'fhirClaims',
  (cxt, schemas) => {
    const { gen, data } = cxt;
    gen.if(_`${data}.meta && ${data}.meta.profile`, () => {
      for (const canonical of Object.keys(schemas)) {
        gen.if(_`${leaf(cxt, 'claims')}(${data}, ${canonical})`, () => {
          cxt.subschema({ keyword: 'fhirClaims', schemaProp: canonical }, gen.name('valid'));
        });
      }
    });
  },
  'object',
);

/** What is not judged is told, where it would have been. */
export const notJudgedKeyword = keyword<readonly NotJudgedRule[]>('fhirNotJudged', (cxt, rules) => {
  for (const { rule, what, reason, element, profile } of rules)
    report(cxt, undefined, { rule, element, profile, expected: what, human: reason });
});

/** The definition of the extension, told by its url. */
export function byUrlKeyword(closedPrefixes: readonly string[]): CodeKeywordDefinition {
  return keyword<unknown>(
    'fhirByUrl',
    (cxt) => {
      const { gen, data } = cxt;
      dispatch(cxt, 'fhirByUrl', 'url', () => {
        // A url that is found is a URI: only the others are looked at closely.
        const wrong = _`${data}.url !== undefined && !${leaf(cxt, 'isUri')}(${data}.url)`;
        report(cxt, wrong, { rule: 'primitive', element: 'Extension.url', expected: 'uri' }, _`"url"`);
        gen.if(_`${leaf(cxt, 'isAbsoluteUri')}(${data}.url)`, () => {
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
export function extensionInKeyword(contexts: Readonly<Record<string, readonly string[]>>): CodeKeywordDefinition {
  const source = `K.contexts(${JSON.stringify(contexts)})`;
  return keyword<{ owner: string }>(
    'fhirExtensionIn',
    (cxt, { owner }) => {
      const { data } = cxt;
      const url = _`${data}.url`;
      if (owner !== 'Extension') {
        report(
          cxt,
          _`typeof ${url} == "string" && !${leaf(cxt, 'isAbsoluteUri')}(${url})`,
          { rule: 'relative-extension-url', element: `${owner}.extension` },
          _`"url"`,
        );
      }
      // What the owner's name settles is settled here; the others are few, and asked with the whole path.
      const open = Object.keys(contexts).filter((each) => !contexts[each]?.some((place) => place === owner || place === 'Element'));
      const allowed = _`${made(cxt, 'contexts', source)}.allows(${url}, ${owner}, ${names.rootData}, ${pointer(cxt)})`;
      report(
        cxt,
        _`${position(cxt, open, url)} >= 0 && !${allowed}`,
        { rule: 'extension-context', element: `${owner}.extension` },
        _`"url"`,
      );
    },
    'object',
  );
}
