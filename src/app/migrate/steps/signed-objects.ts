import { readAddress } from '../../../domain/address.js';
import { shown } from '../../../domain/message.js';
import type { CertificateFacts } from '../../../pki/certificate.js';
import { isNamedFor } from '../../../pki/host-name.js';
import { extensions, systems } from '../canonicals.js';
import { base64Of, certificatePlaces, certificatesAt } from '../certificate-places.js';
import { extend, isMutableObject, type MutableObject, objectsIn, put } from '../draft.js';
import { codingsIn, partsOf, resourcesIn, textOf } from '../elements.js';
import { defineStep } from '../step.js';

const why =
  'Since PDex 2.0.0 an mtls-endpoint must have pdex-mtls-signedobject-extension, the certificate that its server shows; this one is made out for the host of Endpoint.address.';
const help =
  'Add pdex-mtls-signedobject-extension: ObjectType with MtlsObjectCodeCS#MTLS, Object with the base64 of the DER of the certificate that the server shows.';
const tlsCodes = new Set(['x509-mtls-certificate', 'x509-ssl-tls-certificates']);
const afterExtension = [
  'modifierExtension',
  'identifier',
  'status',
  'connectionType',
  'name',
  'managingOrganization',
  'contact',
  'payloadType',
  'address',
];

/** A certificate among the artifacts that is the server's → pdex-mtls-signedobject-extension. */
export const signedObjects = defineStep('signed-objects', (draft, { policy: { limits } }) => {
  const published = publishedOn(draft.bundle, limits.certificates);
  for (const { element: endpoint, path } of resourcesIn(draft.bundle, 'Endpoint')) {
    if (objectsIn(endpoint['extension']).some(([, extension]) => extension['url'] === extensions.signedObject)) continue;
    const { hostname, hostKind } = readAddress(textOf(endpoint, 'address') ?? '');
    const certificates = published.get(endpoint) ?? [];
    const fitting = hostKind === 'none' ? [] : certificates.filter((certificate) => isNamedFor(certificate, hostname));
    if (fitting.length === 0) {
      draft.ask(path, `Which certificate does the server ${shown(hostname)} show? ${lack(certificates)}`, help);
      continue;
    }
    if (!isMutableObject(endpoint['extension']) && endpoint['extension'] === undefined) put(endpoint, 'extension', [], afterExtension);
    extend(endpoint, fitting.map(signedObject));
    for (const { subject } of fitting)
      draft.changed(path, `The certificate of ${shown(subject)} is now pdex-mtls-signedobject-extension too.`, why);
  }
});

/** Each Endpoint's certificates for TLS; a CA's can't be a server's. */
function publishedOn(bundle: MutableObject, limit: number): ReadonlyMap<MutableObject, readonly CertificateFacts[]> {
  const found = new Map<MutableObject, CertificateFacts[]>();
  for (const place of certificatePlaces(bundle).slice(0, limit)) {
    const { element, holder } = place.extension;
    const types = element['url'] === extensions.artifacts ? partsOf(place.extension, 'secureExchangeArtifactsType') : [];
    const codes = types.flatMap((type) => codingsIn(type.element['valueCodeableConcept'])).map((coding) => textOf(coding, 'code') ?? '');
    const [certificate] = codes.some((code) => tlsCodes.has(code)) ? certificatesAt(place) : [];
    const known = found.get(holder) ?? [];
    const isNew = certificate !== undefined && !certificate.ca && !known.some(({ der }) => base64Of(der) === base64Of(certificate.der));
    if (isNew) found.set(holder, [...known, certificate]);
  }
  return found;
}

function signedObject({ der }: CertificateFacts): MutableObject {
  const type = { coding: [{ system: systems.signedObjects, code: 'MTLS', display: 'mTLS signed Object' }] };
  return {
    extension: [
      { url: 'ObjectType', valueCodeableConcept: type },
      { url: 'Object', valueBase64Binary: base64Of(der) },
    ],
    url: extensions.signedObject,
  };
}

function lack(certificates: readonly CertificateFacts[]): string {
  if (certificates.length === 0) return 'The Endpoint publishes no certificate for TLS.';
  const names = certificates.flatMap(({ dnsNames, ipAddresses }) => [...dnsNames, ...ipAddresses]).slice(0, 5);
  return `The one it publishes for TLS is made out for ${names.length === 0 ? 'no host' : names.map(shown).join(', ')}.`;
}
