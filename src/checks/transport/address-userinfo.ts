import type { Check } from '../../domain/check.js';

export const addressUserinfo: Check = {
  code: 'transport/address-userinfo',
  layer: 'directory',
  severity: 'error',
  issueType: 'security',
  message: 'The URL has a user name or password before its host, "{host}".',
  why: 'A password in a public directory is no secret, and a user name can make the URL look as if it led to another host: "https://known.example@other.example" leads to other.example.',
  help: 'Remove everything between "//" and the host, and change the password if there was one.',
  reference: { title: 'RFC 3986, section 3.2.1 and 7.6', url: 'https://www.rfc-editor.org/rfc/rfc3986#section-3.2.1' },
  run: ({ addresses }) =>
    addresses.filter(({ address }) => address.userinfo).map(({ path, address }) => ({ path, args: { host: address.host } })),
};
