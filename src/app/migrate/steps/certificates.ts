import { shown } from '../../../domain/message.js';
import { base64Bytes } from '../../../pki/pem.js';
import { base64Of, type CertificatePlace, type Content, certificatePlaces, certificatesAt, contentOf } from '../certificate-places.js';
import { type Draft, replaceMember } from '../draft.js';
import { defineStep } from '../step.js';

const why = 'A certificate is published as the base64 of its DER, once: other encodings are read by some programs and not by others.';
/** Of the rest of a chain, so many are named. */
const mostNames = 3;

/** Certificates in every encoding met in the wild → the base64 of the DER of one certificate. */
export const certificates = defineStep('certificates', (draft, { policy: { limits } }) => {
  const places = certificatePlaces(draft.bundle);
  for (const place of places.slice(0, limits.certificates)) encode(draft, place);
  const unread = places[limits.certificates];
  if (unread === undefined) return;
  draft.ask(
    unread.path,
    `Are this certificate and those behind it right? Of one file ${limits.certificates} are read.`,
    'Remove what is not needed.',
  );
});

function encode(draft: Draft, place: CertificatePlace): void {
  const { element, path, member, text } = place;
  const [certificate, ...rest] = certificatesAt(place);
  if (certificate === undefined) {
    askFor(draft, place);
    return;
  }
  const encoded = base64Of(certificate.der);
  if (encoded === text && member === 'valueBase64Binary') return;
  replaceMember(element, member, 'valueBase64Binary', encoded);
  draft.changed(
    path,
    `The certificate of ${shown(certificate.subject)} was ${describe(contentOf(text), member)}; it is now the base64 of its DER.`,
    why,
  );
  const others = [...new Set(rest.filter(({ der }) => base64Of(der) !== encoded).map(({ subject }) => shown(subject)))];
  if (others.length === 0) return;
  const named = others.slice(0, mostNames).join(' and ') + (others.length > mostNames ? ` and ${others.length - mostNames} more` : '');
  draft.ask(
    path,
    `Does the server itself send the certificates that stood behind this one (${named})? A place holds one certificate, so they are left out.`,
    'Set the server up to send its whole chain but for the root; partners find the root among the anchors of the directory.',
  );
}

function describe({ pem, depth }: Content, member: string): string {
  const times = depth === 0 ? '' : depth === 1 ? ' in base64' : depth === 2 ? ' in base64 twice' : ' in base64 three times';
  return `${pem ? 'PEM' : 'DER'}${times}${member === 'valueString' ? ', in a string' : ''}`;
}

/** A public key is right in one place, the trust manager's, and needs no more than its encoding mended. */
function askFor(draft: Draft, { element, path, name, member, text }: CertificatePlace): void {
  const content = contentOf(text);
  if (name === 'publicCertificate' && content.kind === 'public key') {
    const body = /-----BEGIN PUBLIC KEY-----([^-]*)-----END PUBLIC KEY-----/.exec(content.inner)?.[1];
    const bytes = body === undefined ? undefined : base64Bytes(body);
    if (bytes?.[0] === 0x30) {
      replaceMember(element, member, 'valueBase64Binary', base64Of(bytes));
      draft.changed(path, `The public key was ${describe(content, member)}; it is now the base64 of its DER.`, why);
      return;
    }
  }
  // A public key in DER, which only a reader of keys could tell from other bytes.
  if (name === 'publicCertificate' && content.kind === 'other bytes' && content.depth === 1 && member === 'valueBase64Binary') return;
  draft.ask(path, `Which certificate belongs here? What stands in ${name} is ${found(content.kind)}.`, help(content.kind));
}

function found(kind: Content['kind']): string {
  if (kind === 'JSON' || kind === 'other text' || kind === 'other bytes') return kind === 'JSON' ? 'JSON' : `no certificate but ${kind}`;
  return kind === 'certificate' ? 'a certificate that cannot be read' : `a ${kind}`;
}

function help(kind: Content['kind']): string {
  if (kind === 'private key')
    return 'Remove it at once, and treat that key as known to everyone: make a new one. Then give the base64 of the DER of its certificate.';
  return 'Give the base64 of the DER of the certificate (openssl x509 -in certificate.pem -outform DER | base64 -w0), or remove the part or the extension.';
}
