import type { Check } from '../../domain/check.js';
import { sources } from '../sources.js';
import { hasUnreadableEntry } from '../unreadable-entry.js';

export const noEndpoint: Check = {
  code: 'structure/no-endpoint',
  layer: 'directory',
  severity: 'error',
  issueType: 'required',
  message: 'The Bundle has no entry with an Endpoint.',
  why: 'The Endpoint is what others look up: without one the payer can be named but not reached.',
  help: "Add an entry with the payer's Endpoint, conforming to mtls-endpoint.",
  reference: sources.bundle,
  run: (view) => (view.endpoints.length === 0 && view.entries.length > 0 && !hasUnreadableEntry(view) ? [{ path: ['entry'] }] : []),
};
