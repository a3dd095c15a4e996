import { describe, expect, it } from 'vitest';
import { readCertificate } from '../../src/pki/certificate.js';
import { isNamedFor } from '../../src/pki/host-name.js';
import { selfSigned } from './self-signed.js';

describe('isNamedFor', async () => {
  const facts = readCertificate(
    await selfSigned({
      subject: 'CN=common.example.com',
      dns: ['a.example.com', '*.w.example.com', '*.test', 'dot.example.com.'],
      ip: ['192.0.2.1', '2001:db8::1'],
    }),
  )!;

  it.each(['a.example.com', 'A.EXAMPLE.com', 'a.example.com.', 'x.w.example.com', 'dot.example.com', '192.0.2.1', '[2001:db8::1]'])(
    'accepts %s',
    (host) => {
      expect(isNamedFor(facts, host)).toBe(true);
    },
  );

  it.each([
    '',
    'example.com',
    'b.example.com',
    'w.example.com',
    'x.y.w.example.com',
    '.w.example.com',
    'x.test',
    'common.example.com',
    '192.0.2.2',
    '[2001:db8::2]',
  ])('refuses %j', (host) => {
    expect(isNamedFor(facts, host)).toBe(false);
  });
});
