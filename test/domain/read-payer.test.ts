import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPayer } from '../../src/domain/read-payer.js';
import { certificate, concept, naicSystem, now, payerBundle, type WantedEndpoint, type WantedPayer } from '../lookup/payer-bundle.js';

const ndh = 'http://hl7.org/fhir/us/ndh/StructureDefinition/';
const options = { slug: 'acme', defaultEnvironment: 'prod', now } as const;
const payer = (wanted: Partial<WantedPayer> = {}) => readPayer(payerBundle({ slug: 'acme', ...wanted }), options)!;
const endpoint = (wanted: WantedEndpoint) => payer({ endpoints: [wanted] }).endpoints[0]!;

describe('readPayer', () => {
  it('reads names, former names and identifiers', () => {
    const read = payer({
      aliases: ['Acme'],
      formerNames: ['Apex'],
      identifiers: [
        { system: naicSystem, value: ' 12345 ', type: { coding: [{ system: 's', code: 'c' }, {}] } },
        { value: 'bare' },
        { system: naicSystem, value: '54321', use: 'old' },
        { system: naicSystem, value: '54322', period: { end: '2020' } },
        { system: naicSystem, value: '54323', extension: [{ url: `${ndh}base-ext-identifier-status`, ...concept('revoked') }] },
        { system: naicSystem, value: '' },
        { system: naicSystem },
      ],
    });
    expect(read).toMatchObject({ slug: 'acme', name: 'Acme Health Plan, Inc.', aliases: ['Acme'], formerNames: ['Apex'], active: true });
    expect(read.identifiers).toEqual([
      { system: naicSystem, value: '12345', types: [{ system: 's', code: 'c' }], current: true },
      { system: undefined, value: 'bare', types: [], current: true },
      { system: naicSystem, value: '54321', types: [], current: false },
      { system: naicSystem, value: '54322', types: [], current: false },
      { system: naicSystem, value: '54323', types: [], current: false },
    ]);
  });

  it('takes an alias of the type historical for a former name', () => {
    const bundle = {
      resourceType: 'Bundle',
      entry: [
        {
          resource: {
            resourceType: 'Organization',
            alias: ['Now', 'Then'],
            _alias: [null, { extension: [{ url: `${ndh}base-ext-org-alias-type`, ...concept('historical') }] }],
          },
        },
      ],
    };
    expect(readPayer(bundle, options)).toMatchObject({ name: undefined, aliases: ['Now'], formerNames: ['Then'] });
  });

  it('is active unless Organization.active says otherwise', () => {
    expect(payer({ active: false }).active).toBe(false);
    expect(readPayer({ resourceType: 'Bundle', entry: [{ resource: { resourceType: 'Organization' } }] }, options)?.active).toBe(true);
  });

  it('lists each managing Organization once, and never the payer itself', () => {
    const read = payer({
      others: [
        ['vendor', 'Vendor'],
        ['idle', 'Idle'],
      ],
      endpoints: [{ manager: 'vendor' }, { manager: 'payer' }, { manager: 'vendor' }, { manager: 'nobody' }],
    });
    expect(read.managingOrganizations.map(({ name }) => name)).toEqual(['Vendor']);
    expect(read.endpoints.map(({ managedBy }) => managedBy)).toEqual([0, undefined, 0, undefined]);
  });

  it('resolves a managing Organization by its fullUrl', () => {
    const bundle = payerBundle({
      slug: 'acme',
      others: [['vendor', 'Vendor']],
      endpoints: [{ more: { managingOrganization: { reference: 'https://www.acme.example.com/Organization/vendor' } } }],
    });
    expect(readPayer(bundle, options)?.managingOrganizations).toHaveLength(1);
  });

  it.each([
    ['null', null],
    ['no Bundle', { resourceType: 'Organization' }],
    ['an empty Bundle', { resourceType: 'Bundle', entry: [] }],
    [
      'a Bundle whose first entry is no Organization',
      { resourceType: 'Bundle', entry: [{}, { resource: { resourceType: 'Organization' } }] },
    ],
  ])('finds no payer in %s', (_, value) => {
    expect(readPayer(value, options)).toBeUndefined();
  });

  it('reads anything without complaint', () => {
    const keys = fc.constantFrom(
      'resourceType',
      'entry',
      'resource',
      'alias',
      '_alias',
      'identifier',
      'extension',
      'url',
      'valueCodeableConcept',
      'coding',
      'period',
      'managingOrganization',
      '__proto__',
    );
    const leaf = fc.oneof(
      fc.constantFrom<unknown>('Bundle', 'Organization', 'Endpoint', `${ndh}base-ext-associatedServers`, null, 7, true),
      fc.string(),
    );
    const { tree } = fc.letrec((tie) => ({
      tree: fc.oneof({ maxDepth: 7 }, leaf, fc.array(tie('tree')), fc.dictionary(keys, tie('tree'))),
    }));
    fc.assert(
      fc.property(tree, tree, (organization, other) => {
        readPayer(organization, options);
        const entry = [
          { resource: { ...(organization as object), resourceType: 'Organization' } },
          { resource: { ...(other as object), resourceType: 'Endpoint' } },
        ];
        expect(readPayer({ resourceType: 'Bundle', entry }, options)?.endpoints).toHaveLength(1);
      }),
    );
  });

  it('takes time in proportion to the bundle', () => {
    const others = Array.from({ length: 5_000 }, (_, index) => [`o${index}`, 'Vendor'] as const);
    const read = payer({ others, endpoints: others.map(([manager]) => ({ manager, uses: [], signed: [] })) });
    expect(read.managingOrganizations).toHaveLength(5_000);
  }, 2_000);
});

describe('an Endpoint', () => {
  it('is read with all that the lookup needs', () => {
    expect(
      endpoint({
        uses: ['payerToPayer', 'providerApi', 'payerToPayer'],
        environment: 'test',
        rank: 2,
        trustProfiles: ['udap', 'smart', 'other'],
        baseUrl: 'https://api.acme.example.com/r4',
        registrationUrl: 'https://mtls.acme.example.com/register',
        artifacts: [
          ['x509-signing-certificate', certificate('client')],
          ['x509-of-another-kind', 'MAA='],
        ],
        more: { name: 'Exchange', period: { end: '2030' } },
      }),
    ).toMatchObject({
      id: 'mtls',
      fullUrl: 'https://www.acme.example.com/Endpoint/mtls',
      name: 'Exchange',
      address: 'https://mtls.acme.example.com/fhir',
      status: 'active',
      period: { start: undefined, end: Date.UTC(2031, 0) - 1 },
      environment: 'test',
      environmentDeclared: true,
      useCases: ['payerToPayer', 'providerApi'],
      rank: 2,
      accessMethods: ['mtls-dcr', 'smart-backend-services', 'udap'],
      baseUrl: 'https://api.acme.example.com/r4',
      registrationUrl: 'https://mtls.acme.example.com/register',
      artifacts: [{ kind: 'signed-object' }, { kind: 'signing' }],
    });
  });

  it('has the default environment, no rank and no access method where it says nothing', () => {
    expect(endpoint({ uses: [], signed: [] })).toMatchObject({
      environment: 'prod',
      environmentDeclared: false,
      rank: undefined,
      accessMethods: [],
      artifacts: [],
    });
  });

  it.each([
    ['a code that NDH has not', [concept('production', 'http://hl7.org/fhir/us/ndh/CodeSystem/NdhEndpointEnvironmentCS')]],
    ['a code of another system', [concept('prod', 'urn:other')]],
    [
      'two codes',
      [
        concept('prod', 'http://hl7.org/fhir/us/ndh/CodeSystem/NdhEndpointEnvironmentCS'),
        concept('test', 'http://hl7.org/fhir/us/ndh/CodeSystem/NdhEndpointEnvironmentCS'),
      ],
    ],
    ['no code', [{}]],
  ])('is in no known environment with %s', (_, values) => {
    const extension = values.map((value) => ({ url: `${ndh}base-ext-endpoint-environment-type`, ...value }));
    expect(endpoint({ more: { extension } })).toMatchObject({ environment: 'unknown', environmentDeclared: true });
  });

  it('reads guides, and the use cases of NDH 2.0.0', () => {
    const extension = [
      {
        url: `${ndh}base-ext-fhir-ig`,
        extension: [
          { url: 'ig-publication', valueUri: 'http://hl7.org/fhir/us/davinci-pdex' },
          { url: 'ig-version', valueString: '2.2.0' },
        ],
      },
      { url: `${ndh}base-ext-fhir-ig`, extension: [{ url: 'ig-name', valueString: 'PDex' }] },
      { url: `${ndh}base-ext-fhir-ig`, extension: [] },
      {
        url: `${ndh}base-ext-implementation-guide`,
        extension: [
          { url: 'ig-uri', valueCanonical: 'http://example.com/ig|1' },
          { url: 'ig-usecase', ...concept('payerToPayer') },
        ],
      },
    ];
    expect(endpoint({ more: { extension } })).toMatchObject({
      guides: ['http://hl7.org/fhir/us/davinci-pdex|2.2.0', 'PDex', 'http://example.com/ig|1'],
      useCases: ['payerToPayer'],
    });
  });

  it.each([
    'https://acme.example.com\\@evil.example',
    'http://api.acme.example.com',
    'ftp://x',
    'https://user@acme.example.com',
    'https://acmé.example.com',
    'https://a b',
    'https://',
  ])('has no base URL %s', (baseUrl) => {
    expect(endpoint({ baseUrl }).baseUrl).toBeUndefined();
  });

  it('reads the words of builds of before 2023', () => {
    const extension = [
      {
        url: `${ndh}base-ext-associatedServers`,
        extension: [
          { url: 'associatedServersType', valueString: 'PDex-P2P-DCRP-Registration' },
          { url: 'serverURL', valueString: 'https://a.example.com/register' },
        ],
      },
      {
        url: `${ndh}base-ext-secureExchangeArtifacts`,
        extension: [
          { url: 'secureExchangeArtifactsType', valueString: 'mtls Public Certificate' },
          { url: 'certificate', valueBase64Binary: 'MAA=' },
        ],
      },
    ];
    expect(endpoint({ more: { extension } })).toMatchObject({
      registrationUrl: 'https://a.example.com/register',
      artifacts: [{ kind: 'mtls', base64: 'MAA=' }],
    });
  });

  it.each([0, -1, 1.5, '1', null])('has no rank %j', (rank) => {
    expect(endpoint({ more: { extension: [{ url: `${ndh}base-ext-endpoint-rank`, valuePositiveInt: rank }] } }).rank).toBeUndefined();
  });
});
