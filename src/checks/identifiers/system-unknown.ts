import type { Check } from '../../domain/check.js';
import type { Fault } from '../../domain/finding.js';
import { asString } from '../../domain/json.js';
import { isAbsolute, isMalformed } from '../../domain/resolution.js';
import { kindOf } from '../../identifiers/registry.js';
import { sources } from '../sources.js';

/** Of Organizations alone: systems of Endpoints are their operators' own. */
export const systemUnknown: Check = {
  code: 'identifiers/system-unknown',
  layer: 'directory',
  severity: 'information',
  issueType: 'informational',
  message: 'The identifier system "{system}" is none that this directory knows, so its value "{value}" is not checked.',
  why: 'The Organization can be looked up by it, as "system|value", but a mistyped value is not noticed and the lookup has no short form for it.',
  help: 'Nothing needs to be done if the system is meant. If it is another spelling of a known one, write that.',
  reference: sources.identifiers,
  run({ identifiers }) {
    const faults: Fault[] = [];
    for (const { path, value, owner } of identifiers) {
      const system = owner === 'Organization' ? asString(value['system']) : undefined;
      if (system === undefined || kindOf(value) !== undefined || !isAbsolute(system) || isMalformed(system)) continue;
      faults.push({ path: [...path, 'system'], args: { system, value: asString(value['value']) ?? '' } });
    }
    return faults;
  },
};
