import type { Check } from '../../domain/check.js';
import { sources } from '../sources.js';

const form = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const longest = 64;
/** A file of such a name can't be checked out on Windows. */
const devices = /^(?:con|prn|aux|nul|com[0-9]|lpt[0-9])$/;

function problemOf(slug: string): string | undefined {
  if (slug.length > longest) return `is longer than ${longest} characters`;
  if (/[A-Z]/.test(slug)) return 'has capital letters';
  if (!form.test(slug)) return 'has other characters than letters, digits and single hyphens between them';
  return devices.test(slug) ? 'is a name that Windows reserves for a device' : undefined;
}

export const slugForm: Check = {
  code: 'directory/slug-form',
  layer: 'directory',
  severity: 'error',
  issueType: 'value',
  message: 'The slug "{slug}" {problem}.',
  why: 'A slug is a file name, part of a URL and what people type. In this form it is the same in all three, on every system.',
  help: 'Name the file, and set Bundle.id, to lower-case letters, digits and single hyphens, 64 at most: "aurora-health".',
  reference: sources.slug,
  run({ bundle }, { slug }) {
    const problem = slug === undefined || bundle['resourceType'] !== 'Bundle' ? undefined : problemOf(slug);
    return slug === undefined || problem === undefined ? [] : [{ path: bundle['id'] === slug ? ['id'] : [], args: { slug, problem } }];
  },
};
