import type { Rule } from '../domain/finding.js';
import { baseRules } from './rules/base.js';
import { guideRules } from './rules/guide.js';
import { invariantRules } from './rules/invariants.js';

/** Every rule of the layers r4 and profile. */
export const structureRules: readonly Rule[] = [...baseRules, ...guideRules, ...invariantRules];
