import type { Check } from '../../domain/check.js';

export const addressNotHttps: Check = {
  code: 'transport/address-not-https',
  layer: 'directory',
  severity: 'error',
  issueType: 'security',
  message: '"{url}" begins with "{scheme}:", not "https:".',
  why: "Members' records and OAuth credentials pass through it. Without TLS anyone on the way reads them, and neither side can show who it is.",
  help: 'Serve it over TLS and write the https:// URL.',
  reference: { title: 'Da Vinci HRex 1.2.0, Security, sec-9 and sec-10', url: 'https://hl7.org/fhir/us/davinci-hrex/security.html' },
  run: ({ addresses }) =>
    addresses
      .filter(({ address }) => address.scheme !== undefined && address.scheme !== 'https')
      .map(({ path, address }) => ({ path, args: { url: address.text, scheme: address.scheme ?? '' } })),
};
