import type { IdentifierKind } from './kind.js';

const form = /\S/;

/**
 * What a clearinghouse or another assigner calls a payer (CARIN Blue Button, C4BBIdentifierType#payerid). Assigners share
 * neither a system nor a form, and two of them may give one value to different payers.
 */
export const payerid: IdentifierKind = {
  name: 'payerid',
  title: 'payer id of a clearinghouse or another assigner',
  systems: [],
  type: { system: 'http://hl7.org/fhir/us/carin-bb/CodeSystem/C4BBIdentifierType', code: 'payerid' },
  provisional: false,
  unique: false,
  example: 'AURHP',
  normalise: (value) => (form.test(value) ? value : undefined),
  problem: (value) => (form.test(value) ? undefined : 'is blank'),
};
