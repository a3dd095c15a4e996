import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { bundle, compare, judge, resource, told } from './bundle.js';

type Document = Parameters<typeof resource>[0];
const set = (value: unknown): never => value as never;

describe('slug', () => {
  const named = (id: string): string[] =>
    told(
      bundle((b) => (b['id'] = set(id))),
      id,
    );

  test.each(['acme', 'a', '7', 'acme-health-2', 'a'.repeat(64)])('%s is one', (slug) => {
    expect(named(slug)).toEqual([]);
  });

  test.each([
    ['Acme', 'has capital letters'],
    ['acme_health', 'has other characters than letters, digits and single hyphens between them'],
    ['acme.health', 'has other characters than letters, digits and single hyphens between them'],
    ['acme--health', 'has other characters than letters, digits and single hyphens between them'],
    ['-acme', 'has other characters than letters, digits and single hyphens between them'],
    ['acmé', 'has other characters than letters, digits and single hyphens between them'],
    ['a'.repeat(65), 'is longer than 64 characters'],
    ['aux', 'is a name that Windows reserves for a device'],
  ])('%s is none', (slug, problem) => {
    expect(
      judge(
        bundle((b) => (b['id'] = set(slug))),
        slug,
      ),
    ).toEqual([{ code: 'directory/slug-form', at: '/id', severity: 'error', args: { slug, problem } }]);
  });

  test('file and Bundle agree on it; outside a directory nothing is said', () => {
    expect(judge(bundle(), 'acme-health')).toMatchObject([
      { code: 'directory/slug-mismatch', at: '/id', args: { id: 'acme', slug: 'acme-health' } },
    ]);
    expect(told(bundle((b) => (b['id'] = set('Acme_1'))))).toEqual([]);
  });
});

const pem = readFileSync(new URL('../../bundles/aurora-health.json', import.meta.url), 'utf8');
/** Certificates of an example payer, in the order in which its bundle has them. */
const certificates = [...pem.matchAll(/"valueBase64Binary": "([^"]+)"/g)].map(([, base64]) => base64);

/** Another payer: nothing of it is `bundle()`'s own, but for what `change` makes so. */
function other(change: (document: Document) => void = () => undefined): ReturnType<typeof bundle> {
  return bundle((b) => {
    const text = JSON.stringify(b)
      .replaceAll('acme', 'zenith')
      .replaceAll('Acme', 'Zenith')
      .replaceAll('00417', '00918')
      .replaceAll('00-0417001', '00-0918001')
      .replaceAll('1234567893', '1999999992');
    Object.assign(b, JSON.parse(text));
    change(b);
  });
}

const withCertificate =
  (tail: string, part: string, base64: string | undefined) =>
  (b: Document): void => {
    resource(b, 2)['extension']!.push(
      set({
        url: `http://hl7.org/fhir/us/davinci-pdex/StructureDefinition/${tail}`,
        extension: [{ url: part, valueBase64Binary: base64 }],
      }),
    );
  };

const sameOperator = (b: Document): void => {
  resource(b, 1)['identifier']![0]!['value'] = set('1234567893');
};

describe('across the directory', () => {
  const clash = (change: (b: Document) => void, changeFirst: (b: Document) => void = () => undefined): string[] =>
    compare({ acme: bundle(changeFirst), zenith: other(change) }).map(
      ({ slug, code, at, severity, args }) => `${slug} ${severity} ${code} ${at} ${args['others']}`,
    );

  test('two payers that share nothing', () => {
    expect(clash(() => undefined)).toEqual([]);
  });

  test('an identifier, in whatever form', () => {
    expect(clash((b) => (resource(b, 0)['identifier']![1]!['value'] = set('000417001')))).toEqual([
      'acme error directory/identifier-claimed-twice /entry/0/resource/identifier/1 zenith',
      'zenith error directory/identifier-claimed-twice /entry/0/resource/identifier/1 acme',
    ]);
    expect(compare({ acme: bundle(), zenith: other((b) => (resource(b, 0)['identifier']![0]!['value'] = set('00417'))) })).toMatchObject([
      { args: { title: 'NAIC company code', token: 'naic:00417' } },
      { args: { token: 'naic:00417' } },
    ]);
  });

  test('an identifier under another name of its system, and of a system that nobody knows', () => {
    const claim = (identifier: unknown) => (b: Document) => resource(b, 0)['identifier']!.push(set(identifier));
    const npi = claim({ system: 'urn:oid:2.16.840.1.113883.4.6', value: '2000000119' });
    expect(clash(npi, claim({ system: 'http://hl7.org/fhir/sid/us-npi', value: '2000000119' }))).toHaveLength(2);
    expect(clash(claim({ system: 'urn:x:y', value: '1' }), claim({ system: 'urn:x:y', value: '1' }))).toHaveLength(2);
    expect(clash(claim({ system: 'urn:x:y', value: '1' }), claim({ system: 'urn:x:z', value: '1' }))).toEqual([]);
    // An identifier that lacks its system is nobody's.
    expect(clash(claim({ value: '1' }), claim({ value: '1' }))).toEqual([]);
  });

  test('a payer id is shared without harm, and so is an identifier that is a former one', () => {
    const type = { coding: [{ system: 'http://hl7.org/fhir/us/carin-bb/CodeSystem/C4BBIdentifierType', code: 'payerid' }] };
    const claim = (identifier: unknown) => (b: Document) => resource(b, 0)['identifier']!.push(set(identifier));
    const payerid = claim({ type, system: 'https://clearinghouse.example.com', value: 'X1' });
    expect(clash(payerid, payerid)).toEqual([]);
    expect(clash(claim({ use: 'old', system: 'urn:oid:2.16.840.1.113883.6.300', value: '00417' }))).toEqual([]);
    expect(clash(claim({ period: { end: '2025-12-31' }, system: 'urn:oid:2.16.840.1.113883.6.300', value: '00417' }))).toEqual([]);
    expect(clash(claim({ period: { end: '2026-12-31' }, system: 'urn:oid:2.16.840.1.113883.6.300', value: '00417' }))).toHaveLength(2);
  });

  test("identifiers of managing Organizations are nobody's own", () => {
    expect(clash(sameOperator)).toEqual([]);
  });

  test('a slug in another case', () => {
    expect(compare({ acme: bundle(), ACME: other() }).map(({ slug, code, args }) => [slug, code, args['others']])).toEqual([
      ['acme', 'directory/slug-case', 'ACME'],
      ['ACME', 'directory/slug-case', 'acme'],
    ]);
  });

  test('a name, without case, accents and punctuation; an alias may be shared', () => {
    expect(clash((b) => (resource(b, 0)['name'] = set('ACMÉ, Health.')))).toEqual([
      'acme error directory/name-claimed-twice /entry/0/resource/name zenith',
      'zenith error directory/name-claimed-twice /entry/0/resource/name acme',
    ]);
    expect(clash((b) => (resource(b, 0)['alias'] = set(['Acme Health'])))).toEqual([]);
  });

  test('a host, of the address or of a server, in any case', () => {
    expect(clash((b) => (resource(b, 2)['address'] = set('https://P2P.Acme.example.com/zenith')))).toEqual([
      'acme error directory/host-shared /entry/2/resource/address zenith',
      'zenith error directory/host-shared /entry/2/resource/address acme',
    ]);
    expect(
      clash((b) => (resource(b, 2)['extension']![0]!['extension']![0]!['valueString'] = set('https://p2p.acme.example.com/register'))),
    ).toHaveLength(2);
  });

  test('a host of one operator is information', () => {
    const share = (b: Document): void => {
      resource(b, 2)['address'] = set('https://p2p.acme.example.com/zenith');
      sameOperator(b);
    };
    expect(clash(share)).toEqual([
      'acme information directory/host-shared /entry/2/resource/address zenith',
      'zenith information directory/host-shared /entry/2/resource/address acme',
    ]);
    // The payer itself operates what names no managing Organization.
    const byItself = (b: Document): void => {
      delete (resource(b, 2) as unknown as Record<string, unknown>)['managingOrganization'];
      b['entry']!.splice(1, 1);
    };
    expect(clash((b) => [share(b), byItself(b)], byItself)).toHaveLength(2);
    expect(clash((b) => [share(b), byItself(b)], byItself)[0]).toContain('error');
  });

  test('a third payer that is not of the operator makes it an error for all', () => {
    const address = (b: Document): never => (resource(b, 2)['address'] = set('https://p2p.acme.example.com/x'));
    const found = compare({
      acme: bundle(),
      zenith: other((b) => [address(b), sameOperator(b)]),
      third: bundle((b) => {
        Object.assign(
          b,
          JSON.parse(
            JSON.stringify(other())
              .replaceAll('zenith', 'third')
              .replaceAll('Zenith', 'Third')
              .replaceAll('0918', '0777')
              .replaceAll('1999999992', '2000000333'),
          ),
        );
        address(b);
      }),
    });
    expect(found.map(({ slug, severity, args }) => [slug, severity, args['others']])).toEqual([
      ['acme', 'error', 'third'],
      ['zenith', 'error', 'third'],
      ['third', 'error', 'acme, zenith'],
    ]);
  });

  test('many payers are counted, and compared in no time', () => {
    const members = Object.fromEntries(Array.from({ length: 1_500 }, (_, index) => [`payer-${index}`, bundle()]));
    const started = performance.now();
    const found = compare(members);
    expect(performance.now() - started).toBeLessThan(6_000);
    expect(found.find(({ code }) => code === 'directory/host-shared')).toMatchObject({
      severity: 'information',
      args: { others: 'payer-1, payer-2, payer-3 and 1496 more' },
    });
    expect(found.find(({ code }) => code === 'directory/name-claimed-twice')).toMatchObject({ severity: 'error' });
  });

  test('the key of a certificate, wherever it is published', () => {
    const [signedObject] = certificates;
    const publish = withCertificate('pdex-mtls-signedobject-extension', 'Object', signedObject);
    const again = withCertificate('base-ext-secureExchangeArtifacts', 'certificate', Buffer.from(signedObject ?? '').toString('base64'));
    const place = '/entry/2/resource/extension/1/extension/0/valueBase64Binary';
    expect(clash(again, publish)).toEqual([
      `acme error directory/key-shared ${place} zenith`,
      `zenith error directory/key-shared ${place} acme`,
    ]);
    expect(clash((b) => [again(b), sameOperator(b)], publish)[0]).toContain('information');
    expect(clash(withCertificate('base-ext-secureExchangeArtifacts', 'certificate', certificates[1]), publish)).toEqual([]);
    // The trust manager's own certificate stands in every bundle.
    const endorsed = withCertificate('base-ext-trustFramework', 'publicCertificate', signedObject);
    expect(clash(endorsed, endorsed)).toEqual([]);
    expect(clash(withCertificate('base-ext-secureExchangeArtifacts', 'certificate', '%%'), publish)).toEqual([]);
  });
});
