import type { CertificateFacts } from './certificate.js';

/**
 * Whether a certificate is made out for the host of a URL (as `URL.hostname` writes it): RFC 9525, section 6. Only subject alternative
 * names count, and `*` stands for the whole of the first label.
 */
export function isNamedFor(certificate: CertificateFacts, hostname: string): boolean {
  const host = hostname.toLowerCase().replace(/\.$/, '');
  if (host === '') return false;
  if (host.startsWith('[')) return certificate.ipAddresses.includes(host.slice(1, -1));
  if (/^[\d.]+$/.test(host)) return certificate.ipAddresses.includes(host);
  return certificate.dnsNames.some((name) => covers(name.toLowerCase().replace(/\.$/, ''), host));
}

function covers(name: string, host: string): boolean {
  if (!name.startsWith('*.')) return name === host;
  const dot = host.indexOf('.');
  return dot > 0 && name.slice(1) === host.slice(dot) && name.indexOf('.', 2) !== -1;
}
