import type { Check } from '../../domain/check.js';
import type { Fault } from '../../domain/finding.js';
import { asString } from '../../domain/json.js';
import { kindOf, kindsOfSystem } from '../../identifiers/registry.js';
import { sources } from '../sources.js';

export const systemAlias: Check = {
  code: 'identifiers/system-alias',
  layer: 'directory',
  severity: 'warning',
  issueType: 'value',
  message: 'The system of a {title} is written "{system}"; FHIR writes "{preferred}".',
  why: 'Both mean the same, but most readers compare the text: they do not find the identifier under its other name, and profiles do not check it.',
  help: 'Write "{preferred}".',
  reference: sources.identifier,
  run({ identifiers }) {
    const faults: Fault[] = [];
    for (const { path, value } of identifiers) {
      const system = asString(value['system']);
      // The kind itself, which takes longer to tell, is asked only where it may be one of several systems.
      if (system === undefined || kindsOfSystem(system).every(({ systems }) => systems[0] === system)) continue;
      const kind = kindOf(value);
      const preferred = kind?.systems[0];
      if (kind === undefined || preferred === undefined || system === preferred) continue;
      faults.push({ path: [...path, 'system'], args: { title: kind.title, system, preferred } });
    }
    return faults;
  },
};
