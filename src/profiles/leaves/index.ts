/** All that generated validators call; they import this module as `K`. */

export { isResourceType } from '../../domain/resource-types.js';
export { positionIn, stringIndex } from '../../domain/string-index.js';
export { unfitting } from './attachment.js';
export * from './codes.js';
export { dom3, isContained, ref1 } from './containment.js';
export { isFirstOfId, repeatedId } from './element-ids.js';
export * from './extensions.js';
export * from './invariants.js';
export { isLanguageTag } from './language-tags.js';
export { isNarrative } from './narrative.js';
export * from './ndh.js';
export * from './primitives.js';
export { collect, sink } from './sink.js';
export { areParallel, claims, isEqual, isMember, isMissingValue, matchesPattern } from './structure.js';
export * from './us-core.js';
