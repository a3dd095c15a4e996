import type { DirectoryCheck, Member } from '../../domain/check.js';
import { asString } from '../../domain/json.js';
import { type Claim, clashes } from '../claims.js';
import { sources } from '../sources.js';

/** Longer ones are no names, and folding a megabyte takes a while. */
const longest = 1_000;

/** Without case, accents and punctuation. */
function folded(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** Organization.name alone: aliases may be shared, and a lookup by a shared one says so. */
function claimsOf({ view: { payer } }: Member): readonly Claim[] {
  const name = asString(payer?.resource?.['name']);
  if (payer === undefined || name === undefined || name.length > longest) return [];
  const key = folded(name);
  return key === '' ? [] : [{ key, path: [...payer.resourcePath, 'name'], args: { name } }];
}

export const nameClaimedTwice: DirectoryCheck = {
  code: 'directory/name-claimed-twice',
  layer: 'directory',
  severity: 'error',
  issueType: 'duplicate',
  message: 'The payer\'s name, "{name}", is also the name of {others}.',
  why: 'A lookup by the name cannot tell the payers apart, and a person may take the one for the other.',
  help: 'Give the payer its full legal name, or add the state or line of business that tells it apart.',
  reference: sources.uniqueness,
  run: (members) => clashes(members, claimsOf),
};
