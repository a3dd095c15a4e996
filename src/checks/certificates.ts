import type { BundleView, Entry } from '../domain/bundle.js';
import { asArray, asString, isObject, type JsonObject, type JsonValue } from '../domain/json.js';
import type { Path } from '../domain/path.js';
import { type CertificateFacts, decodeCertificates } from '../pki/certificate.js';

/** A certificate that an Endpoint publishes as the payer's own or its operator's. */
export interface PublishedCertificate {
  readonly certificate: CertificateFacts;
  readonly path: Path;
  readonly endpoint: Entry;
}

/**
 * Extensions, by the tail of their canonical, and the part of each that holds a certificate of the payer's. trustFramework's
 * publicCertificate is left out: it is the trust manager's, and the same in every bundle.
 */
const parts: ReadonlyMap<string, string> = new Map([
  ['pdex-mtls-signedobject-extension', 'Object'],
  ['base-ext-secureExchangeArtifacts', 'certificate'],
  ['base-ext-trustFramework', 'signedArtifact'],
]);
const canonical = /^http:\/\/hl7\.org\/fhir\/us\/(?:davinci-pdex|ndh)\/StructureDefinition\/([\w-]+)$/;

/** The first certificate of each place that holds any, `limit` places at most: what follows it is its chain. */
export function* certificatesIn({ endpoints }: BundleView, limit: number): Iterable<PublishedCertificate> {
  let left = limit;
  for (const endpoint of endpoints) {
    for (const { base64, path } of texts(endpoint)) {
      if (left <= 0) return;
      left -= 1;
      const [certificate] = decodeCertificates(base64);
      if (certificate !== undefined) yield { certificate, path, endpoint };
    }
  }
}

function* texts({ resource, resourcePath }: Entry): Iterable<{ readonly base64: string; readonly path: Path }> {
  for (const [index, extension] of objects(resource?.['extension'])) {
    const tail = canonical.exec(asString(extension['url']) ?? '')?.[1];
    const name = tail === undefined ? undefined : parts.get(tail);
    if (name === undefined) continue;
    for (const [at, part] of objects(extension['extension'])) {
      const base64 = part['url'] === name ? asString(part['valueBase64Binary']) : undefined;
      if (base64 !== undefined) yield { base64, path: [...resourcePath, 'extension', index, 'extension', at, 'valueBase64Binary'] };
    }
  }
}

function* objects(list: JsonValue | undefined): Iterable<readonly [number, JsonObject]> {
  for (const [index, item] of asArray(list).entries()) if (isObject(item)) yield [index, item];
}
