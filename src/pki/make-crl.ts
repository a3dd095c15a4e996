import { encodeInteger } from './der-encoding.js';
import { signerOf, spkiOf } from './key.js';
import { type CertificateIssuer, distinguishedName } from './make-certificate.js';
import { x509 } from './x509-library.js';

/** Why a certificate was revoked (RFC 5280, section 5.3.1): the reasons that fit a payer's certificate. */
export type RevocationReason = 'keyCompromise' | 'affiliationChanged' | 'superseded' | 'cessationOfOperation' | 'privilegeWithdrawn';

export interface Revocation {
  /** Hex. */
  readonly serialNumber: string;
  readonly revokedAt: Date;
  /** Always given: the library writes an empty extension list, which RFC 5280 forbids, for an entry that has none. */
  readonly reason: RevocationReason;
}

export interface CrlContent {
  /** cRLNumber: higher with each CRL of an issuer (RFC 5280, section 5.2.3). */
  readonly number: bigint;
  readonly thisUpdate: Date;
  readonly nextUpdate: Date;
  readonly revoked: readonly Revocation[];
}

const crlNumber = '2.5.29.20';

/** A complete CRL, version 2, in DER, signed by the issuer. */
export async function makeCrl(content: CrlContent, issuer: Omit<CertificateIssuer, 'crlUrl'>): Promise<Uint8Array> {
  const { key, algorithm } = await signerOf(issuer.privateKey);
  const crl = await x509.X509CrlGenerator.create({
    issuer: distinguishedName(issuer.subject),
    thisUpdate: content.thisUpdate,
    nextUpdate: content.nextUpdate,
    signingAlgorithm: algorithm,
    signingKey: key,
    entries: content.revoked.map(({ serialNumber, revokedAt, reason }) => ({
      serialNumber,
      revocationDate: revokedAt,
      reason: x509.X509CrlReason[reason],
    })),
    extensions: [
      await x509.AuthorityKeyIdentifierExtension.create(new x509.PublicKey(spkiOf(issuer.privateKey))),
      new x509.Extension(crlNumber, false, encodeInteger(content.number)),
    ],
  });
  return new Uint8Array(crl.rawData);
}
