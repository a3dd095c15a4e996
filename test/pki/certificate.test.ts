import { X509Certificate } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeCertificates, readCertificate } from '../../src/pki/certificate.js';
import { base64, pem, selfSigned } from './self-signed.js';

const full = {
  subject: 'C=US, O=Zürich Health\\, Inc., CN=mtls.acme.example.com',
  dns: ['mtls.acme.example.com', '*.acme.example.com'],
  ip: ['192.0.2.1', '2001:db8::1'],
  uris: ['https://mtls.acme.example.com/fhir'],
};

describe('readCertificate', () => {
  it('agrees with OpenSSL on a certificate with everything', async () => {
    const der = await selfSigned(full);
    const judge = new X509Certificate(der);
    const facts = readCertificate(der);
    expect(facts?.notBefore).toBe(Date.parse(judge.validFrom));
    expect(facts?.notAfter).toBe(Date.parse(judge.validTo));
    expect(base64(facts?.spki ?? '')).toBe(judge.publicKey.export({ type: 'spki', format: 'der' }).toString('base64'));
    expect(facts?.dnsNames).toEqual(full.dns);
    expect(facts?.uris).toEqual(full.uris);
    expect(facts?.ipAddresses).toEqual(full.ip);
    expect(judge.subjectAltName).toContain('DNS:mtls.acme.example.com');
    expect(facts?.subject).toBe('C=US, O=Zürich Health\\, Inc., CN=mtls.acme.example.com');
    expect(facts?.issuer).toBe(facts?.subject);
    expect(facts?.der).toEqual(der);
    expect(facts?.ca).toBe(judge.ca);
  });

  it('knows a CA, and a certificate without alternative names', async () => {
    const facts = readCertificate(await selfSigned({ ca: true }));
    expect(facts).toMatchObject({ ca: true, dnsNames: [], uris: [], ipAddresses: [] });
  });

  it('reads GeneralizedTime, which X.509 wants from 2050 on', async () => {
    const der = await selfSigned({ notBefore: '1999-12-31T23:59:59Z', notAfter: '2057-02-28T01:02:03Z' });
    expect(readCertificate(der)).toMatchObject({ notBefore: Date.UTC(1999, 11, 31, 23, 59, 59), notAfter: Date.UTC(2057, 1, 28, 1, 2, 3) });
  });

  it('leaves out a name with a NUL in it', async () => {
    const der = await selfSigned({ dns: ['good.example.com.evil.test', 'also.example.com'] });
    const at = Buffer.from(der).indexOf('.evil');
    der[at] = 0;
    expect(readCertificate(der)?.dnsNames).toEqual(['also.example.com']);
  });

  it('refuses a date that no calendar has', async () => {
    const der = await selfSigned({ notAfter: '2035-03-03T00:00:00Z' });
    der.set(Buffer.from('350230'), Buffer.from(der).indexOf('350303'));
    expect(readCertificate(der)).toBeUndefined();
  });

  it('refuses bytes before, behind and missing', async () => {
    const der = await selfSigned(full);
    expect(readCertificate(Buffer.concat([der, Buffer.from([0])]))).toBeUndefined();
    expect(readCertificate(Buffer.concat([Buffer.from([0]), der]))).toBeUndefined();
    expect(readCertificate(der.subarray(0, -1))).toBeUndefined();
  });

  it.each([
    ['nothing', []],
    ['an indefinite length', [0x30, 0x80, 0, 0]],
    ['a length that is longer than needed', [0x30, 0x81, 0x01, 0x00]],
    ['a length of four gigabytes', [0x30, 0x84, 0xff, 0xff, 0xff, 0xff]],
    ['a length of five bytes', [0x30, 0x85, 0, 0, 0, 0, 0]],
    ['an empty sequence', [0x30, 0x00]],
  ])('refuses %s', (_, bytes) => {
    expect(readCertificate(Uint8Array.from(bytes))).toBeUndefined();
  });

  it('refuses a million members without reading them all', () => {
    const content = new Uint8Array(60_000).fill(0x05).map((byte, index) => (index % 2 === 0 ? byte : 0));
    expect(readCertificate(Uint8Array.from([0x30, 0x82, 0xea, 0x60, ...content]))).toBeUndefined();
  });
});

describe('decodeCertificates', () => {
  const subjects = (text: string) => decodeCertificates(text).map((facts) => facts.subject);

  it('reads DER, PEM in base64, PEM with CRLF, double base64 and bare PEM', async () => {
    const der = await selfSigned();
    const text = `Bag Attributes: acme\r\n${pem(der, '\r\n')}`;
    const forms = [base64(der), base64(pem(der)), base64(text), base64(base64(der)), base64(base64(pem(der))), pem(der)];
    expect(forms.map((form) => subjects(form))).toEqual(forms.map(() => ['C=US, O=Acme Health Plan, CN=mtls.acme.example.com']));
    expect(decodeCertificates(forms[4]!)[0]?.der).toEqual(der);
  });

  it('reads several, in order, and passes over other PEM blocks', async () => {
    const [first, second] = [await selfSigned({ subject: 'CN=1' }), await selfSigned({ subject: 'CN=2' })];
    const key = '-----BEGIN PUBLIC KEY-----\nMFkw\n-----END PUBLIC KEY-----\n';
    expect(subjects(base64(pem(first) + key + pem(second)))).toEqual(['CN=1', 'CN=2']);
    expect(subjects(base64(Buffer.concat([first, second])))).toEqual(['CN=1', 'CN=2']);
  });

  it('finds none in what is no certificate', async () => {
    const key = '-----BEGIN PUBLIC KEY-----\nMFkw\n-----END PUBLIC KEY-----\n';
    const none = [
      '',
      '%%%',
      base64('{"library": {}}'),
      base64(key),
      base64('-----BEGIN CERTIFICATE-----\nMFkw'),
      base64(Uint8Array.of(0x30, 0)),
    ];
    expect(none.map((text) => subjects(text))).toEqual(none.map(() => []));
    expect(subjects(base64(Buffer.concat([await selfSigned(), Buffer.from('!')])))).toEqual([]);
  });

  it('stops at 32 and at 256 KiB', async () => {
    const der = await selfSigned();
    expect(subjects(base64(pem(der).repeat(40)))).toHaveLength(32);
    expect(subjects(base64(pem(der).repeat(1_000)))).toEqual([]);
  });

  it('never throws, whatever the bytes', async () => {
    const der = await selfSigned(full);
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        readCertificate(bytes);
        decodeCertificates(base64(bytes));
      }),
    );
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void decodeCertificates(text)));
    fc.assert(
      fc.property(fc.nat(der.length - 1), fc.nat(255), fc.nat(255), (at, value, next) => {
        const broken = der.slice();
        broken.set([value, next].slice(0, der.length - at), at);
        const facts = readCertificate(broken);
        if (facts !== undefined) expect(facts.notAfter).not.toBeNaN();
      }),
      { numRuns: 2_000 },
    );
  });
});
