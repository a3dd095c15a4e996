import fhirpath from 'fhirpath';
import model from 'fhirpath/fhir-context/r4';
import { asArray, asObject, asString, type JsonObject } from '../domain/json.js';
import { expressionOf } from '../domain/path.js';
import type { InvariantEngine } from './open-invariants.js';

type Evaluate = (value: unknown, variables: Readonly<Record<string, unknown>>) => unknown[];

/** What an expression may look at besides its element. */
interface Surroundings {
  readonly root: JsonObject;
  readonly document: JsonObject;
}

/** FHIRPath, with R4's variables and model. Nothing is fetched: functions that need a server throw. */
export const fhirPathEngine: InvariantEngine = engine();

function engine(): InvariantEngine {
  const compiled = new Map<string, Evaluate>();
  /** The library marks what it has seen, so it is given copies; one for each resource. */
  const copies = new WeakMap<JsonObject, JsonObject>();
  let now: Surroundings | undefined;
  const copyOf = (resource: JsonObject): JsonObject => {
    const copy = copies.get(resource) ?? structuredClone(resource);
    copies.set(resource, copy);
    return copy;
  };
  const resolve = {
    // As nodes of the library's own, which know their types.
    fn: (references: readonly unknown[]) => references.flatMap((each) => compile('$this', false)(copyOf(resolved(each, now)), {})),
    arity: { 0: [] },
  };
  const compile = (expression: string, resolveInternalTypes: boolean): Evaluate => {
    const key = `${resolveInternalTypes} ${expression}`;
    // Without `async` a result is a list, never a promise.
    const evaluate =
      compiled.get(key) ?? (fhirpath.compile(expression, model, { resolveInternalTypes, userInvocationTable: { resolve } }) as Evaluate);
    compiled.set(key, evaluate);
    return evaluate;
  };
  return {
    holds(expression, path, resource, root, document) {
      now = { root, document };
      const [copy, rootCopy] = [copyOf(resource), copyOf(root)];
      const variables = { resource: copy, rootResource: rootCopy };
      const elements = compile(expressionOf(String(resource['resourceType']), path), false)(copy, variables);
      return elements.every((element) => isTrue(compile(expression, true)(element, variables)));
    },
  };
}

/** An invariant holds where its result is true; nothing is not true, and something that is no boolean is (FHIRPath, singleton evaluation). */
function isTrue(result: readonly unknown[]): boolean {
  return result.length > 0 && result[0] !== false;
}

/** What a reference in the document leads to: a contained resource, or an entry. Throws where it leads elsewhere. */
function resolved(value: unknown, surroundings: Surroundings | undefined): JsonObject {
  const reference =
    asString(value) ?? asString(asObject(asObject(value)?.['data'])?.['reference']) ?? asString(asObject(value)?.['reference']) ?? '';
  const found = reference.startsWith('#')
    ? asArray(surroundings?.root['contained'])
        .map(asObject)
        .find((each) => each?.['id'] === reference.slice(1))
    : asArray(surroundings?.document['entry'])
        .map(asObject)
        .find((each) => each !== undefined && leadsTo(each, reference));
  const resource = reference.startsWith('#') ? found : asObject(found?.['resource']);
  if (resource === undefined) throw new Error('a reference leads out of the document');
  return resource;
}

function leadsTo(entry: JsonObject, reference: string): boolean {
  const resource = asObject(entry['resource']);
  return entry['fullUrl'] === reference || `${String(resource?.['resourceType'])}/${String(resource?.['id'])}` === reference;
}
