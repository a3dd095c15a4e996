import type { CertificateRole } from '../../src/pki/certificate-roles.js';
import type { CertificateIssuer } from '../../src/pki/make-certificate.js';
import { makeCrl } from '../../src/pki/make-crl.js';
import { keptCertificate, keptKey, sameButSignature } from './kept-certificate.js';
import type { KeyFolder } from './key-folder.js';
import { validity } from './validity.js';

/** A certification authority of the fictional trust manager. */
export interface Authority extends CertificateIssuer {
  readonly certificate: Uint8Array;
  /** What a certificate issued by this authority is sent with: its own certificate where it is no root, for relying parties have that. */
  readonly above: readonly Uint8Array[];
  /** DER. */
  readonly crl: Uint8Array;
}

/**
 * Two roots, so that trust in a gateway's certificate never is trust in a signature. The CAs for servers and for clients are
 * held to their purpose by extendedKeyUsage, so that a server's certificate can't log in as a client.
 */
export interface Authorities {
  readonly 'tls-root': Authority;
  readonly 'server-ca': Authority;
  readonly 'client-ca': Authority;
  readonly 'signing-root': Authority;
  readonly 'signing-ca': Authority;
}

export async function makeAuthorities(folder: KeyFolder): Promise<Authorities> {
  const root = { kind: 'root' } as const;
  const tlsRoot = await makeAuthority(folder, 'tls-root', 'Example TLS Root CA', root);
  const signingRoot = await makeAuthority(folder, 'signing-root', 'Example Signing Root CA', root);
  return {
    'tls-root': tlsRoot,
    'server-ca': await makeAuthority(folder, 'server-ca', 'Example Server CA', { kind: 'issuing-ca', purpose: 'server' }, tlsRoot),
    'client-ca': await makeAuthority(folder, 'client-ca', 'Example Client CA', { kind: 'issuing-ca', purpose: 'client' }, tlsRoot),
    'signing-root': signingRoot,
    'signing-ca': await makeAuthority(folder, 'signing-ca', 'Example Signing CA', { kind: 'issuing-ca' }, signingRoot),
  };
}

async function makeAuthority(
  folder: KeyFolder,
  id: string,
  commonName: string,
  role: CertificateRole,
  parent?: Authority,
): Promise<Authority> {
  const name = `ca/${id}`;
  const subject = { country: 'US', organization: 'Example Trust Manager', commonName };
  const privateKey = await keptKey(folder, name, 'ec-p256');
  const issuer = parent ?? { subject, privateKey, crlUrl: undefined };
  const dates = parent === undefined ? validity.root : validity.issuingCa;
  const certificate = await keptCertificate(folder, name, { role, subject, subjectKey: privateKey, ...dates }, issuer, []);
  return {
    subject,
    privateKey,
    crlUrl: `http://crl.payer-directory.example.com/${id}.crl`,
    certificate,
    above: parent === undefined ? [] : [certificate],
    crl: await keptCrl(folder, name, { subject, privateKey }),
  };
}

/** None of the examples is revoked. */
async function keptCrl(folder: KeyFolder, name: string, issuer: Omit<CertificateIssuer, 'crlUrl'>): Promise<Uint8Array> {
  const kept = folder.read(`${name}.crl`);
  const crl = await makeCrl({ number: 1n, ...validity.crl, revoked: [] }, issuer);
  if (kept !== undefined && sameButSignature(kept, crl)) return kept;
  folder.write(`${name}.crl`, crl);
  return crl;
}
