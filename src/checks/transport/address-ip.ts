import type { Check } from '../../domain/check.js';
import type { Fault } from '../../domain/finding.js';
import { sources } from '../sources.js';

export const addressIp: Check = {
  code: 'transport/address-ip',
  layer: 'directory',
  severity: 'error',
  issueType: 'security',
  message: 'The host "{host}" is the IP address {address}, not a name.',
  why: 'Certificates are issued for names, and the proof of a domain needs one. An IP address may also lead into the network of whoever calls it.',
  help: 'Write the DNS name that the server certificate holds.',
  reference: sources.addresses,
  run({ addresses }, { policy, slug }) {
    const faults: Fault[] = [];
    const isTest = slug !== undefined && policy.testPayers.includes(slug);
    for (const { path, address } of addresses) {
      if (address.hostKind !== 'ip') continue;
      const fault = { path, args: { host: address.host, address: address.hostname } };
      faults.push(isTest ? { ...fault, severity: 'warning' } : fault);
    }
    return faults;
  },
};
