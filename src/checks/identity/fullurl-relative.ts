import type { Check } from '../../domain/check.js';
import { isAbsolute } from '../../domain/resolution.js';
import { sources } from '../sources.js';

export const fullUrlRelative: Check = {
  code: 'identity/fullurl-relative',
  layer: 'directory',
  severity: 'error',
  issueType: 'value',
  message: 'The fullUrl "{fullUrl}" is not absolute.',
  why: 'A fullUrl names the resource for the whole world; a relative one names it only for a server that the bundle does not tell, so no reference resolves by it.',
  help: 'Put the base URL of the server in front, as in "https://fhir.payer.example.com/fhir/{fullUrl}".',
  reference: sources.fullUrl,
  run: ({ entries }) =>
    entries
      .filter(({ fullUrl }) => fullUrl !== undefined && fullUrl !== '' && !isAbsolute(fullUrl))
      .map(({ path, fullUrl = '' }) => ({ path: [...path, 'fullUrl'], args: { fullUrl } })),
};
