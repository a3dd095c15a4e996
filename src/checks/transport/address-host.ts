import type { Check } from '../../domain/check.js';

/** What the host would be called if it were written in ASCII, where that can be said. */
function meant(hostname: string): string {
  return /^[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(hostname) ? ` If you mean "${hostname}", write that.` : '';
}

export const addressHost: Check = {
  code: 'transport/address-host',
  layer: 'directory',
  severity: 'error',
  issueType: 'security',
  message: 'The host "{host}" is not a DNS name in ASCII letters, digits and hyphens.',
  why: 'Letters of other scripts look alike, so such a name can pass for another one; and certificates and DNS know the ASCII form alone.',
  help: 'Write the name as it stands in the certificate, labels of 63 characters at most and no dot at the end.{meant}',
  reference: { title: 'RFC 1123, section 2.1; RFC 5890, section 2.3', url: 'https://www.rfc-editor.org/rfc/rfc5890#section-2.3' },
  run: ({ addresses }) =>
    addresses
      .filter(({ address }) => address.hostKind === 'invalid')
      .map(({ path, address }) => ({ path, args: { host: address.host, meant: meant(address.hostname) } })),
};
