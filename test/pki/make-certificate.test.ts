import { spawnSync } from 'node:child_process';
import { createPublicKey, type KeyObject, X509Certificate } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readCertificate } from '../../src/pki/certificate.js';
import type { CertificateRole } from '../../src/pki/certificate-roles.js';
import { generateKey, type KeyType, keyTypeOf, signerOf, spkiFingerprint, spkiOf } from '../../src/pki/key.js';
import { type CertificateIssuer, makeCertificate, randomSerialNumber } from '../../src/pki/make-certificate.js';
import { makeCrl, type Revocation } from '../../src/pki/make-crl.js';
import { encodePem } from '../../src/pki/pem-encoding.js';

const notBefore = new Date('2026-01-01T00:00:00Z');
const dates = { notBefore, notAfter: new Date('2051-06-30T12:00:00Z') };
const rootName = { country: 'US', organization: 'Test', commonName: 'Test root' };
const leafName = { country: 'US', organization: 'Café, "Quoted" Inc.', commonName: 'leaf' };
const serverRole: CertificateRole = { kind: 'server', names: [{ kind: 'dns', value: 'a.example.com' }] };
const crlUrl = 'http://crl.example.com/root.crl';

const folder = mkdtempSync(join(tmpdir(), 'make-certificate-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const keys = new Map<KeyType, KeyObject>();
beforeAll(async () => {
  for (const type of ['ec-p256', 'rsa-3072'] as const) keys.set(type, await generateKey(type));
}, 30_000);
const key = (type: KeyType) => keys.get(type)!;

async function rootAndLeaf(issuerType: KeyType, leafType: KeyType, role = serverRole) {
  const own = { subject: rootName, privateKey: key(issuerType), crlUrl: undefined };
  const root = await makeCertificate(
    { role: { kind: 'root' }, subject: rootName, subjectKey: key(issuerType), serialNumber: '01', ...dates },
    own,
  );
  const issuer: CertificateIssuer = { ...own, crlUrl };
  const leaf = await makeCertificate({ role, subject: leafName, subjectKey: key(leafType), serialNumber: '4a01', ...dates }, issuer);
  return { root, leaf, issuer };
}

describe('makeCertificate', () => {
  it.each([
    ['ec-p256', 'rsa-3072'],
    ['rsa-3072', 'ec-p256'],
  ] as const)('makes a certificate that says what was asked, signed with %s for %s', async (issuerType, leafType) => {
    const { root, leaf } = await rootAndLeaf(issuerType, leafType);
    const node = new X509Certificate(leaf);
    expect(node.verify(createPublicKey(key(issuerType)))).toBe(true);
    expect(node.checkIssued(new X509Certificate(root))).toBe(true);
    expect(node.serialNumber).toBe('4A01');
    const facts = readCertificate(leaf);
    expect(facts).toMatchObject({
      dnsNames: ['a.example.com'],
      ca: false,
      notBefore: dates.notBefore.getTime(),
      notAfter: dates.notAfter.getTime(),
    });
    expect(Buffer.from(facts?.spki ?? []).equals(spkiOf(key(leafType)))).toBe(true);
    expect(readCertificate(root)?.ca).toBe(true);
  });

  it('refuses to sign with a kind of key that it does not know', async () => {
    const { generateKeyPairSync } = await import('node:crypto');
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-384' });
    await expect(signerOf(privateKey)).rejects.toThrow(TypeError);
    expect(keyTypeOf(privateKey)).toBeUndefined();
  });
});

describe('randomSerialNumber', () => {
  it('is positive without a leading zero, 16 octets, and never twice the same', () => {
    const numbers = Array.from({ length: 200 }, randomSerialNumber);
    expect(new Set(numbers).size).toBe(200);
    for (const number of numbers) expect(number).toMatch(/^[4-7][0-9a-f]{31}$/);
  });
});

describe('spkiFingerprint', () => {
  it('is the same for a private key and its public half', () => {
    const privateKey = key('ec-p256');
    expect(spkiFingerprint(privateKey)).toMatch(/^sha256:[0-9a-f]{64}$/);
    expect(spkiFingerprint(createPublicKey(privateKey))).toBe(spkiFingerprint(privateKey));
  });
});

const hasOpenssl = spawnSync('openssl', ['version']).status === 0;

describe.skipIf(!hasOpenssl)('openssl verify -x509_strict', () => {
  async function verdict(
    purpose: string,
    role: CertificateRole,
    revoked: readonly Revocation[],
    issuerType: KeyType = 'ec-p256',
  ): Promise<string> {
    const { root, leaf, issuer } = await rootAndLeaf(issuerType, 'ec-p256', role);
    const crl = await makeCrl({ number: 300n, thisUpdate: notBefore, nextUpdate: dates.notAfter, revoked }, issuer);
    const write = (name: string, pem: string) => {
      writeFileSync(join(folder, name), pem);
      return join(folder, name);
    };
    const at = `${Date.parse('2040-01-01T00:00:00Z') / 1_000}`;
    const files = ['-CAfile', write('root.pem', encodePem('CERTIFICATE', root)), '-CRLfile', write('root.crl', encodePem('X509 CRL', crl))];
    const run = spawnSync(
      'openssl',
      [
        'verify',
        '-x509_strict',
        '-auth_level',
        '2',
        '-crl_check_all',
        '-attime',
        at,
        '-purpose',
        purpose,
        ...files,
        write('leaf.pem', encodePem('CERTIFICATE', leaf)),
      ],
      { encoding: 'utf8' },
    );
    return `${run.stdout}${run.stderr}`;
  }
  const clientRole: CertificateRole = { kind: 'client', names: [{ kind: 'uri', value: 'https://a.example.com/client' }] };
  const signingRole: CertificateRole = { kind: 'signing', names: [{ kind: 'other', oid: '2.16.840.1.113883.4.6', value: '1234567893' }] };
  const revocation: Revocation = { serialNumber: '4a01', revokedAt: new Date('2027-01-01T00:00:00Z'), reason: 'superseded' };

  it.each([
    ['sslserver', serverRole],
    ['sslclient', clientRole],
    ['any', signingRole],
  ])('accepts for %s what was made for it', async (purpose, role) => {
    expect(await verdict(purpose, role, [])).toMatch(/: OK\n$/);
    expect(await verdict(purpose, role, [], 'rsa-3072')).toMatch(/: OK\n$/);
  });

  it.each([
    ['sslclient', serverRole],
    ['sslserver', clientRole],
  ])('refuses for %s what was made for the other side', async (purpose, role) => {
    expect(await verdict(purpose, role, [])).toContain('error 26 ');
  });

  it('refuses what the CRL lists, and only that', async () => {
    expect(await verdict('sslserver', serverRole, [revocation])).toContain('error 23 ');
    expect(await verdict('sslserver', serverRole, [{ ...revocation, serialNumber: '4a02' }])).toMatch(/: OK\n$/);
  });
});
