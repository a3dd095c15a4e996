import type { Check } from '../../domain/check.js';
import { sources } from '../sources.js';

export const signatureWhoRelative: Check = {
  code: 'references/signature-who-relative',
  layer: 'directory',
  severity: 'error',
  issueType: 'value',
  message: 'Bundle.signature.who refers to the payer as "{reference}", not by its fullUrl.',
  why: 'A relative reference is read against the fullUrl of the entry that it stands in. The signature stands in no entry, so for a reader of FHIR it leads nowhere.',
  help: 'Write {fullUrl} as who.reference, or leave the reference out: who.identifier names the payer.',
  reference: sources.resolving,
  run({ payer, references }) {
    const who = payer && references.find(({ element }) => element === 'Bundle.signature.who');
    if (payer === undefined || who?.reference === undefined || who.resolution?.kind !== 'found') return [];
    if (who.resolution.entry !== payer || who.reference === payer.fullUrl) return [];
    const fullUrl = payer.fullUrl === undefined ? "the fullUrl of the payer's entry, once it has one," : `"${payer.fullUrl}"`;
    return [{ path: [...who.path, 'reference'], args: { reference: who.reference, fullUrl } }];
  },
};
