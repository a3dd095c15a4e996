import { Ajv2020 } from 'ajv/dist/2020.js';
import standaloneModule from 'ajv/dist/standalone/index.js';
import { compileSchema, extensionContexts } from './compile.js';
import { type Definitions, structureOf, typeUrl } from './definitions.js';
import type { Guide } from './guides.js';
import { keywords } from './keywords.js';

// CommonJS seen from ESM: the module's default export is a member of its default import.
const standaloneCode = standaloneModule.default;

/**
 * The source of an ES module that judges any resource: `judge(value): boolean`, with `judge.errors` as ajv leaves them but for
 * `schemaPath`; and `profiles`, the canonicals that a resource may claim since it is held to them anyway. `leaves` is what the module imports as `K`.
 */
export function writeValidator(definitions: Definitions, { profiles, closed }: Pick<Guide, 'profiles' | 'closed'>, leaves: string): string {
  const resources = ['Bundle', 'Organization', 'Endpoint', 'OrganizationAffiliation'];
  const schema = compileSchema(definitions, { resources, profiles });
  const ajv = new Ajv2020({
    allErrors: true,
    messages: false,
    strict: false,
    inlineRefs: false,
    validateSchema: false,
    code: { source: true, esm: true, lines: true, optimize: 2 },
  });
  const settings = {
    definitions,
    closedExtensions: closed.map((base) => `${base}/StructureDefinition/`),
    closedCodeSystems: closed.map((base) => `${base}/CodeSystem/`),
    contexts: extensionContexts(definitions),
  };
  for (const keyword of keywords(settings)) ajv.addKeyword(keyword);
  const code = standaloneCode(ajv, ajv.compile(schema))
    .replace(/export default \w+;/, '')
    .replace('export const validate =', 'export const judge =')
    // A third of the module's size, and nobody reads it: the faults say more.
    .replace(/schemaPath:"(?:[^"\\]|\\.)*",/g, '')
    // Handed from function to function for `$dynamicRef`, which these schemas do not have.
    .replace(/,\s*dynamicAnchors(=\{\})?\}/g, '}');
  if (code.includes('require(')) throw new Error('The generated validator must not require anything at run time.');
  const claims = [...resources.map((type) => typeUrl + type), ...Object.values(profiles).flat().flatMap((canonical) => chainOf(definitions, canonical))];
  return `import * as K from '${leaves}';\nexport const profiles = new Set(${JSON.stringify(claims)});\n${code}`;
}

/** A profile and the profiles that it derives from. */
function chainOf(definitions: Definitions, canonical: string): string[] {
  const { derivation, baseDefinition } = structureOf(definitions, canonical);
  return derivation !== 'constraint' || baseDefinition === undefined ? [] : [canonical, ...chainOf(definitions, baseDefinition)];
}
