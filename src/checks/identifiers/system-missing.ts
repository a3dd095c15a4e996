import type { Check } from '../../domain/check.js';
import { asString } from '../../domain/json.js';
import { sources } from '../sources.js';

export const systemMissing: Check = {
  code: 'identifiers/system-missing',
  layer: 'directory',
  severity: 'error',
  issueType: 'required',
  message: 'The identifier "{value}" has no system.',
  why: "A value means something only in its system: the same five digits are one insurer as an NAIC code and another as a HIOS issuer id. Without a system it can be nobody's.",
  help: 'Add the system of whoever gave out the value ("urn:oid:2.16.840.1.113883.6.300" for an NAIC code, "http://hl7.org/fhir/sid/us-npi" for an NPI), or remove an identifier that you made up.',
  reference: sources.identifier,
  run: ({ identifiers }) =>
    identifiers
      // An identifier without a value either is reported for that.
      .filter(({ value }) => value['system'] === undefined && value['value'] !== undefined)
      .map(({ path, value }) => ({ path, args: { value: asString(value['value']) ?? '' } })),
};
