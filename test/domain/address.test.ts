import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readAddress } from '../../src/domain/address.js';

test.each([
  [
    'https://Fhir.Acme.example.com:8443/r4?x=1#y',
    {
      scheme: 'https',
      host: 'Fhir.Acme.example.com',
      hostname: 'fhir.acme.example.com',
      hostKind: 'name',
      userinfo: false,
      query: 'x=1',
      fragment: 'y',
      problem: undefined,
    },
  ],
  [
    'https://fhir.acme.example.com/r4',
    { scheme: 'https', host: 'fhir.acme.example.com', hostname: 'fhir.acme.example.com', hostKind: 'name', query: undefined },
  ],
  ['HTTP://a@b@c.example/', { scheme: 'http', host: 'c.example', userinfo: true }],
  ['https://[::1]:1/', { host: '[::1]', hostname: '[::1]', hostKind: 'ip' }],
  ['https://0300.1/', { hostname: '192.0.0.1', hostKind: 'ip' }],
  ['https://bücher.example/', { hostname: 'xn--bcher-kva.example', hostKind: 'invalid', problem: undefined }],
  ['https://exa\tmple.com/', { hostKind: 'invalid' }],
  ['https://?', { hostKind: 'none', problem: 'names no host' }],
  ['nothing', { scheme: undefined, problem: 'does not begin with a scheme such as https:' }],
])('%j', (text, expected) => {
  expect(readAddress(text)).toMatchObject({ text, ...expected });
});

test('any text is read, and a sound one as every HTTP client reads it', () => {
  const near = fc.stringMatching(/^https:\/\/[a-z0-9@:.\-/?#%[\]\\ _]{0,30}$/);
  fc.assert(
    fc.property(fc.oneof(near, fc.webUrl({ withFragments: true, withQueryParameters: true }), fc.string({ unit: 'binary' })), (text) => {
      const { hostKind, hostname, problem, userinfo, scheme } = readAddress(text);
      if (problem !== undefined || hostKind === 'invalid' || (scheme !== 'https' && scheme !== 'http')) return;
      const url = new URL(text);
      expect(url.hostname).toBe(hostname);
      if (url.username !== '' || url.password !== '') expect(userinfo).toBe(true);
    }),
    { numRuns: 5_000 },
  );
  for (const part of ['@', ':', '[', '.', 'a.', '/', '?']) expect(readAddress(`https://${part.repeat(200_000)}`).scheme).toBe('https');
});
