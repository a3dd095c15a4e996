import type { Check } from '../../domain/check.js';

export const addressFragment: Check = {
  code: 'transport/address-fragment',
  layer: 'directory',
  severity: 'error',
  issueType: 'value',
  message: 'The URL "{url}" has a fragment, "#{fragment}".',
  why: 'A fragment is never sent to the server, and whatever a client appends to the URL becomes part of it: every request goes to the same wrong place.',
  help: 'Remove the "#" and what follows it.',
  reference: { title: 'RFC 3986, section 3.5', url: 'https://www.rfc-editor.org/rfc/rfc3986#section-3.5' },
  run: ({ addresses }) =>
    addresses
      .filter(({ address }) => address.fragment !== undefined)
      .map(({ path, address }) => ({ path, args: { url: address.text, fragment: address.fragment ?? '' } })),
};
