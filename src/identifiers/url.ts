import type { IdentifierKind } from './kind.js';

const prefix = 'https://';
const form = /^https:\/\/((?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9])\/?$/i;

/** The organization's own domain as a URL: what a payer without any of the registered numbers is known by, and signs as. */
export const url: IdentifierKind = {
  name: 'url',
  title: 'domain of the organization, as a URL',
  systems: ['urn:ietf:rfc:3986'],
  provisional: false,
  unique: true,
  example: 'https://www.blue-mesa-medicaid.example.com',
  normalise(value) {
    const host = form.exec(value)?.[1];
    return host === undefined ? undefined : prefix + host.toLowerCase();
  },
  problem: (value) => (form.test(value) ? undefined : 'is not https:// and a domain name, with nothing behind it'),
  typed: (text) => (text.includes('://') ? text : prefix + text),
};
