import { webcrypto } from 'node:crypto';
import { x509 } from '../../src/pki/x509-library.js';

x509.cryptoProvider.set(webcrypto);

/** What a test wants of a certificate; everything else is an ordinary TLS server's. */
export interface Wanted {
  readonly subject?: string;
  readonly dns?: readonly string[];
  readonly ip?: readonly string[];
  readonly uris?: readonly string[];
  readonly notBefore?: string;
  readonly notAfter?: string;
  readonly ca?: boolean;
}

/** Made once a worker: the tests care for what certificates say, not for distinct keys. */
const keys = webcrypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign', 'verify']);

/** A self-signed certificate, DER. */
export async function selfSigned(wanted: Wanted = {}): Promise<Uint8Array> {
  const names: ConstructorParameters<typeof x509.SubjectAlternativeNameExtension>[0] = [
    ...(wanted.dns ?? []).map((value) => ({ type: 'dns', value }) as const),
    ...(wanted.ip ?? []).map((value) => ({ type: 'ip', value }) as const),
    ...(wanted.uris ?? []).map((value) => ({ type: 'url', value }) as const),
  ];
  const certificate = await x509.X509CertificateGenerator.createSelfSigned({
    serialNumber: '0a11',
    name: wanted.subject ?? 'C=US, O=Acme Health Plan, CN=mtls.acme.example.com',
    notBefore: new Date(wanted.notBefore ?? '2025-01-01T00:00:00Z'),
    notAfter: new Date(wanted.notAfter ?? '2035-01-01T00:00:00Z'),
    signingAlgorithm: { name: 'ECDSA', hash: 'SHA-256' },
    keys: await keys,
    extensions: [
      new x509.BasicConstraintsExtension(wanted.ca ?? false, undefined, true),
      ...(names.length > 0 ? [new x509.SubjectAlternativeNameExtension(names)] : []),
    ],
  });
  return new Uint8Array(certificate.rawData);
}

/** The bytes as FHIR's base64Binary holds them. */
export function base64(bytes: Uint8Array | string): string {
  return Buffer.from(bytes).toString('base64');
}

/** The certificate as PEM. */
export function pem(der: Uint8Array, lineEnd = '\n'): string {
  const lines = base64(der).match(/.{1,64}/g) ?? [];
  return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join(lineEnd);
}
