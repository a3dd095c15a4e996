import { type CertificateFacts, decodeCertificates } from '../../pki/certificate.js';
import { base64Bytes, isPem } from '../../pki/pem.js';
import { extensions } from './canonicals.js';
import type { MutableObject } from './draft.js';
import { extensionsIn, type Placed, type PlacedExtension, partsOf, textOf } from './elements.js';

/** A part of an extension that holds a certificate, or should. */
export interface CertificatePlace extends Placed {
  readonly extension: PlacedExtension;
  readonly name: 'Object' | 'certificate' | 'signedArtifact' | 'publicCertificate';
  /** The member that holds it, and its text. */
  readonly member: 'valueBase64Binary' | 'valueString';
  readonly text: string;
}

const parts: ReadonlyMap<string, readonly CertificatePlace['name'][]> = new Map<string, readonly CertificatePlace['name'][]>([
  [extensions.signedObject, ['Object']],
  [extensions.artifacts, ['certificate']],
  [extensions.trustFramework, ['signedArtifact', 'publicCertificate']],
]);

/** Every place of a certificate, in the order of the document. */
export function certificatePlaces(bundle: MutableObject): readonly CertificatePlace[] {
  return extensionsIn(bundle).flatMap((extension) => {
    const names = parts.get(textOf(extension.element, 'url') ?? '') ?? [];
    return names.flatMap((name) =>
      partsOf(extension, name).flatMap(({ element, path }) => {
        const member = element['valueBase64Binary'] === undefined ? 'valueString' : 'valueBase64Binary';
        const text = textOf(element, member);
        return text === undefined ? [] : [{ element, path, extension, name, member, text } as const];
      }),
    );
  });
}

/** The certificates of one place in whatever encoding, that of the holder of the key first. */
export function certificatesAt({ text, name }: CertificatePlace): readonly CertificateFacts[] {
  const all = decodeCertificates(text);
  // A trust manager's certificate may be a CA's, every other one is of an end entity.
  const leaves = name === 'publicCertificate' ? [] : all.filter(({ ca }) => !ca);
  const [leaf] = leaves.length === 1 ? leaves : all;
  return leaf === undefined ? [] : [leaf, ...all.filter((each) => each !== leaf)];
}

/** The base64 of bytes, as a base64Binary has it. */
export function base64Of(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64');
}

/** What a text turned out to be, that is not the base64 of one certificate's DER. */
export interface Content {
  readonly kind: 'certificate' | 'public key' | 'private key' | 'certificate request' | 'JSON' | 'other text' | 'other bytes';
  /** How often base64 was applied. */
  readonly depth: number;
  readonly pem: boolean;
  /** The innermost text; of bytes each as the character of that code. */
  readonly inner: string;
}

/** Looks through up to three layers of base64. */
export function contentOf(text: string): Content {
  let inner = text;
  for (let depth = 0; depth < 3; depth += 1) {
    const label = /-----BEGIN ([A-Z0-9 ]{1,40})-----/.exec(inner)?.[1];
    if (label !== undefined) return { kind: kindOfPem(label, inner), depth, pem: true, inner };
    const bytes = base64Bytes(inner);
    if (bytes === undefined) return { kind: kindOfText(inner), depth, pem: false, inner };
    inner = Buffer.from(bytes).toString('latin1');
    // A SEQUENCE, which certificates, keys and requests are; which of them, only its reader knows.
    if (bytes[0] === 0x30)
      return { kind: decodeCertificates(text).length > 0 ? 'certificate' : 'other bytes', depth: depth + 1, pem: false, inner };
  }
  return { kind: kindOfText(inner), depth: 3, pem: false, inner };
}

function kindOfPem(label: string, text: string): Content['kind'] {
  if (isPem(text)) return 'certificate';
  if (label.endsWith('PUBLIC KEY')) return 'public key';
  if (label.endsWith('PRIVATE KEY')) return 'private key';
  return label.endsWith('CERTIFICATE REQUEST') ? 'certificate request' : 'other text';
}

function kindOfText(text: string): Content['kind'] {
  if (/^\s*[{[]/.test(text)) return 'JSON';
  return /^[\t\n\r\x20-\x7e]*$/.test(text) ? 'other text' : 'other bytes';
}
