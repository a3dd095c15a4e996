import { childrenOf, type Element, elementAt, latin1, oidHex, tags, timeOf } from './der.js';
import { nameText } from './distinguished-name.js';
import { base64Bytes, isPem, pemCertificates } from './pem.js';

/** What a certificate says (RFC 5280, section 4.1). Nothing is verified: neither signature nor chain. */
export interface CertificateFacts {
  /** The certificate itself. */
  readonly der: Uint8Array;
  /** SubjectPublicKeyInfo, DER: what pins and owners' files are hashes of. */
  readonly spki: Uint8Array;
  /** Milliseconds since 1970. */
  readonly notBefore: number;
  /** Milliseconds since 1970; the certificate is still valid at this instant. */
  readonly notAfter: number;
  /** For people to read: `C=US, O=Acme, CN=host`. */
  readonly subject: string;
  readonly issuer: string;
  /** Subject alternative names, as written; names with characters outside printable ASCII are left out. */
  readonly dnsNames: readonly string[];
  readonly uris: readonly string[];
  /** As a URL's host writes them: `192.0.2.1`, `2001:db8::1`. */
  readonly ipAddresses: readonly string[];
  /** basicConstraints.cA */
  readonly ca: boolean;
}

/** Bytes of one certificate; real ones have one to four thousand. */
const maximumBytes = 65_536;
const maximumCertificates = 32;

const oids = { basicConstraints: '551d13', subjectAltName: '551d11' } as const;

interface AlternativeNames {
  readonly dnsNames: string[];
  readonly uris: string[];
  readonly ipAddresses: string[];
}

/** Reads one certificate. Undefined where the bytes are not exactly one X.509 certificate in DER, or more than 64 KiB. */
export function readCertificate(der: Uint8Array): CertificateFacts | undefined {
  if (der.length > maximumBytes) return undefined;
  const whole = elementAt(der, 0, der.length);
  if (whole === undefined || whole.tag !== tags.sequence || whole.end !== der.length) return undefined;
  const [tbs, algorithm, signature, ...rest] = childrenOf(der, whole) ?? [];
  if (tbs?.tag !== tags.sequence || algorithm?.tag !== tags.sequence || signature?.tag !== tags.bitString || rest.length > 0)
    return undefined;
  return factsOf(der, tbs);
}

/** TBSCertificate (RFC 5280, section 4.1): [0] version, serial, signature, issuer, validity, subject, key, [1], [2], [3] extensions. */
function factsOf(der: Uint8Array, tbs: Element): CertificateFacts | undefined {
  const members = childrenOf(der, tbs) ?? [];
  const [serial, algorithm, issuer, validity, subject, key, ...optional] = members[0]?.tag === 0xa0 ? members.slice(1) : members;
  if (serial?.tag !== tags.integer || algorithm?.tag !== tags.sequence || issuer?.tag !== tags.sequence) return undefined;
  if (validity?.tag !== tags.sequence || subject?.tag !== tags.sequence || key?.tag !== tags.sequence) return undefined;
  const [from, until] = childrenOf(der, validity) ?? [];
  const notBefore = from && timeOf(der, from);
  const notAfter = until && timeOf(der, until);
  if (notBefore === undefined || notAfter === undefined) return undefined;
  const names: AlternativeNames = { dnsNames: [], uris: [], ipAddresses: [] };
  const extensions = extensionsOf(
    der,
    optional.find((member) => member.tag === 0xa3),
  );
  const alternatives = extensions.get(oids.subjectAltName);
  if (alternatives !== undefined) readAlternativeNames(der, alternatives, names);
  return {
    der,
    spki: der.subarray(key.start, key.end),
    notBefore,
    notAfter,
    subject: nameText(der, subject),
    issuer: nameText(der, issuer),
    ...names,
    ca: isCa(der, extensions.get(oids.basicConstraints)),
  };
}

/** The value of each extension, by its OID's content in hex. RFC 5280, section 4.2 allows one of a kind: the first counts. */
function extensionsOf(der: Uint8Array, wrapper: Element | undefined): ReadonlyMap<string, Element> {
  const found = new Map<string, Element>();
  const list = wrapper && childrenOf(der, wrapper)?.[0];
  for (const extension of (list && childrenOf(der, list)) ?? []) {
    const members = childrenOf(der, extension) ?? [];
    const type = members[0];
    const value = members.at(-1);
    if (type?.tag !== tags.oid || value?.tag !== tags.octetString) continue;
    const inner = elementAt(der, value.content, value.end);
    const id = oidHex(der, type);
    if (inner !== undefined && inner.end === value.end && !found.has(id)) found.set(id, inner);
  }
  return found;
}

function isCa(der: Uint8Array, constraints: Element | undefined): boolean {
  const first = constraints && childrenOf(der, constraints)?.[0];
  return first?.tag === tags.boolean && first.end === first.content + 1 && der[first.content] !== 0;
}

/** GeneralNames (RFC 5280, section 4.2.1.6): [2] dNSName, [6] uniformResourceIdentifier, [7] iPAddress. */
function readAlternativeNames(der: Uint8Array, alternatives: Element, into: AlternativeNames): void {
  for (const name of childrenOf(der, alternatives) ?? []) {
    if (name.tag === 0x87) {
      const address = ipAddress(der.subarray(name.content, name.end));
      if (address !== undefined) into.ipAddresses.push(address);
    } else if (name.tag === 0x82 || name.tag === 0x86) {
      const text = latin1(der, name);
      // A NUL inside a name has fooled verifiers before: such a name names nothing.
      if (/^[\x21-\x7e]+$/.test(text)) (name.tag === 0x82 ? into.dnsNames : into.uris).push(text);
    }
  }
}

function ipAddress(bytes: Uint8Array): string | undefined {
  if (bytes.length === 4) return bytes.join('.');
  if (bytes.length !== 16) return undefined;
  const groups: string[] = [];
  for (let index = 0; index < 16; index += 2) groups.push(((bytes[index] ?? 0) * 256 + (bytes[index + 1] ?? 0)).toString(16));
  return new URL(`http://[${groups.join(':')}]`).hostname.slice(1, -1);
}

/**
 * The certificates in a base64Binary, in whatever way the world writes them: DER, PEM in base64 (any line ends, several),
 * or either of these in base64 once more; PEM not in base64 too. At most 32; empty where there is none.
 */
export function decodeCertificates(base64: string): readonly CertificateFacts[] {
  let text = base64;
  for (let depth = 0; depth < 3; depth += 1) {
    if (isPem(text)) return pemCertificates(text).flatMap((der) => readCertificate(der) ?? []);
    const bytes = base64Bytes(text);
    if (bytes === undefined) return [];
    if (bytes[0] === tags.sequence) return consecutive(bytes);
    text = Buffer.from(bytes).toString('latin1');
  }
  return [];
}

/** Certificates written one after another; anything between or behind them, and none counts. */
function consecutive(bytes: Uint8Array): readonly CertificateFacts[] {
  const certificates: CertificateFacts[] = [];
  for (let offset = 0; offset < bytes.length && certificates.length < maximumCertificates; ) {
    const element = elementAt(bytes, offset, bytes.length);
    const facts = element && readCertificate(bytes.subarray(element.start, element.end));
    if (element === undefined || facts === undefined) return [];
    certificates.push(facts);
    offset = element.end;
  }
  return certificates;
}
