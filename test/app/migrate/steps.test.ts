import { describe, expect, test } from 'vitest';
import { steps } from '../../../src/app/migrate/registry.js';
import { migrateBundle } from '../../../src/app/migrate-bundle.js';
import type { JsonObject, JsonValue } from '../../../src/domain/json.js';
import { bundle, certificateOf, context, migrated, ndh, ndhCodes, pdex, pdexCodes, pemOf, resource, withExtensions } from './bundles.js';

const base64 = (text: string): string => Buffer.from(text).toString('base64');
const concept = (system: string, code: string): JsonObject => ({ coding: [{ system, code }] });
const actReason = 'http://terminology.hl7.org/CodeSystem/v3-ActReason';
const servers = 'https://payer-directory.example/fhir/CodeSystem/associated-servers';
const place = 'Bundle.entry[2].resource.extension[1]';

/** The one extension that becomes of one. */
function become(extension: JsonValue): JsonValue {
  const { extensions } = migrated(withExtensions(extension));
  return Array.isArray(extensions) && extensions.length === 1 ? (extensions as JsonValue[])[0]! : extensions;
}

const artifact = (certificate: string, more: readonly JsonObject[] = [], code = 'x509-mtls-certificate'): JsonObject => ({
  extension: [
    { url: 'secureExchangeArtifactsType', valueCodeableConcept: concept(`${ndhCodes}NdhSecureExchangeArtifactsCS`, code) },
    { url: 'certificate', valueBase64Binary: certificate },
    ...more,
  ],
  url: `${pdex}base-ext-secureExchangeArtifacts`,
});

test('every step has a name of its own', () => {
  const names = steps.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
});

test('a step leaves what it is given alone, and of a bundle that is right everything', () => {
  const document = bundle();
  const before = JSON.stringify(document);
  for (const step of steps) {
    const { bundle: after, changes, decisions } = step.run(document, { ...context, input: document });
    expect({ step: step.name, after, changes, decisions }).toEqual({ step: step.name, after: document, changes: [], decisions: [] });
  }
  expect(JSON.stringify(document)).toBe(before);
});

describe('Bundle.type', () => {
  test('becomes collection, without what only its old type has', () => {
    const document = bundle((each) => {
      Object.assign(each, { type: 'searchset', total: 3 });
      Object.assign(each['entry']![0]!, { search: { mode: 'match' } });
    });
    const { bundle: after, said } = migrated(document);
    expect(after).toMatchObject({ type: 'collection' });
    expect(JSON.stringify(after)).not.toMatch(/"total"|"search"/);
    expect(said).toContain('Bundle.type was searchset; it is now collection, without total, search.');
  });

  test('stands where R4 has it, when it was missing', () => {
    const { bundle: after } = migrated(bundle((each) => delete (each as { type?: unknown }).type));
    expect(Object.keys(after).slice(0, 4)).toEqual(['resourceType', 'id', 'type', 'timestamp']);
  });

  test('of a document or message is asked', () => {
    const { bundle: after, asked } = migrated(bundle((each) => Object.assign(each, { type: 'document' })));
    expect(after['type']).toBe('document');
    expect(asked).toEqual([expect.stringContaining('Bundle.type: Is this document')]);
  });
});

describe('claimed profiles', () => {
  const claim = (...profiles: string[]) => bundle((each) => Object.assign(resource(each, 0), { meta: { profile: profiles } }));

  test.each([
    [[`${pdex}mtls-managing-organization`], [`${pdex}mtls-organization`]],
    [[`${ndh}ndhEx-Organization|0.1.0`, `${ndh}ndh-Organization`], [`${pdex}mtls-organization`]],
    [
      [`${ndh}ndh-Organization`, 'http://hl7.org/fhir/us/core/StructureDefinition/us-core-organization'],
      [`${pdex}mtls-organization`, 'http://hl7.org/fhir/us/core/StructureDefinition/us-core-organization'],
    ],
    [[`${pdex}mtls-managing-organization`, `${pdex}mtls-organization`], [`${pdex}mtls-organization`]],
  ])('%j become %j', (before, after) => {
    expect(migrated(claim(...before)).bundle).toMatchObject({ entry: [{ resource: { meta: { profile: after } } }, {}, {}] });
  });

  test('are no part of what is signed: the signature stays', () => {
    const migration = migrateBundle(claim(`${ndh}ndh-Organization`), context);
    // meta of an entry is signed, that of the Bundle is not.
    expect(migration.bundle['signature']).toBeUndefined();
    const own = migrateBundle(
      bundle((each) => Object.assign(each, { meta: { profile: [`${pdex}mtls-bundle|2.0.0`] } })),
      context,
    );
    expect(own.bundle).toMatchObject({ meta: { profile: [`${pdex}mtls-bundle`] }, signature: { data: expect.any(String) } });
    expect(own.decisions).toEqual([]);
  });
});

describe('an extension without url', () => {
  const server = [{ valueString: 'PDex-BaseURI' }, { valueString: 'https://fhir.acme.example.com' }];
  const mtls = { valueCodeableConcept: concept(`${pdexCodes}MtlsObjectCode`, 'MTLS') };

  test.each<[string, JsonValue, string]>([
    [
      'use case',
      { extension: [{ valueCodeableConcept: concept(`${ndhCodes}NdhFhirEndpointUseCaseCS`, 'payerToPayer') }, { valueUri: 'http://x' }] },
      'base-ext-endpoint-usecase',
    ],
    ['server', { extension: server }, 'base-ext-associatedServers'],
    ['server, its parts in the other order', { extension: [...server].reverse() }, 'base-ext-associatedServers'],
    [
      'registration',
      { extension: [{ valueCodeableConcept: concept(`${ndhCodes}TrustProfileCS`, 'udap') }, { valueString: '1' }] },
      'base-ext-dynamicRegistration',
    ],
    [
      'artifact',
      { extension: [{ valueString: 'mtls Public Certificate' }, { valueBase64Binary: certificateOf('client') }] },
      'base-ext-secureExchangeArtifacts',
    ],
    ['signed object', { extension: [mtls, { valueString: certificateOf('server') }] }, 'pdex-mtls-signedobject-extension'],
    [
      'parts with names',
      {
        extension: [
          { url: 'qualifier', valueString: 'x' },
          { url: 'trustFrameworkType', valueCodeableConcept: concept(`${ndhCodes}TrustFrameworkTypeCS`, 'PayerToPayer') },
        ],
      },
      'base-ext-trustFramework',
    ],
    ['rank', { valuePositiveInt: 2 }, 'base-ext-endpoint-rank'],
    [
      'mechanism',
      { valueCodeableConcept: concept(`${pdexCodes}EndpointAccessControlMechanismCS`, 'mutual-tls') },
      'base-ext-endpointAccessControlMechanism',
    ],
    ['environment', { valueCodeableConcept: concept(`${ndhCodes}NdhEndpointEnvironmentCS`, 'test') }, 'base-ext-endpoint-environment-type'],
  ])('that can only be one is named: %s', (_what, extension, tail) => {
    const { bundle: after } = migrateBundle(withExtensions(extension), context);
    const urls = JSON.stringify(after)
      .match(/"url":"[^"]*"/g)
      ?.filter((url) => url.includes(tail));
    expect(urls?.length).toBeGreaterThan(0);
    expect(JSON.stringify(after)).not.toMatch(/\{"value[A-Z]/);
  });

  test.each<[string, JsonValue]>([
    ['two strings', { extension: [{ valueString: 'a' }, { valueString: 'b' }] }],
    [
      'one of two certificates',
      { extension: [{ valueCodeableConcept: concept(`${pdexCodes}TrustFrameworkTypeCS`, 'PayerToPayer') }, { valueBase64Binary: 'MAA=' }] },
    ],
    ['a code system that says nothing', { valueCodeableConcept: concept('http://x.example.com', 'a') }],
    ['a part too many', { extension: [...server, { valueBoolean: true }] }],
    ['a name that no such extension has', { extension: [{ url: 'other', valueString: 'a' }, { valueBase64Binary: 'MAA=' }] }],
    ['two values', { extension: [{ valueString: 'a', valueCode: 'b' }] }],
    ['parts of parts', { extension: [{ extension: [{ valueString: 'a' }] }] }],
    ['an empty one', {}],
  ])('that could be several, or none, is asked about: %s', (_what, extension) => {
    const { extensions, asked, said } = migrated(withExtensions(extension));
    expect({ extensions, said }).toEqual({ extensions: [extension], said: [] });
    expect(asked).toEqual([`${place}: Which extension is this? It has no url, and its values fit none, or several.`]);
  });

  test('on an identifier is its status', () => {
    const document = bundle((each) => Object.assign(resource(each, 0)['identifier']![0]!, { extension: [{ valueCode: 'active' }] }));
    expect(migrated(document).bundle).toMatchObject({
      entry: [{ resource: { identifier: [{ extension: [{ url: `${pdex}base-ext-identifier-status`, valueCode: 'active' }] }] } }, {}, {}],
    });
  });

  test('elsewhere is asked about, whatever it holds', () => {
    const document = bundle((each) => Object.assign(resource(each, 0), { extension: [{ valuePositiveInt: 1 }] }));
    expect(migrated(document).asked).toEqual([expect.stringContaining('Bundle.entry[0].resource.extension[0]: Which extension')]);
  });

  test('whose parts alone have none gets their names, or a question', () => {
    const parts = [{ valueCodeableConcept: concept(`${ndhCodes}TrustFrameworkTypeCS`, 'PayerToPayer') }, { valueString: 'Yes' }];
    expect(become({ extension: parts, url: `${ndh}base-ext-security-details` })).toMatchObject({
      extension: [{ url: 'trustFrameworkType' }, { url: 'qualifier' }],
      url: `${pdex}base-ext-trustFramework`,
    });
    expect(migrated(withExtensions({ extension: [{ valueString: 'x' }], url: `${pdex}base-ext-fhir-ig` })).asked).toEqual([
      `${place}: Which are the parts of this base-ext-fhir-ig? Some have no url.`,
    ]);
  });
});

describe('canonicals of extensions', () => {
  test.each([
    [`${ndh}base-ext-endpoint-rank`, `${pdex}base-ext-endpoint-rank`],
    [`${pdex}base-ext-endpoint-environment-type`, `${ndh}base-ext-endpoint-environment-type`],
    ['http://hl7.org/fhir/us/directory-query/StructureDefinition/base-ext-endpoint-rank', `${pdex}base-ext-endpoint-rank`],
    ['http://hl7.org/fhir/us/directory-query/StructureDefinition/endpoint-rank', `${pdex}base-ext-endpoint-rank`],
    [`${ndh}base-ext-org-description`, `${ndh}base-ext-org-description`],
    [`${ndh}no-such-extension`, `${ndh}no-such-extension`],
    ['http://example.com/StructureDefinition/base-ext-endpoint-rank', 'http://example.com/StructureDefinition/base-ext-endpoint-rank'],
  ])('%s is %s', (before, after) => {
    expect(become({ url: before, valueString: 'x' })).toEqual({ url: after, valueString: 'x' });
  });

  test('of a verification status stay with NDH but for an Endpoint', () => {
    const status = {
      url: `${ndh}base-ext-verification-status`,
      valueCodeableConcept: concept(`${pdexCodes}NdhVerificationStatusCS`, 'complete'),
    };
    const document = bundle((each) => Object.assign(resource(each, 0), { extension: [status] }));
    expect(migrated(document).bundle).toMatchObject({
      entry: [
        { resource: { extension: [{ url: status.url, valueCodeableConcept: concept(`${ndhCodes}NdhVerificationStatusCS`, 'complete') }] } },
        {},
        {},
      ],
    });
  });
});

describe('extensions that were withdrawn', () => {
  const guides = (...parts: JsonObject[]): JsonObject => ({
    extension: [{ url: 'igsSupportedType', valueCodeableConcept: concept(`${ndhCodes}IgTypeCS`, 'FHIR') }, ...parts],
    url: `${ndh}base-ext-igsSupported`,
  });

  test('igsSupported without a guide goes, and the guides are asked', () => {
    const { extensions, asked } = migrated(withExtensions(guides(), { url: `${pdex}base-ext-endpoint-rank`, valuePositiveInt: 1 }));
    expect(extensions).toEqual([{ url: `${pdex}base-ext-endpoint-rank`, valuePositiveInt: 1 }]);
    expect(asked).toEqual(['Bundle.entry[2].resource: Which implementation guides does this Endpoint support?']);
  });

  test('igsSupported with a format and versions becomes as many guides', () => {
    const format = { url: 'formatCode', valueCodeableConcept: { coding: [{ code: 'pdex', display: 'PDex' }] } };
    const { extensions } = migrated(
      withExtensions(guides(format, { url: 'versionCode', valueString: '1' }, { url: 'versionCode', valueString: '2' })),
    );
    const guide = (version: string) => ({
      extension: [
        { url: 'ig-name', valueString: 'PDex' },
        { url: 'ig-version', valueString: version },
      ],
      url: `${pdex}base-ext-fhir-ig`,
    });
    expect(extensions).toEqual([guide('1'), guide('2')]);
  });

  test('implementation-guide without a guide leaves its use case', () => {
    const useCase = concept(`${ndhCodes}NdhFhirEndpointUseCaseCS`, 'payerToPayer');
    const extension = { extension: [{ url: 'ig-usecase', valueCodeableConcept: useCase }], url: `${ndh}base-ext-implementation-guide` };
    expect(become(extension)).toEqual({
      extension: [{ url: 'endpointUsecasetype', valueCodeableConcept: useCase }],
      url: `${pdex}base-ext-endpoint-usecase`,
    });
  });

  test('secureEndpoint that is not true is asked about; beside a mechanism it goes', () => {
    const secure = (value: boolean): JsonObject => ({ url: `${ndh}base-ext-secureEndpoint`, valueBoolean: value });
    const no = migrated(withExtensions(secure(false)));
    expect(no.extensions).toEqual([secure(false)]);
    expect(no.asked[0]).toBe(
      `${place}: How is this Endpoint secured? base-ext-secureEndpoint, which was withdrawn, does not say that it is.`,
    );
    const mechanism = {
      url: `${pdex}base-ext-endpointAccessControlMechanism`,
      valueCodeableConcept: concept(`${ndhCodes}EndpointAccessControlMechanismCS`, 'SMART-on-FHIR'),
    };
    expect(migrated(withExtensions(secure(true), mechanism)).extensions).toEqual([mechanism]);
    expect(migrated(withExtensions(secure(true), secure(true))).extensions).toHaveLength(1);
  });

  test('endpointType FHIR becomes the connection type that is missing; another type is asked about', () => {
    const type = (code: string): JsonObject => ({
      extension: [{ url: 'endpointType', valueCodeableConcept: concept(`${ndhCodes}EndpointTypeCS`, code) }],
      url: `${ndh}base-ext-endpointType`,
    });
    const untyped = withExtensions(type('FHIR'));
    delete (untyped as { entry: { resource: Record<string, unknown> }[] }).entry[2]!.resource['connectionType'];
    const { bundle: after, extensions } = migrated(untyped);
    expect(extensions).toEqual([]);
    expect(after).toMatchObject({ entry: [{}, {}, { resource: { connectionType: { code: 'hl7-fhir-rest' } } }] });
    expect(migrated(withExtensions(type('CDS'))).asked).toEqual([
      expect.stringContaining(`${place}: What says ${ndh}base-ext-endpointType now?`),
      expect.stringContaining('EndpointTypeCS#CDS now?'),
    ]);
  });

  test('that nothing took the place of are asked about', () => {
    const { extensions, decisions } = migrated(withExtensions({ url: `${ndh}base-ext-ehr`, valueString: 'x' }));
    expect(extensions).toEqual([{ url: `${ndh}base-ext-ehr`, valueString: 'x' }]);
    expect(decisions[0]).toMatchObject({
      expression: place,
      help: 'Da Vinci PDex 2.2.0 has nothing in its place; write that, or remove it.',
    });
  });
});

describe('values of extensions', () => {
  const typed = (text: string): JsonObject => ({
    extension: [{ url: 'secureExchangeArtifactsType', valueString: text }],
    url: `${ndh}base-ext-secureExchangeArtifacts`,
  });

  test.each([
    [' MTLS  public certificate', 'x509-mtls-certificate'],
    ['x509-signing-certificate', 'x509-signing-certificate'],
  ])('the artifact type "%s" is %s', (text, code) => {
    expect(become(typed(text))).toMatchObject({ extension: [{ valueCodeableConcept: { coding: [{ code }], text } }] });
  });

  test('an artifact type that nobody knows stays as text, and is asked', () => {
    const { extensions, asked } = migrated(withExtensions(typed('my key')));
    expect(extensions).toMatchObject([{ extension: [{ valueCodeableConcept: { text: 'my key' } }] }]);
    expect(asked).toEqual([`${place}.extension[0]: For what is this certificate?`]);
  });

  const server = (text: string): JsonObject => ({
    extension: [{ url: 'associatedServersType', valueString: text }],
    url: `${ndh}base-ext-associatedServers`,
  });

  test.each([
    ['PDex-BaseURI', servers, 'fhir-base'],
    ['PDex-P2P-DCRP-Registration', servers, 'dynamic-registration'],
    ['Proxy-Server', `${ndhCodes}NdhAssociatedServersTypeCS`, 'proxy-server'],
  ])('the server type "%s" is %s#%s', (text, system, code) => {
    expect(become(server(text))).toMatchObject({ extension: [{ valueCodeableConcept: { coding: [{ system, code }], text } }] });
  });

  test('a server type that nobody knows is asked', () => {
    expect(migrated(withExtensions(server('gateway'))).asked).toEqual([`${place}.extension[0]: What kind of server is this?`]);
  });

  const registration = (...parts: JsonObject[]): JsonObject => ({ extension: parts, url: `${ndh}base-ext-dynamicRegistration` });

  test.each([
    ['UDAP 1.0', 'udap'],
    ['SMART App Launch 2', 'smart'],
  ])('a registration of version "%s" has the trust profile %s', (version, code) => {
    const { extensions, asked } = migrated(
      withExtensions(registration({ url: 'version', valueString: version }, { url: 'binary', valueString: 'x' })),
    );
    expect(extensions).toMatchObject([
      { extension: [{ url: 'version' }, { url: 'trustProfile', valueCodeableConcept: { coding: [{ code }] } }] },
    ]);
    expect(asked).toEqual([]);
  });

  test.each(['1.0', 'UDAP or SMART', 'smartish'])('of one of version "%s" it is asked', (version) => {
    expect(migrated(withExtensions(registration({ url: 'version', valueString: version }))).asked).toEqual([
      `${place}: By which trust profile does a partner register here dynamically?`,
    ]);
  });

  const useCase = (code: string): JsonObject => ({
    extension: [{ url: 'endpointUsecasetype', valueCodeableConcept: concept(actReason, code) }],
    url: `${ndh}base-ext-endpoint-usecase`,
  });
  const framework = {
    extension: [{ url: 'trustFrameworkType', valueCodeableConcept: concept(`${ndhCodes}TrustFrameworkTypeCS`, 'PayerToPayer') }],
    url: `${ndh}base-ext-trustFramework`,
  };

  test('the use case HOPERAT is payerToPayer within the trust framework of that name', () => {
    expect(migrated(withExtensions(useCase('HOPERAT'), framework)).extensions).toMatchObject([
      { extension: [{ valueCodeableConcept: { coding: [{ system: `${ndhCodes}NdhFhirEndpointUseCaseCS`, code: 'payerToPayer' }] } }] },
      {},
    ]);
  });

  test.each([
    ['HOPERAT', []],
    ['TREAT', [framework]],
  ])('the use case %s is asked about otherwise', (code, others) => {
    const { asked } = migrated(withExtensions(useCase(code), ...others));
    expect(asked).toEqual([`${place}.extension[0]: Which use case is "${code}" of v3-ActReason now?`]);
  });
});

describe('codes', () => {
  test.each<[string, string, string, string]>([
    [`${ndhCodes}OrgTypeCS`, 'payer', 'http://terminology.hl7.org/CodeSystem/organization-type', 'pay'],
    [`${ndhCodes}OrgTypeCS`, 'fac', `${ndhCodes}NdhOrgTypeCS`, 'fac'],
    [`${pdexCodes}OrgTypeCS`, 'payer', `${pdexCodes}OrgTypeCS`, 'payer'],
    [`${ndhCodes}EndpointConnectionTypeCS`, 'ihe-pdq', 'https://profiles.ihe.net/ITI/mCSD/CodeSystem/MCSDEndpointTypes', 'ihe-pdq'],
    [`${pdexCodes}EndpointPayloadTypeCS`, 'NA', 'http://terminology.hl7.org/CodeSystem/data-absent-reason', 'not-applicable'],
    [`${ndhCodes}NdhEndpointAccessControlMechanismCS`, 'OAuth-authcode', `${ndhCodes}EndpointAccessControlMechanismCS`, 'OAuth'],
    [`${ndhCodes}NdhEndpointAccessControlMechanismCS`, 'basic', `${ndhCodes}EndpointAccessControlMechanismCS`, 'basic'],
    [`${pdexCodes}NdhAssociatedServersTypeCS`, 'proxy-server', `${ndhCodes}NdhAssociatedServersTypeCS`, 'proxy-server'],
    [`${pdexCodes}NdhAssociatedServersTypeCS`, 'authorization-registration-server', servers, 'dynamic-registration'],
    ['http://example.com/CodeSystem/OrgTypeCS', 'payer', 'http://example.com/CodeSystem/OrgTypeCS', 'payer'],
  ])('%s#%s is %s#%s', (system, code, toSystem, toCode) => {
    const document = bundle((each) => Object.assign(resource(each, 0), { type: [concept(system, code)] }));
    expect(migrated(document).bundle).toMatchObject({
      entry: [{ resource: { type: [{ coding: [{ system: toSystem, code: toCode }] }] } }, {}, {}],
    });
  });

  test('that have no successor are asked about, and lose nothing', () => {
    const document = bundle((each) => Object.assign(resource(each, 0), { type: [concept(`${ndhCodes}OrgTypeCS`, 'ntwk')] }));
    const { bundle: after, asked } = migrated(document);
    expect(after).toMatchObject({ entry: [{ resource: { type: [concept(`${ndhCodes}OrgTypeCS`, 'ntwk')] } }, {}, {}] });
    expect(asked).toEqual([expect.stringContaining('OrgTypeCS#ntwk now?')]);
  });

  test('keep their display where the code is the same, and lose its version', () => {
    const coding = { system: `${ndhCodes}TrustFrameworkTypeCS`, version: '0.1.0', code: 'TEFCA', display: 'TEFCA!' };
    const extension = {
      extension: [{ url: 'trustFrameworkType', valueCodeableConcept: { coding: [coding] } }],
      url: `${pdex}base-ext-trustFramework`,
    };
    expect(become(extension)).toMatchObject({
      extension: [{ valueCodeableConcept: { coding: [{ system: `${pdexCodes}TrustFrameworkTypeCS`, code: 'TEFCA', display: 'TEFCA!' }] } }],
    });
    expect(JSON.stringify(become(extension))).not.toContain('version');
  });

  test.each([
    ['application/fhir+json;fhirVersion=4.0', 'application/fhir+json'],
    ['application/xml+fhir', 'application/fhir+xml'],
    ['application/fhir+turtle', 'application/fhir+turtle'],
  ])('the media type %s is %s', (before, after) => {
    const document = bundle((each) => Object.assign(resource(each, 2), { payloadMimeType: [before] }));
    expect(migrated(document).bundle).toMatchObject({ entry: [{}, {}, { resource: { payloadMimeType: [after] } }] });
  });

  test('a media type that is none of FHIR is asked about', () => {
    const document = bundle((each) => Object.assign(resource(each, 2), { payloadMimeType: ['application/json'] }));
    expect(migrated(document).asked).toEqual([
      'Bundle.entry[2].resource.payloadMimeType[0]: Which of FHIR\'s media types is "application/json"?',
    ]);
  });

  test('of the signature get the system that they are of', () => {
    const typed = (code: string) => bundle((each) => Object.assign(each['signature']!, { type: [{ code }] }));
    expect(migrateBundle(typed('1.2.840.10065.1.12.1.18'), context).bundle).toMatchObject({
      signature: { type: [{ system: 'urn:iso-astm:E1762-95:2013', code: '1.2.840.10065.1.12.1.18' }] },
    });
    expect(migrateBundle(typed('1.2.840.10065.1.12.1.19'), context).changes).toEqual([]);
  });
});

describe('certificates', () => {
  const client = certificateOf('client');
  const pem = pemOf('client');

  test.each([
    ['PEM in base64', base64(pem)],
    ['PEM in base64', base64(pem.replaceAll('\n', '\r\n'))],
    ['PEM in base64 twice', base64(base64(pem))],
    ['DER in base64 twice', base64(client)],
    ['PEM', pem],
    ['DER in base64', client.replace(/(.{64})/g, '$1\n')],
  ])('in %s become the base64 of their DER', (how, text) => {
    const { extensions, said } = migrated(withExtensions(artifact(text)));
    expect(extensions).toEqual([artifact(client)]);
    expect(said).toEqual([expect.stringContaining(`was ${how}; it is now the base64 of its DER.`)]);
  });

  test('in a string stand in a base64Binary then', () => {
    const signed = { extension: [{ url: 'Object', valueString: certificateOf('server') }], url: `${pdex}pdex-mtls-signedobject-extension` };
    const { bundle: after } = migrated(
      bundle((each) => Object.assign(resource(each, 2), { extension: [JSON.parse(JSON.stringify(signed))] })),
    );
    expect(after).toMatchObject({
      entry: [{}, {}, { resource: { extension: [{ extension: [{ url: 'Object', valueBase64Binary: certificateOf('server') }] }] } }],
    });
  });

  test('of a chain keep the leaf, wherever it stands, and the rest is asked about', () => {
    const { extensions, asked } = migrated(withExtensions(artifact(base64(pemOf('issuer') + pem))));
    expect(extensions).toEqual([artifact(client)]);
    expect(asked).toEqual([
      expect.stringContaining(
        'Does the server itself send the certificates that stood behind this one (C=US, O=Example Trust, CN=Example issuing CA)?',
      ),
    ]);
    expect(migrated(withExtensions(artifact(base64(pem + pem)))).asked).toEqual([]);
  });

  test.each([
    ['JSON', base64('{"library":{}}'), 'is JSON'],
    ['text', base64('see our web-site.'), 'is no certificate but other text'],
    ['a public key', base64('-----BEGIN PUBLIC KEY-----\nMAA=\n-----END PUBLIC KEY-----'), 'is a public key'],
    ['a private key', base64('-----BEGIN EC PRIVATE KEY-----\nMAA=\n-----END EC PRIVATE KEY-----'), 'is a private key'],
    ['a request', base64('-----BEGIN CERTIFICATE REQUEST-----\nMAA=\n-----END CERTIFICATE REQUEST-----'), 'is a certificate request'],
    ['a broken one', base64('-----BEGIN CERTIFICATE-----\nMAA=\n-----END CERTIFICATE-----'), 'is a certificate that cannot be read'],
    ['bytes', Buffer.from([1, 2, 3, 250]).toString('base64'), 'is no certificate but other bytes'],
    ['nothing', '', 'is no certificate but other text'],
  ])('that are %s are asked about, and stay', (_what, text, told) => {
    const { extensions, decisions, said } = migrated(withExtensions(artifact(text)));
    expect({ extensions, said }).toEqual({ extensions: [artifact(text)], said: [] });
    expect(decisions[0]).toMatchObject({
      expression: `${place}.extension[1]`,
      question: expect.stringContaining(`What stands in certificate ${told}.`),
    });
  });

  test('a private key is never shown', () => {
    const key = base64('-----BEGIN PRIVATE KEY-----\nMIGHAgEA\n-----END PRIVATE KEY-----');
    const { changes, decisions } = migrateBundle(withExtensions(artifact(key)), context);
    expect(JSON.stringify([changes, decisions])).not.toMatch(/MIGHAgEA|LS0tLS/);
    expect(decisions[0]?.help).toContain('Remove it at once');
  });

  test('a trust manager may publish a public key', () => {
    const key = (text: string): JsonObject => ({
      extension: [{ url: 'publicCertificate', valueBase64Binary: text }],
      url: `${pdex}base-ext-trustFramework`,
    });
    const spki = 'MAMGAQI=';
    const { extensions, asked } = migrated(withExtensions(key(base64(`-----BEGIN PUBLIC KEY-----\n${spki}\n-----END PUBLIC KEY-----`))));
    expect({ extensions, asked }).toEqual({ extensions: [key(spki)], asked: [] });
    expect(migrated(withExtensions(key(base64('-----BEGIN PUBLIC KEY-----\n!\n-----END PUBLIC KEY-----')))).asked).toHaveLength(1);
  });

  test('more of them than are read are asked about once', () => {
    const { limits } = context.policy;
    const document = withExtensions(...Array.from({ length: limits.certificates + 3 }, () => artifact(base64(pem))));
    const { changes, decisions } = migrateBundle(document, context);
    // One is the signed object that is there.
    expect(changes.filter(({ what }) => what.startsWith('The certificate of'))).toHaveLength(limits.certificates - 1);
    expect(decisions.filter(({ question }) => question.startsWith('Are this certificate'))).toHaveLength(1);
  });

  const expiring = (part: JsonObject): JsonObject => artifact(client, [{ url: 'expirationDate', ...part }]);

  test.each<[JsonObject]>([
    [{ valueDateTime: '2044-12-31T19:00:00-05:00' }],
    [{ valueDateTime: '2045-01-01T00:00:00.000Z' }],
    [{ valueDateTime: '2045-01-01' }],
    [{ valueDateTime: '2045' }],
  ])('an expirationDate that says when they end stays: %j', (part) => {
    expect(migrated(withExtensions(expiring(part)))).toMatchObject({ extensions: [expiring(part)], said: [] });
  });

  test.each<[JsonObject, string]>([
    [{ valueDateTime: '2044-12-31T19:00:00Z' }, 'was 2044-12-31T19:00:00Z'],
    [{ valueDateTime: '2045-02' }, 'was 2045-02'],
    [{ valueDate: '2045-01-01' }, 'was 2045-01-01'],
    [{ valueDateTime: 'soon' }, 'was soon'],
    [{}, 'was no dateTime'],
  ])('another expirationDate becomes that: %j', (part, told) => {
    const { extensions, said } = migrated(withExtensions(expiring(part)));
    expect(extensions).toEqual([expiring({ valueDateTime: '2045-01-01T00:00:00Z' })]);
    expect(said).toEqual([`The expirationDate ${told}; the certificate ends at 2045-01-01T00:00:00Z.`]);
  });

  const unsigned = (...extension: JsonObject[]): JsonObject =>
    bundle((each) => Object.assign(resource(each, 2), { extension: JSON.parse(JSON.stringify(extension)) }));
  const objects = (document: JsonObject): number =>
    JSON.stringify(migrateBundle(document, context).bundle).split('pdex-mtls-signedobject-extension').length - 1;

  test('made out for the host become the signed object, each once', () => {
    const server = artifact(certificateOf('server'));
    expect(objects(unsigned(server, server))).toBe(1);
    expect(objects(unsigned(server, artifact(certificateOf('coming-server'), [], 'x509-ssl-tls-certificates')))).toBe(2);
  });

  test.each([
    ["a client's", artifact(client), 'is made out for no host.'],
    ['one for signing', artifact(certificateOf('server'), [], 'x509-signing-certificate'), 'publishes no certificate for TLS.'],
  ])("%s is no signed object: the server's is asked for", (_what, extension, told) => {
    const document = unsigned(extension);
    expect(objects(document)).toBe(0);
    expect(migrateBundle(document, context).decisions[0]?.question).toContain(told);
  });

  test('an Endpoint without any extension is asked for one', () => {
    const document = bundle((each) => delete (resource(each, 2) as { extension?: unknown }).extension);
    expect(migrated(document).asked).toEqual([expect.stringContaining('Which certificate does the server mtls.acme.example.com show?')]);
  });
});

describe('identifiers and contact points', () => {
  test.each([
    ['urn:oid:2.16.840.1.113883.4.6', 'http://hl7.org/fhir/sid/us-npi'],
    ['2.16.840.1.113883.6.300', 'urn:oid:2.16.840.1.113883.6.300'],
    ['naic', 'naic'],
    ['http://example.com/ids', 'http://example.com/ids'],
  ])('the system %s is %s', (before, after) => {
    const document = bundle((each) => Object.assign(resource(each, 0)['identifier']![0]!, { system: before, value: '1' }));
    expect(migrated(document).bundle).toMatchObject({ entry: [{ resource: { identifier: [{ system: after }] } }, {}, {}] });
  });

  test('telephone and e-mail go to a contact of their own, behind those that are there', () => {
    const phone = { system: 'phone', value: '1', rank: 1 };
    const document = bundle((each) =>
      Object.assign(resource(each, 0), {
        telecom: [{ ...phone }, { system: 'url', value: 'https://a.example.com' }],
        contact: [{ name: { text: 'x' } }],
      }),
    );
    expect(migrated(document).bundle).toMatchObject({
      entry: [{ resource: { telecom: [{ system: 'url' }], contact: [{ name: { text: 'x' } }, { telecom: [phone] }] } }, {}, {}],
    });
  });

  test('without a web address there is no telecom, and the address is asked', () => {
    const document = bundle((each) => Object.assign(resource(each, 0), { telecom: [{ system: 'phone', value: '1' }, { value: '2' }] }));
    const { bundle: after, asked } = migrated(document);
    expect(after).toMatchObject({
      entry: [{ resource: { telecom: [{ value: '2' }], contact: [{ telecom: [{ system: 'phone' }] }] } }, {}, {}],
    });
    expect(asked).toEqual(['Bundle.entry[0].resource: What is the web address of this Organization?']);
  });

  test('a web address without system gets it', () => {
    const document = bundle((each) => Object.assign(resource(each, 0), { telecom: [{ value: 'https://a.example.com', use: 'work' }] }));
    expect(JSON.stringify(migrated(document).bundle)).toContain('{"system":"url","value":"https://a.example.com","use":"work"}');
  });
});

describe('fullUrls', () => {
  const of = (document: JsonObject): unknown[] =>
    (migrateBundle(document, context).bundle as { entry: { fullUrl?: string }[] }).entry.map(({ fullUrl }) => fullUrl);
  const without = (...indices: number[]) => bundle((each) => {
    for (const index of indices) delete (each['entry']![index] as { fullUrl?: unknown }).fullUrl;
  }); // biome-ignore format: one thought
  const base = 'https://mtls.acme.example.com/r4/';

  test('are made below the base of another entry', () => {
    const document = without(0, 1);
    Object.assign((document as { entry: Record<string, unknown>[] }).entry[2]!, {
      fullUrl: 'https://other.example.com/fhir/Endpoint/acme-p2p',
    });
    expect(of(document)).toEqual(
      ['Organization/acme', 'Organization/operator', 'Endpoint/acme-p2p'].map((tail) => `https://other.example.com/fhir/${tail}`),
    );
  });

  test('else below the FHIR base that the Endpoint names, else below its address', () => {
    expect(of(without(0, 1, 2))).toEqual(['Organization/acme', 'Organization/operator', 'Endpoint/acme-p2p'].map((tail) => base + tail));
    const named = withExtensions({
      extension: [
        { url: 'associatedServersType', valueString: 'PDex-BaseURI' },
        { url: 'serverURL', valueString: 'https://fhir.acme.example.com/' },
      ],
      url: `${ndh}base-ext-associatedServers`,
    });
    for (const entry of (named as { entry: { fullUrl?: string }[] }).entry) entry.fullUrl = 'relative';
    expect(of(named)[0]).toBe('https://fhir.acme.example.com/Organization/acme');
  });

  test.each([
    ['https://mtls.acme.example.com/r4/Organization/acme/_history/2', `${base}Organization/acme`],
    ['https://mtls.acme.example.com/r4/organization/ACME', `${base}Organization/acme`],
    ['urn:uuid:8f1fdbd2-6f4b-4b6b-9f8c-0d4b1d1f3c11', 'urn:uuid:8f1fdbd2-6f4b-4b6b-9f8c-0d4b1d1f3c11'],
    ['Organization/acme', `${base}Organization/acme`],
    [`${base}Organization/other`, `${base}Organization/other`],
  ])('%s is %s', (before, after) => {
    expect(of(bundle((each) => Object.assign(each['entry']![0]!, { fullUrl: before })))[0]).toBe(after);
  });

  test.each<[string, (each: never) => void, string]>([
    [
      'another id',
      (each) => Object.assign(each['entry'][0], { fullUrl: `${base}Organization/other` }),
      'does not end in Organization/acme',
    ],
    ['no id', (each) => delete resource(each, 0)['id'], 'lacks a type, or an id that R4 allows'],
    ['a bad id', (each) => Object.assign(resource(each, 0), { id: 'a b' }), 'lacks a type, or an id that R4 allows'],
  ])('with %s are asked about', (_what, change, told) => {
    const document = bundle((each) => {
      delete (each['entry']![0] as { fullUrl?: unknown }).fullUrl;
      change(each as never);
    });
    expect(migrated(document).asked.join('\n')).toContain(told);
  });

  test.each(['http:/nowhere', 'https://a.example.com/fhir?x=1', 'ftp://a.example.com', ''])(
    'are not made of the address "%s"',
    (address) => {
      const document = without(0, 1, 2);
      Object.assign((document as { entry: { resource: Record<string, unknown> }[] }).entry[2]!.resource, { address });
      expect(of(document)).toEqual([undefined, undefined, undefined]);
      expect(migrated(document).asked[0]).toContain(address === 'ftp://a.example.com' ? '' : 'Which');
    },
  );

  test('are never given to two entries', () => {
    const document = without(0, 1);
    Object.assign((document as { entry: { resource: Record<string, unknown> }[] }).entry[1]!.resource, { id: 'acme' });
    expect(of(document)).toEqual([`${base}Organization/acme`, undefined, `${base}Endpoint/acme-p2p`]);
    expect(migrated(document).asked.join()).toContain('The one that it would get is that of another entry.');
  });
});

describe('references', () => {
  const managing = (value: JsonObject, change: (each: never) => void = () => undefined) =>
    bundle((each) => {
      Object.assign(resource(each, 2), { managingOrganization: value });
      change(each as never);
    });
  const result = (document: JsonObject): unknown =>
    (migrateBundle(document, context).bundle as { entry: { resource: Record<string, unknown> }[] }).entry[2]?.resource[
      'managingOrganization'
    ];

  test.each<[JsonObject, JsonObject]>([
    [{ identifier: { value: 'Organization/operator' } }, { reference: 'Organization/operator' }],
    [
      { identifier: { value: 'Organization/Operator' }, display: 'x' },
      { reference: 'Organization/operator', display: 'x' },
    ],
    [{ reference: 'operator' }, { reference: 'Organization/operator' }],
    [
      { reference: 'OPERATOR', type: 'Organization' },
      { reference: 'Organization/operator', type: 'Organization' },
    ],
    [{ reference: 'organization/operator' }, { reference: 'Organization/operator' }],
    [{ reference: '/Organization/operator' }, { reference: 'Organization/operator' }],
    [
      { reference: 'https://old.example.com/fhir/Organization/operator' },
      { reference: 'https://mtls.acme.example.com/r4/Organization/operator' },
    ],
    [{ reference: 'Organization/operator' }, { reference: 'Organization/operator' }],
    [
      { identifier: { system: 'urn:ietf:rfc:3986', value: 'https://operator.example.com' } },
      { identifier: { system: 'urn:ietf:rfc:3986', value: 'https://operator.example.com' } },
    ],
  ])('%j is %j', (before, after) => {
    const found = result(managing(before)) as JsonObject;
    const absolute = 'https://mtls.acme.example.com/r4/Organization/operator';
    // Either form leads there.
    expect([after, { ...after, reference: after['reference'] === absolute ? 'Organization/operator' : after['reference'] }]).toContainEqual(
      found,
    );
  });

  test.each<[string, JsonObject, ((each: never) => void)?]>([
    ['to nowhere', { reference: 'Organization/stranger' }],
    ['to a server', { reference: 'https://stranger.example.com/fhir/Organization/stranger' }],
    [
      'to one of two that differ in capitals',
      { reference: 'Organization/oPerator' },
      (each) => Object.assign(resource(each, 0), { id: 'OPERATOR' }),
    ],
  ])('%s are asked about, and stay', (_what, value, change) => {
    const document = managing(value, change);
    expect(result(document)).toEqual(value);
    expect(migrated(document).asked.join('\n')).toContain('Which entry does Endpoint.managingOrganization mean?');
  });

  test('in an identifier that lead nowhere are at least references then', () => {
    const document = managing({ identifier: { value: 'Organization/stranger' } });
    expect(result(document)).toEqual({ reference: 'Organization/stranger' });
    expect(migrated(document).asked[0]).toContain('Bundle.entry[2].resource.managingOrganization: Which entry');
  });

  test('in an extension that allow any type need more than an id', () => {
    const either = withExtensions({ url: 'http://example.com/x', valueReference: { reference: 'shared' } });
    const { entry } = either as { entry: { resource: Record<string, unknown> }[] };
    Object.assign(entry[0]!.resource, { id: 'shared' });
    Object.assign(entry[2]!.resource, { id: 'shared' });
    expect(JSON.stringify(migrateBundle(either, context).bundle)).toContain('"valueReference":{"reference":"shared"}');
  });

  test('to the signer are written as a fullUrl', () => {
    const document = bundle((each) => Object.assign(each['signature']!, { who: { reference: 'Organization/acme' } }));
    const { bundle: after, decisions } = migrateBundle(document, context);
    expect(after).toMatchObject({
      signature: { who: { reference: 'https://mtls.acme.example.com/r4/Organization/acme' }, data: expect.any(String) },
    });
    expect(decisions).toEqual([]);
  });
});

describe('narratives', () => {
  const narrated = (status: string, name: JsonValue = 'Acme <Health> & Co') =>
    bundle((each) => {
      Object.assign(resource(each, 0), { text: { status, div: '<div xmlns="http://www.w3.org/1999/xhtml">old</div>' }, name });
      Object.assign(resource(each, 0), { type: [concept(`${ndhCodes}OrgTypeCS`, 'payer')] });
    });
  const textOf = (document: JsonObject): unknown =>
    (migrateBundle(document, context).bundle as { entry: { resource: Record<string, unknown> }[] }).entry[0]?.resource['text'];

  test('that were generated say the new name, escaped', () => {
    const div = '<div xmlns="http://www.w3.org/1999/xhtml">Acme &lt;Health&gt; &amp; Co</div>';
    for (const status of ['generated', 'extensions']) expect(textOf(narrated(status))).toEqual({ status: 'generated', div });
  });

  test('hold no character that XML has not', () => {
    expect(textOf(narrated('generated', 'a\u0000b\ud800c'))).toMatchObject({
      div: '<div xmlns="http://www.w3.org/1999/xhtml">a b c</div>',
    });
  });

  test('without a name to say go', () => {
    expect(textOf(narrated('generated', 1))).toBeUndefined();
  });

  test('that a person wrote stay, and are asked about', () => {
    expect(textOf(narrated('additional'))).toMatchObject({ div: expect.stringContaining('old') });
    expect(migrateBundle(narrated('additional'), context).decisions.map(({ question }) => question)).toContain(
      'Does this narrative still say what the resource says?',
    );
  });

  test('of a resource that did not change stay, though others changed', () => {
    const document = narrated('generated');
    const { entry } = document as { entry: { resource: Record<string, unknown> }[] };
    delete entry[0]!.resource['type'];
    Object.assign(entry[1]!.resource, { type: [concept(`${ndhCodes}OrgTypeCS`, 'payer')] });
    expect(textOf(document)).toMatchObject({ div: expect.stringContaining('old') });
  });
});

describe('the first entry', () => {
  const order = (document: JsonObject): unknown[] =>
    (migrateBundle(document, context).bundle as { entry: { resource?: { id?: string } }[] }).entry.map(({ resource: each }) => each?.id);
  const turned = (change: (each: never) => void = () => undefined) =>
    bundle((each) => {
      each['entry']!.reverse();
      change(each as never);
    });

  test('is the one that the signature names', () => {
    expect(order(turned())).toEqual(['acme', 'acme-p2p', 'operator']);
  });

  test('is the only Organization with an Endpoint of its own that manages none', () => {
    expect(order(turned((each: Record<string, unknown>) => delete each['signature']))).toEqual(['acme', 'acme-p2p', 'operator']);
  });

  test('is asked where it could be either', () => {
    const document = turned((each: { signature?: unknown; entry: { resource: Record<string, unknown> }[] }) => {
      delete each.signature;
      delete each.entry[2]!.resource['endpoint'];
    });
    expect(order(document)).toEqual(['acme-p2p', 'operator', 'acme']);
    expect(migrated(document).asked).toContain("Bundle.entry[0]: Which Organization is the payer's? The first entry holds none.");
  });

  test('that the signature contradicts is asked about', () => {
    const document = bundle((each) => Object.assign(each['signature']!, { who: { reference: 'Organization/operator' } }));
    expect(order(document)).toEqual(['acme', 'operator', 'acme-p2p']);
    expect(migrateBundle(document, context).decisions).toEqual([
      expect.objectContaining({ expression: 'Bundle.entry[0]', question: expect.stringContaining('Who is the payer') }),
    ]);
  });

  test('takes along what was said of it', () => {
    const document = turned((each: { entry: { resource: Record<string, unknown> }[] }) =>
      Object.assign(each.entry[2]!.resource, { type: [concept(`${ndhCodes}OrgTypeCS`, 'payer')] }),
    );
    expect(migrateBundle(document, context).changes.find(({ what }) => what.includes('OrgTypeCS'))?.expression).toBe(
      'Bundle.entry[0].resource.type[0].coding[0]',
    );
  });
});

describe('the signature', () => {
  test('over what has changed goes, and the bundle must be signed again', () => {
    const { bundle: after, decisions } = migrateBundle(
      bundle((each) => Object.assign(each, { type: 'batch' })),
      context,
    );
    expect(after['signature']).toBeUndefined();
    expect(decisions).toEqual([
      expect.objectContaining({
        expression: 'Bundle',
        question: 'Who signs this bundle now? Its signature does not hold any more.',
        help: expect.stringContaining('payer-directory bundle sign'),
      }),
    ]);
  });

  test.each([
    ['without data', { data: undefined }, 'It is not signed.'],
    ['in another form', { sigFormat: 'application/x-x509-ca-cert' }, 'What it has is no detached JWS'],
  ])('%s stays, and is asked for', (_what, change, told) => {
    const document = JSON.parse(JSON.stringify(bundle((each) => Object.assign(each['signature']!, change)))) as JsonObject;
    const { bundle: after, decisions } = migrateBundle(document, context);
    expect(after).toBe(document);
    expect(decisions).toEqual([expect.objectContaining({ expression: 'Bundle.signature', question: expect.stringContaining(told) })]);
  });
});

describe('what only the payer knows', () => {
  test('is asked', () => {
    const document = bundle((each) => {
      delete (each as { timestamp?: unknown }).timestamp;
      Object.assign(resource(each, 0), { identifier: [{ value: 'acme' }] });
      Object.assign(resource(each, 2), { managingOrganization: { reference: 'Organization/acme' } });
    });
    expect(migrated(document).asked).toEqual([
      'Bundle: When was this version of the bundle made? It has no timestamp.',
      'Bundle.entry[0].resource.identifier[0]: Who gave out the identifier "acme"? It has no system.',
      'Bundle.entry[1].resource: What has the Organization "Acme Operations" to do with the payer? No Endpoint names it as its managingOrganization.',
    ]);
    const lone = bundle((each) => {
      each['entry']!.splice(1, 1);
      delete (resource(each, 0) as { identifier?: unknown }).identifier;
      Object.assign(resource(each, 1), { managingOrganization: { reference: 'Organization/acme' } });
    });
    expect(migrated(lone).asked).toEqual([
      'Bundle.entry[0].resource: By which identifiers is the payer known? Its Organization has none.',
      'Bundle.entry[0].resource: Who runs the Endpoints of "Acme Health"? The managing Organization has no entry of its own.',
    ]);
  });
});
