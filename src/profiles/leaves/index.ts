/** All that generated validators call; they import this module as `K`. */
export * from './codes.js';
export { dom3, ref1 } from './containment.js';
export * from './extensions.js';
export * from './invariants.js';
export { isNarrative } from './narrative.js';
export * from './primitives.js';
export { isResourceType } from './resource-types.js';
export { areParallel, isEqual, isMember, matchesPattern } from './structure.js';
export * from './us-core.js';
