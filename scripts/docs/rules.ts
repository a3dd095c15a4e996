import { checks, directoryChecks } from '../../src/checks/registry.js';
import type { Rule } from '../../src/domain/finding.js';
import { cut } from '../../src/domain/findings.js';
import { jsonRules } from '../../src/parse/rules.js';
import { structureRules } from '../../src/profiles/rules.js';

/** Every rule that a finding can name, in the order in which a person mends: layer by layer. */
export const allRules: readonly Rule[] = [...jsonRules, ...structureRules, ...checks, ...directoryChecks, cut];
