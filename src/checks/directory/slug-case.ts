import type { DirectoryCheck } from '../../domain/check.js';
import { clashes } from '../claims.js';
import { sources } from '../sources.js';

export const slugCase: DirectoryCheck = {
  code: 'directory/slug-case',
  layer: 'directory',
  severity: 'error',
  issueType: 'duplicate',
  message: 'The slug "{slug}" differs from {others} in upper and lower case alone.',
  why: 'Many file systems take the two for one file, so a checkout silently loses a payer; and people cannot tell them apart.',
  help: 'Give one of the payers another slug.',
  reference: sources.slug,
  run: (members) => clashes(members, ({ slug }) => [{ key: slug.toLowerCase(), path: ['id'], args: { slug } }]),
};
