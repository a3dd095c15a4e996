import type { Check } from '../../domain/check.js';
import type { Fault } from '../../domain/finding.js';
import { asString } from '../../domain/json.js';
import { isAbsolute } from '../../domain/resolution.js';
import { sources } from '../sources.js';

export const systemRelative: Check = {
  code: 'identifiers/system-relative',
  layer: 'directory',
  severity: 'error',
  issueType: 'value',
  message: 'The identifier system "{system}" is not an absolute URI.',
  why: "A system must mean the same to everyone. Only an absolute URI does; a word or a bare number can be anyone's.",
  help: 'Write the URI of the system: "urn:oid:" in front of an OID, else the URL that its owner publishes.',
  reference: sources.identifier,
  run({ identifiers }) {
    const faults: Fault[] = [];
    for (const { path, value } of identifiers) {
      const system = asString(value['system']);
      if (system !== undefined && system !== '' && !isAbsolute(system)) faults.push({ path: [...path, 'system'], args: { system } });
    }
    return faults;
  },
};
