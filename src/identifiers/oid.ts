import type { IdentifierKind } from './kind.js';

const prefix = 'urn:oid:';
/** R4's uri: an OID as a URI has at least four components. */
const form = /^urn:oid:[0-2](?:\.(?:0|[1-9][0-9]*)){3,}$/;

/** An object identifier that stands for the organization, as a URI (RFC 3061). */
export const oid: IdentifierKind = {
  name: 'oid',
  title: 'object identifier',
  systems: ['urn:ietf:rfc:3986'],
  provisional: false,
  unique: true,
  example: 'urn:oid:2.16.840.1.113883.3.9999',
  normalise: (value) => (form.test(value) ? value : undefined),
  problem: (value) => (form.test(value) ? undefined : 'is not urn:oid: with four or more numbers and dots between them'),
  typed: (text) => (text.startsWith(prefix) ? text : prefix + text),
};
