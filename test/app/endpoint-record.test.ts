import { describe, expect, it } from 'vitest';
import { recordOf } from '../../src/app/endpoint-record.js';
import { readPayer } from '../../src/domain/read-payer.js';
import { certificate, now, payerBundle, type WantedEndpoint } from '../lookup/payer-bundle.js';

function roles(wanted: WantedEndpoint) {
  const endpoint = readPayer(payerBundle({ slug: 'acme', endpoints: [{ signed: [], ...wanted }] }), {
    slug: 'acme',
    defaultEnvironment: 'prod',
    now,
  })!.endpoints[0]!;
  const { certificates, unreadableArtifacts } = recordOf(endpoint);
  return { roles: certificates.map(({ role, publishedAs }) => `${role} (${publishedAs})`), unreadableArtifacts };
}

const chain = Buffer.concat([Buffer.from(certificate('server'), 'base64'), Buffer.from(certificate('issuer'), 'base64')]).toString(
  'base64',
);

describe('recordOf', () => {
  it("knows whose each certificate is by its artifact's type, and an mTLS certificate's by the address", () => {
    expect(
      roles({
        signed: [certificate('former-server')],
        artifacts: [
          ['x509-ssl-tls-certificates', certificate('coming-server')],
          ['x509-mtls-certificate', certificate('server')],
          ['x509-mtls-certificate', certificate('client')],
          ['x509-signing-certificate', certificate('client')],
          ['x509-identity-certificate', certificate('client')],
          ['x509-encryption-certificate', certificate('client')],
        ],
      }).roles,
    ).toEqual([
      'server (signed-object)',
      'server (tls)',
      'server (mtls)',
      'client (mtls)',
      'signing (signing)',
      'identity (identity)',
      'encryption (encryption)',
    ]);
  });

  it("tells a chain's issuer from its leaf, and takes a lone CA for what it is published as", () => {
    expect(roles({ signed: [chain] }).roles).toEqual(['server (signed-object)', 'issuer (signed-object)']);
    expect(roles({ signed: [certificate('issuer')] }).roles).toEqual(['server (signed-object)']);
  });

  it('names a certificate once that is published twice, and counts what is none', () => {
    expect(roles({ signed: [certificate('server'), certificate('server'), 'MAA=', '?'] })).toEqual({
      roles: ['server (signed-object)'],
      unreadableArtifacts: 2,
    });
  });

  it("takes no mTLS certificate for the server's where the address is no URL", () => {
    expect(roles({ address: 'mtls.acme.example.com', artifacts: [['x509-mtls-certificate', certificate('server')]] }).roles).toEqual([
      'client (mtls)',
    ]);
  });
});
