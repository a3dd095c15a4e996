import type { CodeKeywordDefinition } from 'ajv/dist/types/index.js';
import type { Definitions } from './definitions.js';
import { choiceTypesKeyword, countKeyword, prohibitedKeyword, requiredKeyword } from './keywords/cardinality.js';
import { byTypeKeyword, byUrlKeyword, claimsKeyword, extensionInKeyword, notJudgedKeyword, resourceKeyword } from './keywords/dispatch.js';
import { slicesKeyword, slicingKeyword } from './keywords/slices.js';
import {
  arrayKeyword,
  companionKeyword,
  narrativeKeyword,
  nullOrKeyword,
  objectKeyword,
  parallelKeyword,
  primitiveKeyword,
  propertiesKeyword,
  uniqueIdKeyword,
  uniqueIdsKeyword,
} from './keywords/structure.js';
import {
  attachmentKeyword,
  bindingKeyword,
  codedCompanionKeyword,
  codingKeyword,
  fixedCompanionKeyword,
  fixedKeyword,
  invariantsKeyword,
  patternKeyword,
  unitKeyword,
} from './keywords/values.js';

/*
 * The keywords of `schema.ts` as code generators for ajv. Generated code names this project's runtime only through `K`, the module
 * of leaves, so that it can be written to a file.
 */

/** What the code generators need to know besides the schema. */
export interface KeywordSettings {
  readonly definitions: Definitions;
  /** Below these canonical prefixes the packages hold every definition there is. */
  readonly closedExtensions: readonly string[];
  readonly closedCodeSystems: readonly string[];
  readonly contexts: Readonly<Record<string, readonly string[]>>;
  /** Whether bindings of profiles that can't be judged by these packages are told. */
  readonly unjudgedIsTold: boolean;
}

export function keywords({
  definitions,
  closedExtensions,
  closedCodeSystems,
  contexts,
  unjudgedIsTold,
}: KeywordSettings): CodeKeywordDefinition[] {
  return [
    objectKeyword,
    propertiesKeyword,
    arrayKeyword,
    primitiveKeyword,
    narrativeKeyword,
    companionKeyword,
    nullOrKeyword,
    parallelKeyword(definitions),
    requiredKeyword,
    prohibitedKeyword,
    choiceTypesKeyword,
    countKeyword,
    fixedKeyword,
    patternKeyword,
    bindingKeyword(definitions, unjudgedIsTold),
    codedCompanionKeyword(definitions),
    fixedCompanionKeyword,
    codingKeyword(definitions, closedCodeSystems),
    unitKeyword,
    attachmentKeyword,
    uniqueIdKeyword,
    uniqueIdsKeyword,
    invariantsKeyword,
    slicingKeyword,
    slicesKeyword,
    resourceKeyword,
    byTypeKeyword,
    claimsKeyword,
    notJudgedKeyword,
    byUrlKeyword(closedExtensions),
    extensionInKeyword(contexts),
  ];
}
