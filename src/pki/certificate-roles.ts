import type { KeyObject } from 'node:crypto';
import { encodeGeneralNames, type GeneralName } from './general-names.js';
import { x509 } from './x509-library.js';

/** What a certificate is for. It decides basicConstraints, keyUsage and extendedKeyUsage, and nothing else does. */
export type CertificateRole =
  | { readonly kind: 'root' }
  /** A CA that issues to payers only; with `purpose`, for that purpose only. */
  | { readonly kind: 'issuing-ca'; readonly purpose?: 'server' | 'client' }
  | { readonly kind: 'server'; readonly names: readonly GeneralName[] }
  | { readonly kind: 'client'; readonly names: readonly GeneralName[] }
  /** Signs bundles: no TLS key usage, so that a stolen gateway key can't speak for the payer, nor this key open a connection. */
  | { readonly kind: 'signing'; readonly names: readonly GeneralName[] };

const usages = x509.KeyUsageFlags;
const purposes = { server: x509.ExtendedKeyUsage.serverAuth, client: x509.ExtendedKeyUsage.clientAuth } as const;
const subjectAltName = '2.5.29.17';

/** The extensions that follow from the role alone (RFC 5280, section 4.2.1; SAN not critical, as the subject is never empty). */
export function extensionsOfRole(role: CertificateRole, subjectKey: KeyObject): x509.Extension[] {
  switch (role.kind) {
    case 'root':
      return authority(1);
    case 'issuing-ca':
      return role.purpose === undefined ? authority(0) : [...authority(0), extendedKeyUsage(role.purpose)];
    case 'server':
    case 'client':
      return [...endEntity(subjectKey, role.kind), extendedKeyUsage(role.kind), alternativeNames(role.names)];
    case 'signing':
      return [...endEntity(subjectKey, role.kind), alternativeNames(role.names)];
  }
}

function authority(pathLength: number): x509.Extension[] {
  return [
    new x509.BasicConstraintsExtension(true, pathLength, true),
    new x509.KeyUsagesExtension(usages.keyCertSign | usages.cRLSign, true),
  ];
}

function endEntity(subjectKey: KeyObject, kind: 'server' | 'client' | 'signing'): x509.Extension[] {
  // TLS 1.2 servers with an RSA key may still be asked to decrypt (RFC 5246, section 7.4.2); nothing else ever is.
  const decrypts = kind === 'server' && subjectKey.asymmetricKeyType === 'rsa';
  return [
    new x509.BasicConstraintsExtension(false, undefined, true),
    new x509.KeyUsagesExtension(decrypts ? usages.digitalSignature | usages.keyEncipherment : usages.digitalSignature, true),
  ];
}

function extendedKeyUsage(purpose: 'server' | 'client'): x509.Extension {
  return new x509.ExtendedKeyUsageExtension([purposes[purpose]], false);
}

function alternativeNames(names: readonly GeneralName[]): x509.Extension {
  return new x509.Extension(subjectAltName, false, encodeGeneralNames(names));
}
