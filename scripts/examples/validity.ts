/**
 * Fixed, so that running the script again changes nothing, and long, so that the examples stay valid: a directory's policy
 * lets no payer but its test payers have certificates and CRLs that live for years.
 */
const lastOfLeaves = new Date('2045-12-31T23:59:59Z');

export const validity = {
  root: { notBefore: new Date('2026-01-01T00:00:00Z'), notAfter: new Date('2055-12-31T23:59:59Z') },
  issuingCa: { notBefore: new Date('2026-01-01T00:00:00Z'), notAfter: new Date('2048-12-31T23:59:59Z') },
  leaf: { notBefore: new Date('2026-11-01T00:00:00Z'), notAfter: lastOfLeaves },
  crl: { thisUpdate: new Date('2026-11-01T00:00:00Z'), nextUpdate: lastOfLeaves },
} as const;
