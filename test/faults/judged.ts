import { judgeBundle } from '../../src/app/validate-bundle.js';
import { layers, type Severity } from '../../src/domain/finding.js';
import { isObject } from '../../src/domain/json.js';
import { expressionOf } from '../../src/domain/path.js';
import { builtInPolicy } from '../../src/domain/policy.js';

/** One place where a rule is broken, as the validator's library path tells it. */
export interface Sighted {
  readonly code: string;
  readonly severity: Severity;
  readonly place: string;
}

/** The instant at which every document of the corpus is judged. */
const now = new Date('2026-11-01T12:00:00Z');
const terms = { policy: builtInPolicy, layers: new Set(layers), now, slug: undefined };

/** What the validator says of a file, by all its layers. */
export function judged(bytes: Uint8Array): Sighted[] {
  const { document, faults } = judgeBundle(bytes, terms);
  const { value } = document;
  const type = isObject(value) ? value['resourceType'] : undefined;
  const root = typeof type === 'string' && /^[A-Z][A-Za-z]{0,63}$/.test(type) ? type : 'Resource';
  return faults.map(({ rule, severity, path }) => ({
    code: rule.code,
    severity: severity ?? rule.severity,
    place: value === undefined || (rule.layer === 'json' && path.length === 0) ? '' : expressionOf(root, path),
  }));
}
