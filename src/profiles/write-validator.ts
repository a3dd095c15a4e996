import { Ajv } from 'ajv';
import standaloneModule from 'ajv/dist/standalone/index.js';
import { defaultOf } from './common-js.js';
import { compileSchema, extensionContexts } from './compile.js';
import { type Definitions, typeUrl } from './definitions.js';
import type { Guide } from './guides.js';
import { keywords } from './keywords.js';

const standaloneCode = defaultOf(standaloneModule);

const resources = ['Bundle', 'Organization', 'Endpoint', 'OrganizationAffiliation'];

/** What decides which profiles a validator asks. */
export interface ValidatorSettings extends Pick<Guide, 'profiles' | 'closed'> {
  /** Resource type → profiles that are asked where a resource claims them. */
  readonly claims: Readonly<Record<string, readonly string[]>>;
  /** Whether what can't be judged by these definitions is told. */
  readonly unjudgedIsTold: boolean;
}

/** The source of an ES module with the members of GuideValidator, for a guide of this project's own. `leaves` is what the module imports as `K`. */
export function writeValidator(definitions: Definitions, guide: Pick<Guide, 'profiles' | 'closed'>, leaves: string): string {
  const code = validatorCode(definitions, { ...guide, claims: claimsOf(definitions, guide), unjudgedIsTold: false });
  return `import * as K from '${leaves}';\n${code}export { judge, profiles };\n`;
}

/** The body of a function of `K`, the leaves, that returns the members of GuideValidator. */
export function validatorBody(definitions: Definitions, settings: ValidatorSettings): string {
  return `"use strict";\n${validatorCode(definitions, settings)}return { judge, profiles };\n`;
}

/** The guide's own profiles of resources that not all are held to. */
function claimsOf(definitions: Definitions, { profiles, closed: [own] }: Pick<Guide, 'profiles' | 'closed'>): Record<string, string[]> {
  const held = new Set(
    Object.values(profiles)
      .flat()
      .flatMap((canonical) => chainOf(definitions, canonical)),
  );
  const claims: Record<string, string[]> = {};
  for (const { url, type, derivation } of definitions.structures.values()) {
    if (derivation !== 'constraint' || !resources.includes(type) || held.has(url) || !url.startsWith(`${own}/`)) continue;
    claims[type] = [...(claims[type] ?? []), url];
  }
  return claims;
}

/** Statements that define `judge` and `profiles`. */
function validatorCode(definitions: Definitions, { profiles, claims, closed, unjudgedIsTold }: ValidatorSettings): string {
  const schema = compileSchema(definitions, { resources, profiles, claims });
  const ajv = new Ajv({
    allErrors: true,
    messages: false,
    strict: false,
    inlineRefs: false,
    validateSchema: false,
    code: { source: true, esm: true, lines: true, optimize: 2 },
  });
  const settings = {
    definitions,
    closedExtensions: closed.map((base) => `${base}/`),
    closedCodeSystems: closed.map((base) => `${base}/`),
    contexts: extensionContexts(definitions),
    unjudgedIsTold,
  };
  for (const keyword of keywords(settings)) ajv.addKeyword(keyword);
  const code = withoutErrors(standaloneCode(ajv, ajv.compile(schema))).replace(
    /export const validate = (\w+);\s*export default \w+;/,
    'const judge = (value, limit, isVisible) => K.collect($1, value, limit, isVisible);',
  );
  if (/require\(|vErrors|parentDataProperty/.test(code))
    throw new Error('ajv generates other code than this was written for; see withoutErrors.');
  const known = [...Object.values(profiles), ...Object.values(claims)].flat().flatMap((canonical) => chainOf(definitions, canonical));
  const canonicals = new Set([...resources.map((type) => typeUrl + type), ...known]);
  return `const profiles = new Set(${JSON.stringify([...canonicals])});\n${code}\n`;
}

/**
 * Takes out what ajv does for errors of its own, of which there are none: keywords report to `K.sink`. And hands the context from
 * function to function as arguments instead of in an object, which is made anew for each element.
 */
function withoutErrors(code: string): string {
  return code
    .replace(/if\(!\((.*)\)\)\{\nvErrors = .*\nerrors = vErrors\.length;\n\}/g, '$1;')
    .replace(/let vErrors = null;\nlet errors = 0;\n/g, '')
    .replace(/\w+\.errors = vErrors;\nreturn errors === 0;\n/g, '')
    .replace(/\{instancePath:(.*),parentData:(\w+),parentDataProperty:.*,rootData\}\)/g, '$1,$2,rootData)')
    .replace(/\{instancePath,parentData,parentDataProperty,rootData\}/g, 'instancePath,parentData,rootData')
    .replace(/\{instancePath="", parentData, parentDataProperty, rootData=data\}=\{\}/g, 'instancePath = "", parentData, rootData = data');
}

/** A profile and the profiles that it derives from, as far as they are known. */
function chainOf(definitions: Definitions, canonical: string): string[] {
  const { derivation, baseDefinition } = definitions.structures.get(canonical) ?? {};
  if (derivation !== 'constraint' || baseDefinition === undefined) return definitions.structures.has(canonical) ? [] : [canonical];
  return [canonical, ...chainOf(definitions, baseDefinition)];
}
