import type { Check } from '../../domain/check.js';
import { asString } from '../../domain/json.js';
import { sources } from '../sources.js';

export const slugMismatch: Check = {
  code: 'directory/slug-mismatch',
  layer: 'directory',
  severity: 'error',
  issueType: 'value',
  message: 'Bundle.id is "{id}", but the file is "{slug}.json".',
  why: "The slug is the payer's name in the directory. Owners, signatures and answers go by it, so file and Bundle must agree on it.",
  help: 'Name the file "{id}.json", or set Bundle.id to "{slug}".',
  reference: sources.slug,
  run({ bundle }, { slug }) {
    const id = slug === undefined || bundle['resourceType'] !== 'Bundle' ? undefined : asString(bundle['id']);
    return slug === undefined || id === undefined || id === slug ? [] : [{ path: ['id'], args: { id, slug } }];
  },
};
