import type { IdentifierPlace } from '../../domain/bundle.js';
import type { Check } from '../../domain/check.js';
import type { Fault } from '../../domain/finding.js';
import { asString } from '../../domain/json.js';
import { positionIn, stringIndex } from '../../domain/string-index.js';
import { problemOfIdentifier } from '../../identifiers/problem.js';
import { sources } from '../sources.js';

/** Systems whose values US Core judges in Organization.identifier (us-core-16 to us-core-19): reported there, in the profile layer. */
const judgedByProfile = stringIndex(['http://hl7.org/fhir/sid/us-npi', 'urn:oid:2.16.840.1.113883.4.7', 'urn:oid:2.16.840.1.113883.6.300']);

function isJudgedByProfile({ owner, value }: IdentifierPlace): boolean {
  return owner === 'Organization' && positionIn(judgedByProfile, value['system']) >= 0;
}

export const invalidValue: Check = {
  code: 'identifiers/invalid-value',
  layer: 'directory',
  severity: 'error',
  issueType: 'value',
  message: '"{value}" {problem}, so it is no {title}.',
  why: "An identifier that nobody was ever given finds nobody, and one with a mistyped digit may be another organization's.",
  help: 'Correct the value ("{example}" has the right form), or the system if the value belongs to another one.',
  reference: sources.identifiers,
  run({ identifiers }) {
    const faults: Fault[] = [];
    for (const place of identifiers) {
      if (isJudgedByProfile(place)) continue;
      const found = problemOfIdentifier(place.value);
      // A URL of any form may identify an Endpoint or a Bundle; an organization is known by its domain.
      if (found === undefined || (found.lenient && (place.owner === 'Endpoint' || place.owner === 'Bundle'))) continue;
      const { kind, problem, lenient } = found;
      const args = { value: asString(place.value['value']) ?? '', problem, title: kind.title, example: kind.example };
      faults.push({ path: [...place.path, 'value'], args, ...(lenient && { severity: 'warning' as const }) });
    }
    return faults;
  },
};
