import { layout } from '../../src/app/directory.js';
import { spkiFingerprint } from '../../src/pki/key.js';
import { encodePem } from '../../src/pki/pem-encoding.js';
import { type Authorities, makeAuthorities } from './authorities.js';
import { bundleResource } from './bundle-resource.js';
import { type Credential, makeCredentials } from './credentials.js';
import type { KeyFolder } from './key-folder.js';
import type { ExamplePayer } from './payer.js';
import { payers } from './payers.js';

/** The texts of a complete directory by their paths: nothing in them is secret. */
export async function directoryFiles(folder: KeyFolder): Promise<ReadonlyMap<string, string>> {
  const authorities = await makeAuthorities(folder);
  const files = new Map<string, string>();
  for (const payer of payers) {
    const credentials = await makeCredentials(folder, payer, authorities);
    const certificates = { ...credentials, endorsement: authorities['signing-ca'].certificate };
    files.set(`${layout.bundles}/${payer.slug}.json`, json(bundleResource(payer, certificates)));
    files.set(`${layout.owners}/${payer.slug}.json`, json(owners(payer, credentials.signing)));
  }
  files.set(layout.policy, json({ defaultEnvironment: 'test', testPayers: payers.map(({ slug }) => slug) }));
  for (const list of [layout.suspensions, layout.suppressions, layout.tombstones]) files.set(list, json([]));
  for (const [path, text] of trust(authorities)) files.set(path, text);
  return files;
}

/** Who may speak for a payer. The slug is inside, for a signature over this file must not hold for another payer's. */
function owners(payer: ExamplePayer, signing: Credential): object {
  const { role, email } = payer.organization.contact;
  return {
    slug: payer.slug,
    version: 1,
    accounts: payer.accounts,
    signingKeys: [{ fingerprint: spkiFingerprint(signing.key), from: instant(signing.notBefore), until: instant(signing.notAfter) }],
    domains: [payer.domain],
    contact: { role, email },
  };
}

/**
 * Anchors, with the issuing CA beside each root, for a bundle holds leaves only and chains are built from here; and a CRL for every
 * CA, the roots too, without which nginx and HAProxy refuse everyone. The CRLs are PEM: what gateways read and a reviewer's diff
 * shows. Whoever publishes one at a certificate's distribution point turns it into DER (RFC 5280, section 4.2.1.13).
 */
function* trust(authorities: Authorities): Generator<[string, string]> {
  const anchors = {
    server: ['tls-root', 'server-ca'],
    client: ['tls-root', 'client-ca'],
    signing: ['signing-root', 'signing-ca'],
    endorsement: ['signing-ca'],
  } as const;
  for (const [use, names] of Object.entries(anchors)) {
    for (const name of names) yield [`${layout.anchors}/${use}/${name}.pem`, encodePem('CERTIFICATE', authorities[name].certificate)];
  }
  for (const [name, { crl }] of Object.entries(authorities)) yield [`${layout.crls}/${name}.crl`, encodePem('X509 CRL', crl)];
}

function instant(date: Date): string {
  return date.toISOString().replace('.000Z', 'Z');
}

function json(value: object): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}
