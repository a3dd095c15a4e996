import type { Check } from '../../domain/check.js';
import { sources } from '../sources.js';

export const inIdentifier: Check = {
  code: 'references/in-identifier',
  layer: 'directory',
  severity: 'error',
  issueType: 'value',
  message: '{element} has the literal reference "{value}" in identifier.value.',
  why: 'identifier is for an identifier that the resource itself carries, such as an NPI. Nothing resolves a reference there, so the link is lost.',
  help: 'Write "{meant}" as the reference, and leave the identifier out.',
  reference: sources.reference,
  run: ({ references }) =>
    references
      .filter(({ hidden }) => hidden !== undefined)
      .map(({ path, element, hidden = '', resolution }) => {
        const meant = resolution?.kind === 'missing' ? (resolution.meant ?? hidden) : hidden;
        return { path: [...path, 'identifier', 'value'], args: { element, value: hidden, meant } };
      }),
};
