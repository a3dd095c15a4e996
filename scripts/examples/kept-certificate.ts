import { createPrivateKey, createPublicKey, type KeyObject, X509Certificate } from 'node:crypto';
import { generateKey, type KeyType, keyTypeOf } from '../../src/pki/key.js';
import { type CertificateContent, type CertificateIssuer, makeCertificate, randomSerialNumber } from '../../src/pki/make-certificate.js';
import { pemCertificates } from '../../src/pki/pem.js';
import { encodePem } from '../../src/pki/pem-encoding.js';
import { signedContent } from '../../src/pki/signed-content.js';
import type { KeyFolder } from './key-folder.js';

/** The private key kept as `<name>.key.pem` (PKCS #8), made first where there is none of this type. */
export async function keptKey(folder: KeyFolder, name: string, type: KeyType): Promise<KeyObject> {
  const pem = folder.read(`${name}.key.pem`);
  const kept = pem && createPrivateKey(pem);
  if (kept !== undefined && keyTypeOf(kept) === type) return kept;
  const key = await generateKey(type);
  folder.write(`${name}.key.pem`, key.export({ type: 'pkcs8', format: 'pem' }));
  return key;
}

/**
 * The certificate kept first in `<name>.chain.pem`. Where that file has none of this content by this issuer, one is made, and
 * kept followed by `above`: the certificates of the issuer and of its issuers, without the root.
 */
export async function keptCertificate(
  folder: KeyFolder,
  name: string,
  content: Omit<CertificateContent, 'serialNumber'>,
  issuer: CertificateIssuer,
  above: readonly Uint8Array[],
): Promise<Uint8Array> {
  const kept = pemCertificates(folder.read(`${name}.chain.pem`)?.toString('latin1') ?? '')[0];
  const certificate =
    kept !== undefined && (await isOfContent(kept, content, issuer))
      ? kept
      : await makeCertificate({ ...content, serialNumber: randomSerialNumber() }, issuer);
  folder.write(`${name}.chain.pem`, [certificate, ...above].map((der) => encodePem('CERTIFICATE', der)).join(''));
  return certificate;
}

/** Makes the certificate anew under the kept one's serial number: all but the signature, which is random, must be the same. */
async function isOfContent(
  kept: Uint8Array,
  content: Omit<CertificateContent, 'serialNumber'>,
  issuer: CertificateIssuer,
): Promise<boolean> {
  const read = new X509Certificate(kept);
  const again = await makeCertificate({ ...content, serialNumber: read.serialNumber }, issuer);
  return sameButSignature(kept, again) && read.verify(createPublicKey(issuer.privateKey));
}

/** True where two certificates, or two CRLs, say the same: ECDSA signs the same content differently each time. */
export function sameButSignature(one: Uint8Array, other: Uint8Array): boolean {
  const [left, right] = [signedContent(one), signedContent(other)];
  return left !== undefined && right !== undefined && Buffer.from(left).equals(right);
}
