import { type KeyObject, randomBytes } from 'node:crypto';
import { type CertificateRole, extensionsOfRole } from './certificate-roles.js';
import { signerOf, spkiOf } from './key.js';
import { x509 } from './x509-library.js';

/** The attributes of a distinguished name that this project writes, in this order. */
export interface SubjectName {
  /** Two letters (ISO 3166-1). */
  readonly country: string;
  readonly organization: string;
  readonly commonName: string;
}

export interface CertificateContent {
  readonly role: CertificateRole;
  readonly subject: SubjectName;
  /** Public, or private: then its public half goes in. */
  readonly subjectKey: KeyObject;
  /** Hex; see `randomSerialNumber`. */
  readonly serialNumber: string;
  readonly notBefore: Date;
  /** The certificate is still valid at this instant. Both without fractions of a second. */
  readonly notAfter: Date;
}

export interface CertificateIssuer {
  readonly subject: SubjectName;
  readonly privateKey: KeyObject;
  /** Where relying parties fetch the issuer's CRL (DER, RFC 5280, section 4.2.1.13); undefined in what a root says of itself. */
  readonly crlUrl: string | undefined;
}

/** Positive, without a leading zero octet, 16 octets of which 126 bits are random: RFC 5280 allows 20, and nobody can guess it. */
export function randomSerialNumber(): string {
  const bytes = randomBytes(16);
  bytes[0] = ((bytes[0] ?? 0) & 0x7f) | 0x40;
  return bytes.toString('hex');
}

/** A certificate in DER, made by RFC 5280's profile and signed by the issuer. */
export async function makeCertificate(content: CertificateContent, issuer: CertificateIssuer): Promise<Uint8Array> {
  const { key, algorithm } = await signerOf(issuer.privateKey);
  const subjectKey = new x509.PublicKey(spkiOf(content.subjectKey));
  const extensions = [
    ...extensionsOfRole(content.role, content.subjectKey),
    await x509.SubjectKeyIdentifierExtension.create(subjectKey),
    await x509.AuthorityKeyIdentifierExtension.create(new x509.PublicKey(spkiOf(issuer.privateKey))),
  ];
  if (issuer.crlUrl !== undefined) extensions.push(new x509.CRLDistributionPointsExtension([issuer.crlUrl]));
  const certificate = await x509.X509CertificateGenerator.create({
    serialNumber: content.serialNumber,
    subject: distinguishedName(content.subject),
    issuer: distinguishedName(issuer.subject),
    notBefore: content.notBefore,
    notAfter: content.notAfter,
    publicKey: subjectKey,
    signingKey: key,
    signingAlgorithm: algorithm,
    extensions,
  });
  return new Uint8Array(certificate.rawData);
}

/** A name for a certificate's or a CRL's issuer or subject. */
export function distinguishedName({ country, organization, commonName }: SubjectName): x509.Name {
  return new x509.Name([{ C: [country] }, { O: [organization] }, { CN: [commonName] }]);
}
