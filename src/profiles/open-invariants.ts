import type { BrokenRule, Rule } from '../domain/finding.js';
import { isObject, type JsonObject, type JsonValue } from '../domain/json.js';
import type { Path } from '../domain/path.js';
import type { SchemaFault } from './schema.js';

/** An invariant that is not compiled, at a place where it is to be asked. Until then it counts as not judged. */
export interface OpenInvariant extends BrokenRule {
  readonly expression: string;
  /** What it is where the invariant is broken. */
  readonly broken: BrokenRule;
}

/** Answers invariants; throws where an expression can't be evaluated. */
export interface InvariantEngine {
  /** `path`: of the element, from `resource`. `root`: the resource around a contained one, else the same. `document`: where references lead. */
  holds(expression: string, path: Path, resource: JsonObject, root: JsonObject, document: JsonObject): boolean;
}

/** Questions asked of one document; what is beyond stays open. */
const mostQuestions = 5_000;

export function openInvariant(
  notJudged: BrokenRule,
  { expression = '', human = '', severity = 'error' }: SchemaFault,
  rule: Rule,
): OpenInvariant {
  const args = { ...notJudged.args, human: 'it is an expression in FHIRPath, which was not evaluated' };
  return { ...notJudged, args, expression, broken: { ...notJudged, rule, severity, args: { ...notJudged.args, human: sentence(human) } } };
}

/** What the guide says of an invariant, as a sentence of its own. */
function sentence(human: string): string {
  const text = human.trim();
  return /[.!?]$/.test(text) ? text : `${text}.`;
}

export function isOpen(fault: BrokenRule): fault is OpenInvariant {
  return 'broken' in fault;
}

/** Asks the open invariants among the faults: those that hold go, those that can't be evaluated stay, with the reason. */
export function askInvariants(document: JsonObject, faults: readonly BrokenRule[], engine: InvariantEngine): BrokenRule[] {
  let left = mostQuestions;
  return faults.flatMap((fault) => {
    if (!isOpen(fault)) return fault;
    left -= 1;
    if (left < 0) return { ...fault, args: { ...fault.args, human: 'too many elements of this document ask for such expressions' } };
    return answer(document, fault, engine);
  });
}

function answer(document: JsonObject, fault: OpenInvariant, engine: InvariantEngine): BrokenRule[] {
  const { resource, root, path } = around(document, fault.path);
  try {
    return engine.holds(fault.expression, path, resource, root, document) ? [] : [fault.broken];
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return [{ rule: fault.rule, path: fault.path, args: { ...fault.args, human: `its expression can't be evaluated (${reason})` } }];
  }
}

/** The innermost resource around a place, the one around that where it is contained, and the path from there. */
function around(document: JsonObject, path: Path): { resource: JsonObject; root: JsonObject; path: Path } {
  let found = { resource: document, root: document, path };
  let value: JsonValue | undefined = document;
  for (const [index, key] of path.entries()) {
    value = isObject(value) ? value[key] : Array.isArray(value) ? (value[Number(key)] as JsonValue | undefined) : undefined;
    if (!isObject(value) || typeof value['resourceType'] !== 'string') continue;
    const isContained = path[index - 1] === 'contained';
    found = { resource: value, root: isContained ? found.root : value, path: path.slice(index + 1) };
  }
  return found;
}
