import type { IdentifierKind } from './kind.js';

/** USPS codes of the states, the District of Columbia and the territories that have a Medicaid programme. */
const states = new Set(
  (
    'AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA ' +
    'WV WI WY DC AS GU MP PR VI'
  ).split(' '),
);
const form = /^([A-Za-z]{2})-?([A-Za-z0-9][A-Za-z0-9-]{0,31})$/;

function normalise(value: string): string | undefined {
  const [, state = '', id = ''] = form.exec(value) ?? [];
  return states.has(state.toUpperCase()) ? `${state}-${id}`.toUpperCase() : undefined;
}

/** A state's own number for an agency or a managed care plan: only with the state does it name one organization. */
export const medicaid: IdentifierKind = {
  name: 'medicaid',
  title: "state's Medicaid id",
  systems: ['https://payer-directory.example/fhir/sid/medicaid'],
  provisional: true,
  unique: true,
  example: 'CO-990017',
  normalise,
  problem: (value) => (normalise(value) === undefined ? "is not a state's two letters, a hyphen and the state's number" : undefined),
};
