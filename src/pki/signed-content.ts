import { childrenOf, elementAt } from './der.js';

/**
 * What the signature of a certificate or CRL is over: tbsCertificate or tbsCertList, the first member of the outer SEQUENCE
 * (RFC 5280, sections 4.1 and 5.1). Undefined where the bytes are no such thing.
 */
export function signedContent(der: Uint8Array): Uint8Array | undefined {
  const whole = elementAt(der, 0, der.length);
  const first = whole && childrenOf(der, whole)?.[0];
  return first && der.subarray(first.start, first.end);
}
