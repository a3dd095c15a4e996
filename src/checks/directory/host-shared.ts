import type { DirectoryCheck, Member } from '../../domain/check.js';
import { type Claim, clashes, operatorsOf } from '../claims.js';
import { sources } from '../sources.js';

function* claimsOf({ view }: Member): Iterable<Claim> {
  for (const { address, path, endpoint } of view.addresses) {
    if (address.hostKind !== 'name') continue;
    yield { key: address.hostname, path, args: { host: address.hostname }, operators: operatorsOf(view, endpoint) };
  }
}

export const hostShared: DirectoryCheck = {
  code: 'directory/host-shared',
  layer: 'directory',
  severity: 'error',
  issueType: 'conflict',
  message: 'The host "{host}" also serves {others}.',
  why: 'Whoever runs a host answers for every payer on it. That is right where one vendor operates all of them, and each bundle names it; else one payer claims a host of another.',
  help: 'Let the Endpoints on both sides name the same managing Organization, with the same identifier; or correct the address.',
  reference: sources.uniqueness,
  run: (members) => clashes(members, claimsOf),
};
