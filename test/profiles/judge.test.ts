import { describe, expect, it } from 'vitest';
import { layers } from '../../src/domain/finding.js';
import { expressionOf } from '../../src/domain/path.js';
import { judgeStructure } from '../../src/profiles/judge.js';
import { concept, conformantBundle, extension, type Loose } from './conformant.js';

const all = new Set(layers);

function judged(bundle: Loose): string[] {
  return judgeStructure(bundle, all).map(({ rule, path }) => `${rule.code} ${expressionOf('Bundle', path)}`);
}

const pdex = 'http://hl7.org/fhir/us/davinci-pdex/';
const ndh = 'http://hl7.org/fhir/us/ndh/';

/** What breaks the bundle → the one finding that it makes. `o` is the payer, `v` the vendor, `e` the Endpoint. */
type Fault = [name: string, finding: string, break_: (bundle: Loose, o: Loose, e: Loose, v: Loose) => void];

const faults: Fault[] = [
  ['a misspelt property', 'r4/unknown-property Bundle.entry[0].resource.nme', (_b, o) => (o.nme = 'x')],
  ['a property of another type', 'r4/unknown-property Bundle.entry[2].resource.address_', (_b, _o, e) => (e.address_ = 'x')],
  ['a required element missing', 'r4/missing-element Bundle.entry[2].resource', (_b, _o, e) => delete e.address],
  ['Bundle.type missing', 'r4/missing-element Bundle', (b) => delete b.type],
  [
    'a number as string',
    'r4/wrong-json-type Bundle.entry[2].resource.extension[2].value.ofType(positiveInt)',
    (_b, _o, e) => (e.extension[2].valuePositiveInt = '1'),
  ],
  ['a boolean as string', 'r4/wrong-json-type Bundle.entry[0].resource.active', (_b, o) => (o.active = 'true')],
  ['an object where a list is wanted', 'r4/wrong-json-type Bundle.entry[0].resource.telecom', (_b, o) => (o.telecom = o.telecom[0])],
  [
    'a list where one is wanted',
    'r4/wrong-json-type Bundle.entry[2].resource.connectionType',
    (_b, _o, e) => (e.connectionType = [e.connectionType]),
  ],
  ['null', 'r4/wrong-json-type Bundle.entry[0].resource.name', (_b, o) => (o.name = null)],
  ['an empty list', 'r4/empty-array Bundle.entry[0].resource.alias', (_b, o) => (o.alias = [])],
  ['an empty object', 'r4/empty-element Bundle.entry[0].resource.contact[0].name', (_b, o) => (o.contact[0].name = {})],
  [
    'a companion with an id alone',
    'r4/empty-element Bundle.entry[0].resource.contact[0].name.family',
    (_b, o) => (o.contact[0].name._family = { id: 'x' }),
  ],
  ['companions of another length', 'r4/companion-mismatch Bundle.entry[0].resource.alias', (_b, o) => (o._alias = [{ id: 'x' }])],
  ['null in a list without a companion', 'r4/companion-mismatch Bundle.entry[0].resource.alias', (_b, o) => (o.alias[1] = null)],
  [
    'two values in an extension',
    'r4/several-choices Bundle.entry[2].resource.extension[2]',
    (_b, _o, e) => (e.extension[2].valueString = 'x'),
  ],
  ['a day that does not exist', 'r4/primitive-value Bundle.timestamp', (b) => (b.timestamp = '2026-02-29T00:00:00Z')],
  ['an instant without zone', 'r4/primitive-value Bundle.signature.when', (b) => (b.signature.when = '2026-11-01T00:00:00')],
  ['an id with a blank', 'r4/primitive-value Bundle.entry[0].resource.id', (_b, o) => (o.id = 'a b')],
  [
    'base64url',
    'r4/primitive-value Bundle.entry[2].resource.extension[1].extension[1].value.ofType(base64Binary)',
    (_b, _o, e) => (e.extension[1].extension[1].valueBase64Binary = 'MA_='),
  ],
  [
    'a script in a narrative',
    'r4/narrative Bundle.entry[0].resource.text.div',
    (_b, o) => (o.text.div = '<div xmlns="http://www.w3.org/1999/xhtml"><script>x</script></div>'),
  ],
  [
    'a narrative that is not closed',
    'r4/narrative Bundle.entry[0].resource.text.div',
    (_b, o) => (o.text.div = '<div xmlns="http://www.w3.org/1999/xhtml"><p>x</div>'),
  ],
  [
    'an empty narrative',
    'r4/narrative Bundle.entry[0].resource.text.div',
    (_b, o) => (o.text.div = '<div xmlns="http://www.w3.org/1999/xhtml"> </div>'),
  ],
  [
    'a code outside a required value set',
    'r4/code-not-in-value-set Bundle.entry[0].resource.text.status',
    (_b, o) => (o.text.status = 'made'),
  ],
  [
    'a code that its system does not have',
    'r4/code-unknown Bundle.entry[2].resource.connectionType.code',
    (_b, _o, e) => (e.connectionType.code = 'hl7-fhir-soap'),
  ],
  ['a code without system', 'r4/code-without-system Bundle.signature.type[0]', (b) => delete b.signature.type[0].system],
  [
    'a relative extension url',
    'r4/relative-extension-url Bundle.entry[2].resource.extension[2].url',
    (_b, _o, e) => (e.extension[2].url = 'rank'),
  ],
  ['an extension without url', 'r4/missing-element Bundle.entry[2].resource.extension[2]', (_b, _o, e) => delete e.extension[2].url],
  [
    'an extension with value and parts',
    'r4/ext-1 Bundle.entry[2].resource.extension[2]',
    (_b, _o, e) =>
      (e.extension[2] = {
        url: 'http://hl7.org/fhir/StructureDefinition/data-absent-reason',
        valueCode: 'unknown',
        extension: [{ url: 'y', valueString: 'z' }],
      }),
  ],
  [
    'an entry without resource',
    'r4/bdl-5 Bundle.entry[3]',
    (b) => b.entry.push({ fullUrl: 'https://p2p.meadow.example.com/fhir/Organization/none' }),
  ],
  ['one fullUrl twice', 'r4/bdl-7 Bundle', (b) => (b.entry[1].fullUrl = b.entry[0].fullUrl)],
  ['a fullUrl with a version', 'r4/bdl-8 Bundle.entry[0]', (b) => (b.entry[0].fullUrl += '/_history/1')],
  [
    'a period that ends first',
    'r4/per-1 Bundle.entry[2].resource.period',
    (_b, _o, e) => (e.period = { start: '2026-02-01', end: '2026-01-01' }),
  ],
  [
    'a period whose ends can not be compared',
    'r4/per-1 Bundle.entry[2].resource.period',
    (_b, _o, e) => (e.period = { start: '2026', end: '2026-01-01' }),
  ],
  [
    'a contact point without system',
    'r4/cpt-2 Bundle.entry[0].resource.contact[0].telecom[0]',
    (_b, o) => delete o.contact[0].telecom[0].system,
  ],
  ['a home address', 'r4/org-2 Bundle.entry[0].resource.address[0]', (_b, o) => (o.address[0].use = 'home')],
  ['a local reference to nothing', 'r4/ref-1 Bundle.entry[0].resource.partOf', (_b, o) => (o.partOf = { reference: '#p' })],
  [
    'a contained resource nobody refers to',
    'r4/dom-3 Bundle.entry[0].resource',
    (_b, o) => (o.contained = [{ resourceType: 'Organization', id: 'p', name: 'Parent', text: o.text }]),
  ],
  ['no narrative', 'r4/dom-6 Bundle.entry[1].resource', (_b, _o, _e, v) => delete v.text],
  [
    'an unknown resource type',
    'r4/unknown-resource-type Bundle.entry[1].resource.resourceType',
    (_b, _o, _e, v) => (v.resourceType = 'Organisation'),
  ],
  ['no name', 'profile/missing-element Bundle.entry[1].resource', (_b, _o, _e, v) => delete v.name],
  ['no telecom', 'profile/missing-element Bundle.entry[1].resource', (_b, _o, _e, v) => delete v.telecom],
  ['no signature', 'profile/missing-element Bundle', (b) => delete b.signature],
  [
    'a telephone among telecom',
    'profile/fixed-value Bundle.entry[1].resource.telecom[0].system',
    (_b, _o, _e, v) => (v.telecom[0].system = 'phone'),
  ],
  ['a suspended Endpoint', 'profile/fixed-value Bundle.entry[2].resource.status', (_b, _o, e) => (e.status = 'suspended')],
  ['two payload types', 'profile/too-many Bundle.entry[2].resource.payloadType', (_b, _o, e) => e.payloadType.push(e.payloadType[0])],
  ['two Endpoints named', 'profile/too-many Bundle.entry[0].resource.endpoint', (_b, o) => o.endpoint.push(o.endpoint[0])],
  ['no signed object', 'profile/missing-slice Bundle.entry[2].resource.extension', (_b, _o, e) => e.extension.splice(1, 1)],
  ['two ranks', 'profile/too-many-in-slice Bundle.entry[2].resource.extension', (_b, _o, e) => e.extension.push(e.extension[2])],
  [
    'a signed object without its object',
    'profile/missing-slice Bundle.entry[2].resource.extension[1].extension',
    (_b, _o, e) => e.extension[1].extension.pop(),
  ],
  [
    'a part that the extension does not have',
    'profile/unknown-extension-part Bundle.entry[2].resource.extension[1].extension[2]',
    (_b, _o, e) => e.extension[1].extension.push(extension('Objekt', { valueString: 'x' })),
  ],
  [
    'a value where parts are wanted',
    'profile/prohibited-element Bundle.entry[2].resource.extension[2]',
    (_b, _o, e) =>
      (e.extension[2] = { url: `${pdex}StructureDefinition/base-ext-endpoint-rank`, extension: [extension('x', { valueString: 'y' })] }),
  ],
  [
    'a value of another type',
    'profile/type-not-allowed Bundle.entry[2].resource.extension[2].value.ofType(string)',
    (_b, _o, e) => (e.extension[2] = extension(e.extension[2].url, { valueString: '1' })),
  ],
  [
    'a mime type outside the list',
    'profile/code-not-in-value-set Bundle.entry[2].resource.payloadMimeType[0]',
    (_b, _o, e) => (e.payloadMimeType[0] = 'application/json'),
  ],
  [
    'a concept outside an extensible value set',
    'profile/code-outside-extensible-value-set Bundle.entry[2].resource.payloadType[0]',
    (_b, _o, e) => (e.payloadType[0] = { coding: [{ system: 'https://meadow.example.com/codes', code: 'any' }] }),
  ],
  [
    'a code system that no version of the guide has',
    'profile/unknown-code-system Bundle.entry[2].resource.payloadType[0].coding[0].system',
    (_b, _o, e) => (e.payloadType[0].coding[0].system = `${ndh}CodeSystem/PayloadCS`),
  ],
  [
    'a code system of an older version',
    'profile/wrong-version Bundle.entry[2].resource.payloadType[0].coding[0].system',
    (_b, _o, e) => (e.payloadType[0].coding[0].system = `${ndh}CodeSystem/EndpointPayloadTypeCS`),
  ],
  [
    'an extension of an older version',
    'profile/wrong-version Bundle.entry[2].resource.extension[4].url',
    (_b, _o, e) => e.extension.push(extension(`${ndh}StructureDefinition/base-ext-secureEndpoint`, { valueBoolean: true })),
  ],
  [
    'an extension that no version of the guide has',
    'profile/extension-not-defined Bundle.entry[2].resource.extension[4].url',
    (_b, _o, e) => e.extension.push(extension(`${ndh}StructureDefinition/base-ext-secure`, { valueBoolean: true })),
  ],
  [
    'an extension of somebody else',
    'profile/unknown-extension Bundle.entry[2].resource.extension[4].url',
    (_b, _o, e) => e.extension.push(extension('https://meadow.example.com/x', { valueBoolean: true })),
  ],
  [
    'an extension where it may not stand',
    'profile/extension-context Bundle.entry[0].resource.extension[0].url',
    (_b, o) => (o.extension = [extension(`${pdex}StructureDefinition/base-ext-endpoint-rank`, { valuePositiveInt: 1 })]),
  ],
  [
    'an extension where it may not stand, by path',
    'profile/extension-context Bundle.entry[0].resource.name.extension[0].url',
    (_b, o) =>
      (o._name = {
        extension: [extension(`${ndh}StructureDefinition/base-ext-org-alias-type`, concept('https://meadow.example.com/c', 'x'))],
      }),
  ],
  [
    'an NPI with a wrong check digit',
    'profile/us-core-17 Bundle.entry[0].resource.identifier[0]',
    (_b, o) => (o.identifier[0].value = '1234567894'),
  ],
  ['an NPI of nine digits', 'profile/us-core-16 Bundle.entry[0].resource.identifier[0]', (_b, o) => (o.identifier[0].value = '123456789')],
  ['a NAIC code of six digits', 'profile/us-core-19 Bundle.entry[0].resource.identifier[1]', (_b, o) => (o.identifier[1].value = '123456')],
  [
    'a claimed profile that nobody has',
    'profile/unknown-profile Bundle.entry[0].resource.meta.profile[0]',
    (_b, o) => (o.meta.profile[0] = `${pdex}StructureDefinition/mtls-payer`),
  ],
  [
    'a claimed profile that was renamed',
    'profile/wrong-version Bundle.entry[0].resource.meta.profile[0]',
    (_b, o) => (o.meta.profile[0] = `${pdex}StructureDefinition/mtls-managing-organization`),
  ],
  [
    'a claimed profile of another guide',
    'profile/other-guide-claimed Bundle.entry[0].resource.meta.profile[0]',
    (_b, o) => (o.meta.profile[0] = `${ndh}StructureDefinition/ndh-Organization`),
  ],
];

describe('judgeStructure', () => {
  it('finds nothing in a conformant bundle', () => {
    expect(judged(conformantBundle())).toEqual([]);
  });

  it.each(faults)('%s: %s, and nothing else', (_name, finding, break_) => {
    const bundle = conformantBundle();
    const [payer, vendor, endpoint] = bundle.entry.map((entry: Loose) => entry.resource);
    break_(bundle, payer, endpoint, vendor);
    expect(judged(bundle)).toEqual([finding]);
  });

  it.each<[string, (o: Loose, e: Loose) => void]>([
    [
      'an extension in place of a value',
      (o) => (
        (o._name = { extension: [{ url: 'http://hl7.org/fhir/StructureDefinition/data-absent-reason', valueCode: 'unknown' }] }),
        delete o.name
      ),
    ],
    [
      'a null beside its companion',
      (o) => ((o.alias[0] = null), (o._alias = [{ extension: [{ url: 'https://meadow.example.com/x', valueString: 'y' }] }, null])),
    ],
    [
      'a contained resource that is referred to',
      (o) => ((o.contained = [{ resourceType: 'Organization', id: 'p', name: 'Parent', text: o.text }]), (o.partOf = { reference: '#p' })),
    ],
    [
      "the directory's own server codes",
      (_o, e) =>
        e.extension.push(
          extension(`${pdex}StructureDefinition/base-ext-associatedServers`, [
            extension('associatedServersType', concept('https://payer-directory.example/fhir/CodeSystem/associated-servers', 'fhir-base')),
            extension('serverURL', { valueString: 'https://p2p.meadow.example.com/fhir' }),
          ]),
        ),
    ],
    [
      'an alias with the period in which it was the name',
      (o) =>
        (o._alias = [
          null,
          { extension: [extension(`${ndh}StructureDefinition/base-ext-org-alias-period`, { valuePeriod: { end: '2020' } })] },
        ]),
    ],
    [
      'a leap second and white space in base64',
      (_o, e) => ((e.extension[1].extension[1].valueBase64Binary = 'MA A=\n'), (e.period = { start: '2016-12-31T23:59:60Z' })),
    ],
  ])('accepts %s', (_name, change) => {
    const bundle = conformantBundle();
    change(bundle.entry[0].resource, bundle.entry[2].resource);
    expect(judged(bundle).filter((finding) => !finding.startsWith('profile/unknown-extension '))).toEqual([]);
  });

  it('asks only the layers named', () => {
    const bundle = conformantBundle();
    delete bundle.signature;
    delete bundle.type;
    const codes = (names: ('r4' | 'profile')[]): string[] => judgeStructure(bundle, new Set(names)).map(({ rule }) => rule.layer);
    expect(codes(['r4'])).toEqual(['r4']);
    expect(codes(['profile'])).toEqual(['profile']);
  });
});
