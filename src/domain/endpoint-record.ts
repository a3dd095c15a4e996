import type { Artifact, PayerEndpoint } from './payer.js';

/**
 * Whose certificate it is: the Endpoint's own server's, a client's (for calls that the payer makes), one for signing,
 * identity or encryption, or the issuer of another in the same artifact.
 */
export type CertificateRole = 'server' | 'client' | 'signing' | 'identity' | 'encryption' | 'issuer';

/** A published certificate, read but not verified. */
export interface CertificateRecord {
  readonly role: CertificateRole;
  readonly publishedAs: Artifact['kind'];
  /** For people to read. */
  readonly subject: string;
  readonly issuer: string;
  /** Milliseconds since 1970, both included. */
  readonly notBefore: number;
  readonly notAfter: number;
  /** The certificate in DER, in base64. */
  readonly der: string;
}

/** An Endpoint with its certificates read: what a question is answered from. */
export interface EndpointRecord extends PayerEndpoint {
  readonly certificates: readonly CertificateRecord[];
  /** How many artifacts hold no readable certificate. */
  readonly unreadableArtifacts: number;
}

/** An Endpoint that answers a question: its address is a usable URL (see `isUsableUrl`). */
export interface AnsweredEndpoint extends EndpointRecord {
  readonly address: string;
}

/** Where an instant lies to a certificate's validity. */
export function validityOf(certificate: CertificateRecord, now: number): 'early' | 'current' | 'expired' {
  if (certificate.notAfter < now) return 'expired';
  return certificate.notBefore > now ? 'early' : 'current';
}

export function serverCertificates(endpoint: EndpointRecord): readonly CertificateRecord[] {
  return endpoint.certificates.filter(({ role }) => role === 'server');
}

/** The Endpoint's server certificates that are valid at `now`. */
export function currentServerCertificates(endpoint: EndpointRecord, now: number): readonly CertificateRecord[] {
  return serverCertificates(endpoint).filter((certificate) => validityOf(certificate, now) === 'current');
}
