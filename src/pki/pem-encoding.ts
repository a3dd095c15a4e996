/**
 * The strict textual form: lines of 64 characters and a final newline (RFC 7468, sections 3, 5 and 6). openssl, nginx and HAProxy
 * read a CRL under this label only, and not under `CRL`, which the X.509 library writes.
 */
export function encodePem(label: 'CERTIFICATE' | 'X509 CRL', der: Uint8Array): string {
  const lines =
    Buffer.from(der)
      .toString('base64')
      .match(/.{1,64}/g) ?? [];
  return `-----BEGIN ${label}-----\n${lines.join('\n')}\n-----END ${label}-----\n`;
}
