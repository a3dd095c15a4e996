import { faultsIn, type SeededFault } from '../fault.js';

const payers = faultsIn('fixed values', 'organization');
const plain = faultsIn('fixed values', 'plain');
const endpoints = faultsIn('fixed values', 'endpoint');

const code = 'profile/fixed-value';

/** Values that the profiles fix: Endpoint.status is `active`, every telecom of an Organization a `url`. */
export const fixedValueFaults: readonly SeededFault[] = [
  ...['suspended', 'error', 'off', 'entered-in-error', 'test'].map((status) =>
    endpoints(`a status ${status}`, code, 'endpoint.status', ({ endpoint }) => (endpoint.status = status)),
  ),
  ...['phone', 'fax', 'email', 'pager', 'sms', 'other'].map((system) =>
    payers(`a telecom of system ${system}`, code, 'payer.telecom[0].system', ({ payer }) => (payer.telecom[0].system = system)),
  ),
  plain('a telephone beside the url', code, 'operator.telecom[1].system', ({ operator }) =>
    operator.telecom.push({ system: 'phone', value: '+1-312-555-0166' }),
  ),
  plain('an email before the url', code, 'operator.telecom[0].system', ({ operator }) =>
    operator.telecom.unshift({ system: 'email', value: 'noc@quillon.example.com' }),
  ),
];
