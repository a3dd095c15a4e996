import type { Check } from '../../domain/check.js';
import type { Fault } from '../../domain/finding.js';

/** Names that the public DNS will never resolve (RFC 6761, RFC 6762, RFC 8375; ICANN's .internal; RFC 7686). */
const reserved = /(?:^|\.)(?:localhost|local|localdomain|internal|intranet|invalid|onion|home\.arpa)$/;

export const addressNotPublic: Check = {
  code: 'transport/address-not-public',
  layer: 'directory',
  severity: 'error',
  issueType: 'security',
  message: 'The host "{host}" exists inside a private network at most.',
  why: 'Other payers cannot reach it; or worse, they reach what has that name in their own network.',
  help: 'Write the name by which the server is reached over the Internet.',
  reference: { title: 'RFC 6761 and RFC 6762, special-use domain names', url: 'https://www.iana.org/assignments/special-use-domain-names' },
  run({ addresses }, { policy, slug }) {
    const faults: Fault[] = [];
    const isTest = slug !== undefined && policy.testPayers.includes(slug);
    for (const { path, address } of addresses) {
      if (address.hostKind !== 'name' || (address.hostname.includes('.') && !reserved.test(address.hostname))) continue;
      const fault = { path, args: { host: address.host } };
      faults.push(isTest ? { ...fault, severity: 'warning' } : fault);
    }
    return faults;
  },
};
