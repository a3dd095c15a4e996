import type { KeyObject } from 'node:crypto';
import type { CertificateRole } from '../../src/pki/certificate-roles.js';
import type { GeneralName } from '../../src/pki/general-names.js';
import type { Authorities, Authority } from './authorities.js';
import { keptCertificate, keptKey } from './kept-certificate.js';
import type { KeyFolder } from './key-folder.js';
import type { ExamplePayer } from './payer.js';
import { oidOfSystem } from './standards.js';
import { validity } from './validity.js';

export interface Credential {
  readonly key: KeyObject;
  /** DER. */
  readonly der: Uint8Array;
  readonly notBefore: Date;
  readonly notAfter: Date;
}

/** The three that a payer needs; each has a key of its own. */
export interface Credentials {
  readonly server: Credential;
  readonly client: Credential;
  readonly signing: Credential;
}

/** Keys and certificates of one payer, kept as `<slug>/{server,client,signing}.{key,chain}.pem`. */
export async function makeCredentials(folder: KeyFolder, payer: ExamplePayer, authorities: Authorities): Promise<Credentials> {
  const organization = payer.organization.name;
  const make = async (commonName: string, role: CertificateRole, issuer: Authority): Promise<Credential> => {
    const name = `${payer.slug}/${role.kind}`;
    const key = await keptKey(folder, name, payer.keys);
    const subject = { country: 'US', organization, commonName };
    const der = await keptCertificate(folder, name, { role, subject, subjectKey: key, ...validity.leaf }, issuer, issuer.above);
    return { key, der, ...validity.leaf };
  };
  const hosts = [...new Set(payer.endpoints.map(({ address }) => new URL(address).hostname))];
  const serverNames = hosts.map((value): GeneralName => ({ kind: 'dns', value }));
  const clientNames: GeneralName[] = [{ kind: 'uri', value: payer.clientUri }];
  return {
    server: await make(hosts[0] ?? payer.domain, { kind: 'server', names: serverNames }, authorities['server-ca']),
    client: await make(`${payer.slug} client`, { kind: 'client', names: clientNames }, authorities['client-ca']),
    signing: await make(`${payer.slug} signing`, { kind: 'signing', names: signingNames(payer) }, authorities['signing-ca']),
  };
}

/** The identifier that the payer signs as, in the form that a signature's `who` is compared with, and the payer's web address. */
function signingNames({ signsAs, organization }: ExamplePayer): readonly GeneralName[] {
  const website: GeneralName = { kind: 'uri', value: organization.website };
  const oid = oidOfSystem(signsAs.system);
  if (oid !== undefined) return [{ kind: 'other', oid, value: signsAs.value }, website];
  return signsAs.value === organization.website ? [website] : [{ kind: 'uri', value: signsAs.value }, website];
}
