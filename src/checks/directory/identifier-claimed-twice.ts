import type { DirectoryCheck, Member } from '../../domain/check.js';
import { asArray, asObject } from '../../domain/json.js';
import { periodOf, phaseOf } from '../../domain/period.js';
import { canonicalIdentifier } from '../../identifiers/registry.js';
import { type Claim, clashes } from '../claims.js';
import { sources } from '../sources.js';

/** An identifier that the payer once had may be another's now: after a merger, for one. */
function isFormer(identifier: { readonly use?: unknown; readonly period?: unknown }, now: number): boolean {
  return identifier.use === 'old' || (identifier.period !== undefined && phaseOf(periodOf(identifier.period), now) === 'over');
}

function* claimsOf({ view: { payer } }: Member, now: number): Iterable<Claim> {
  for (const [index, item] of asArray(payer?.resource?.['identifier']).entries()) {
    const identifier = asObject(item);
    const canonical = identifier && canonicalIdentifier(identifier);
    if (identifier === undefined || canonical === undefined || payer === undefined) continue;
    const { kind, system, value } = canonical;
    if (kind?.unique === false || isFormer(identifier, now)) continue;
    yield {
      key: JSON.stringify([system, value]),
      path: [...payer.resourcePath, 'identifier', index],
      args: { title: kind?.title ?? 'identifier', token: kind === undefined ? `${system}|${value}` : `${kind.name}:${value}` },
    };
  }
}

export const identifierClaimedTwice: DirectoryCheck = {
  code: 'directory/identifier-claimed-twice',
  layer: 'directory',
  severity: 'error',
  issueType: 'duplicate',
  message: 'The {title} {token} is also claimed by {others}.',
  why: 'An identifier has one holder. If two payers claim it, a lookup by it cannot answer, or answers with the wrong one.',
  help: 'Remove it from the payer that does not hold it; of a former identifier say use "old".',
  reference: sources.uniqueness,
  run: (members, { now }) => clashes(members, (member) => claimsOf(member, now.getTime())),
};
