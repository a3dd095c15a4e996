import { readAddress } from '../domain/address.js';
import type { CertificateRecord, CertificateRole, EndpointRecord } from '../domain/endpoint-record.js';
import { type Artifact, isUsableUrl, type PayerEndpoint } from '../domain/payer.js';
import { type CertificateFacts, decodeCertificates } from '../pki/certificate.js';
import { isNamedFor } from '../pki/host-name.js';

/** Reads an Endpoint's certificates and says whose they are. Verifies nothing. */
export function recordOf(endpoint: PayerEndpoint): EndpointRecord {
  const hostname = endpoint.address !== undefined && isUsableUrl(endpoint.address) ? readAddress(endpoint.address).hostname : '';
  const certificates = new Map<string, CertificateRecord>();
  let unreadableArtifacts = 0;
  for (const artifact of endpoint.artifacts) {
    const decoded = decodeCertificates(artifact.base64);
    if (decoded.length === 0) unreadableArtifacts += 1;
    for (const facts of decoded) {
      const certificate = certificateRecord(facts, artifact, roleOf(facts, artifact, decoded.length > 1, isNamedFor(facts, hostname)));
      const key = `${certificate.role} ${certificate.der}`;
      if (!certificates.has(key)) certificates.set(key, certificate);
    }
  }
  return { ...endpoint, certificates: [...certificates.values()], unreadableArtifacts };
}

function certificateRecord(facts: CertificateFacts, artifact: Artifact, role: CertificateRole): CertificateRecord {
  const { subject, issuer, notBefore, notAfter } = facts;
  return { role, publishedAs: artifact.kind, subject, issuer, notBefore, notAfter, der: Buffer.from(facts.der).toString('base64') };
}

/** An mTLS certificate may be for either side of the connection: it is the server's if it is made out for the address's host. */
function roleOf(facts: CertificateFacts, { kind }: Artifact, inChain: boolean, forHost: boolean): CertificateRole {
  if (inChain && facts.ca && !forHost) return 'issuer';
  if (kind === 'mtls') return forHost ? 'server' : 'client';
  return kind === 'signed-object' || kind === 'tls' ? 'server' : kind;
}
