import { describe, expect, test } from 'vitest';
import { bundle, judge, resource, told } from './bundle.js';

const set = (value: unknown): never => value as never;
const at = '/entry/2/resource/address';

const rows: readonly (readonly [url: string, codes: readonly string[]])[] = [
  ['https://p2p.acme.example.com', []],
  ['https://P2P.Acme.example.com:8443/a/b_c~d?', ['address-query']],
  ['https://p2p.acme.example.com/a%20b;v=1/(c)', []],
  ['https://xn--bcher-kva.example.com/fhir', []],
  ['https://p2p.acme.example.com:65535', []],
  ['http://p2p.acme.example.com/fhir', ['address-not-https']],
  ['mailto:p2p@acme.example.com', ['address-not-https']],
  ['p2p.acme.example.com/fhir', ['address-invalid']],
  ['//p2p.acme.example.com/fhir', ['address-invalid']],
  ['https:p2p.acme.example.com', ['address-invalid']],
  ['https:/p2p.acme.example.com', ['address-invalid']],
  ['https:///fhir', ['address-invalid']],
  ['https://p2p.acme.example.com:0/', ['address-invalid']],
  ['https://p2p.acme.example.com:99999/', ['address-invalid']],
  ['https://p2p.acme.example.com:/', ['address-invalid']],
  ['https://p2p.acme.example.com/a\\b', ['address-invalid']],
  ['https://p2p.acme.example.com/%zz', ['address-invalid']],
  ['https://p2p.acme.example.com/é', ['address-invalid']],
  ['https://p2p.acme.example.com\\@evil.example/', ['address-invalid', 'address-userinfo']],
  ['https://p2p.аcme.example.com/', ['address-host']],
  ['https://p2p_acme.example.com/', ['address-host']],
  ['https://p2p.acme.example.com./', ['address-host']],
  ['https://p2p%2eacme.example.com/', ['address-host']],
  ['https://-p2p.acme.example.com/', ['address-host']],
  [`https://${'a'.repeat(64)}.example.com/`, ['address-host']],
  ['https://[::1/', ['address-host']],
  ['https://192.0.2.1/fhir', ['address-ip']],
  ['https://0x7f.1/', ['address-ip']],
  ['https://2130706433/', ['address-ip']],
  ['https://[2001:db8::1]:8443/', ['address-ip']],
  ['https://１２７.0.0.1/', ['address-ip']],
  ['https://localhost:8443/fhir', ['address-not-public']],
  ['https://gateway/fhir', ['address-not-public']],
  ['https://gateway.acme.internal/fhir', ['address-not-public']],
  ['https://gateway.local', ['address-not-public']],
  ['https://gateway.local.example.com', []],
  ['https://user:secret@p2p.acme.example.com/', ['address-userinfo']],
  ['https://known.example.com@192.0.2.1/', ['address-ip', 'address-userinfo']],
  ['https://p2p.acme.example.com/#a', ['address-fragment']],
  ['https://p2p.acme.example.com/?a=b', ['address-query']],
];

describe('transport', () => {
  test.each(rows)('%s', (url, codes) => {
    expect(told(bundle((b) => (resource(b, 2)['address'] = set(url))))).toEqual(codes.map((code) => `transport/${code} ${at}`));
  });

  test("white space in Endpoint.address is R4's business, in a server's URL it is not", () => {
    expect(told(bundle((b) => (resource(b, 2)['address'] = set(' https://p2p.acme.example.com'))))).toEqual([]);
    expect(
      told(bundle((b) => (resource(b, 2)['extension']![0]!['extension']![0]!['valueString'] = set('https://p2p.acme.example.com/a b')))),
    ).toEqual(['transport/address-invalid /entry/2/resource/extension/0/extension/0/valueString']);
  });

  test('URLs of associated servers are judged in both families of canonicals; a query is fine there', () => {
    const document = bundle((b) => {
      resource(b, 2)['extension'] = set([
        {
          url: 'http://hl7.org/fhir/us/ndh/StructureDefinition/base-ext-associatedServers',
          extension: [{ url: 'serverURL', valueString: 'http://p2p.acme.example.com?x' }],
        },
        {
          url: 'http://hl7.org/fhir/us/ndh/StructureDefinition/other',
          extension: [{ url: 'serverURL', valueString: 'http://p2p.acme.example.com' }],
        },
      ]);
    });
    expect(told(document)).toEqual(['transport/address-not-https /entry/2/resource/extension/0/extension/0/valueString']);
  });

  test('a host in another script is told in ASCII', () => {
    expect(judge(bundle((b) => (resource(b, 2)['address'] = set('https://bücher.example.com/'))))).toMatchObject([
      {
        code: 'transport/address-host',
        args: { host: 'bücher.example.com', meant: ' If you mean "xn--bcher-kva.example.com", write that.' },
      },
    ]);
  });

  test('a test payer may live on its own machine, with a warning; nobody else can say so', () => {
    const local = bundle((b) => (resource(b, 2)['address'] = set('https://localhost:8443/')));
    const numeric = bundle((b) => (resource(b, 2)['address'] = set('https://127.0.0.1:8443/')));
    const severities = (slug: string | undefined): string[] =>
      [local, numeric].flatMap((document) => judge(document, slug, { testPayers: ['acme'] })).map(({ severity }) => severity);
    expect(severities('acme')).toEqual(['warning', 'warning']);
    expect(severities(undefined)).toEqual(['error', 'error']);
  });
});
