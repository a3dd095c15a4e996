import type { DirectoryCheck, Member } from '../../domain/check.js';
import { certificatesIn } from '../certificates.js';
import { type Claim, clashes, operatorsOf } from '../claims.js';
import { sources } from '../sources.js';

function* claimsOf({ view }: Member, limit: number): Iterable<Claim> {
  for (const { certificate, path, endpoint } of certificatesIn(view, limit)) {
    // One CA issues to many payers, so its key is nobody's claim.
    if (certificate.ca) continue;
    const key = Buffer.from(certificate.spki).toString('latin1');
    yield { key, path, args: { subject: certificate.subject }, operators: operatorsOf(view, endpoint) };
  }
}

export const keyShared: DirectoryCheck = {
  code: 'directory/key-shared',
  layer: 'directory',
  severity: 'error',
  issueType: 'security',
  message: 'The key of the certificate "{subject}" is also published by {others}.',
  why: 'Whoever holds a private key can speak as every payer that publishes its public half. That is right only where one vendor operates all of them, and each bundle names it.',
  help: 'Make a key of your own and have a certificate issued for it; or let the Endpoints on both sides name the same managing Organization, with the same identifier.',
  reference: sources.uniqueness,
  run: (members, { policy }) => clashes(members, (member) => claimsOf(member, policy.limits.certificates)),
};
