import type { Check } from '../../domain/check.js';
import { asString, type JsonObject } from '../../domain/json.js';
import { sources } from '../sources.js';

/** An empty object breaks R4's ele-1 and is reported there; an extension in `_value` says why the value is absent. */
function lacksValue(identifier: JsonObject): boolean {
  return identifier['value'] === undefined && identifier['_value'] === undefined && Object.keys(identifier).length > 0;
}

export const valueMissing: Check = {
  code: 'identifiers/value-missing',
  layer: 'directory',
  severity: 'error',
  issueType: 'required',
  message: 'The identifier has no value; its system is {system}.',
  why: 'It says that there is an identifier and does not tell which, so nothing can be found by it.',
  help: 'Add the value, or remove the identifier.',
  reference: sources.identifier,
  run: ({ identifiers }) =>
    identifiers
      .filter(({ value }) => lacksValue(value))
      .map(({ path, value }) => {
        const system = asString(value['system']);
        return { path, args: { system: system === undefined ? 'missing too' : `"${system}"` } };
      }),
};
