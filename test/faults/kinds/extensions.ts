import { concept, extension, type Loose } from '../../profiles/conformant.js';
import { valueExtension } from '../bases/bundles.js';
import { ndh, ndhConcept, ndhExtension, pdex, pdexExtension } from '../bases/extensions.js';
import { valueKinds } from '../bases/value-kinds.js';
import { type Edit, faultsIn, type SeededFault } from '../fault.js';

const plain = faultsIn('extensions', 'plain');
const endpoints = faultsIn('extensions', 'endpoint');
const payers = faultsIn('extensions', 'organization');

const notDefined = 'profile/extension-not-defined';
const context = 'profile/extension-context';
const rank = pdexExtension('base-ext-endpoint-rank', { valuePositiveInt: 1 });
const description = ndhExtension('base-ext-org-description', { valueString: 'A plan.' });

/** Adds an extension to the payer. */
const added =
  (each: Loose): Edit =>
  ({ payer }) =>
    (payer.extension = [each]);
const here = 'payer.extension[0]';

/** The url of an extension: none, relative, unknown. */
const ofUrls: readonly SeededFault[] = [
  plain('no url', 'r4/missing-element', here, added({ valueString: 'x' })),
  plain('an empty url', 'r4/primitive-value', `${here}.url`, added({ url: '', valueString: 'x' })),
  plain('a blank url', 'r4/primitive-value', `${here}.url`, added({ url: ' ', valueString: 'x' })),
  plain('a url with a blank', 'r4/primitive-value', `${here}.url`, added({ url: 'https://x.example.com/a b', valueString: 'x' })),
  plain('a url that is a number', 'r4/wrong-json-type', `${here}.url`, added({ url: 5, valueString: 'x' })),
  plain('a url that is null', 'r4/wrong-json-type', `${here}.url`, added({ url: null, valueString: 'x' })),
  plain('a relative url', 'r4/relative-extension-url', `${here}.url`, added(extension('org-description', { valueString: 'x' }))),
  plain('a url without scheme', 'r4/relative-extension-url', `${here}.url`, added(extension('//hl7.org/fhir/StructureDefinition/x', { valueString: 'x' }))),
  plain('a fragment', 'r4/relative-extension-url', `${here}.url`, added(extension('#x', { valueString: 'x' }))),
  plain('a bad OID', 'r4/primitive-value', `${here}.url`, added(extension('urn:oid:1.2', { valueString: 'x' }))),
  plain('a relative url in an element', 'r4/relative-extension-url', 'payer.address[0].extension[0].url', ({ payer }) => (payer.address[0].extension = [extension('geolocation', { valueString: 'x' })])),
  plain('a relative url in the bundle', 'r4/relative-extension-url', 'Bundle.signature.extension[0].url', ({ bundle }) => (bundle.signature.extension = [extension('note', { valueString: 'x' })])),
  plain('unknown to PDex', notDefined, `${here}.url`, added(pdexExtension('base-ext-org-rank', { valuePositiveInt: 1 }))),
  plain('unknown to the National Directory', notDefined, `${here}.url`, added(ndhExtension('base-ext-org-motto', { valueString: 'x' }))),
  plain('below PDex, but no StructureDefinition', notDefined, `${here}.url`, added(extension(`${pdex}base-ext-endpoint-rank`, { valuePositiveInt: 1 }))),
  plain('misspelt below the National Directory', notDefined, `${here}.url`, added(extension(`${ndh}StructureDefinitions/base-ext-org-description`, { valueString: 'x' }))),
  plain('a code system as url', notDefined, `${here}.url`, added(extension(`${ndh}CodeSystem/NdhOrgTypeCS`, { valueString: 'x' }))),
  plain('of somebody else', 'profile/unknown-extension', `${here}.url`, added(extension(valueExtension, { valueString: 'x' }))),
  plain('of a later version of the guide, by its number', notDefined, `${here}.url`, added(extension(`${ndh}StructureDefinition/base-ext-org-description|1.0.0`, { valueString: 'x' }))),
]; // biome-ignore format: a table

/** Extensions that their definitions allow elsewhere only. */
const ofContexts: readonly SeededFault[] = [
  plain('a rank of an Organization', context, `${here}.url`, added(rank)),
  plain('a rank of a contact', context, 'endpoint.contact[0].extension[0].url', ({ endpoint }) => (endpoint.contact[0].extension = [rank])),
  plain('a rank in the bundle', context, 'Bundle.entry[0].extension[0].url', ({ bundle }) => (bundle.entry[0].extension = [rank])),
  plain('a description of an Endpoint', context, 'endpoint.extension[12].url', ({ endpoint }) => endpoint.extension.push(description)),
  plain('a description of a name', context, 'payer.name.extension[0].url', ({ payer }) => (payer._name = { extension: [description] })),
  plain('a status of an Organization', context, `${here}.url`, added(pdexExtension('base-ext-identifier-status', { valueCode: 'active' }))),
  plain('a status of a contact', context, 'payer.contact[0].telecom[0].extension[0].url', ({ payer }) => (payer.contact[0].telecom[0].extension = [pdexExtension('base-ext-identifier-status', { valueCode: 'active' })])),
  plain('a place of an Organization', context, `${here}.url`, added(extension('http://hl7.org/fhir/StructureDefinition/geolocation', [extension('latitude', { valueDecimal: 1 }), extension('longitude', { valueDecimal: 1 })]))),
  plain('a period of an alias at a name', context, 'payer.name.extension[0].url', ({ payer }) => (payer._name = { extension: [ndhExtension('base-ext-org-alias-period', { valuePeriod: { end: '2020' } })] })),
  plain('a type of an alias at the Organization', context, `${here}.url`, added(ndhExtension('base-ext-org-alias-type', { valueCodeableConcept: { text: 'x' } }))),
  plain('a signed object of an Organization', context, `${here}.url`, ({ payer, endpoint }) => (payer.extension = [endpoint.extension[5]])),
  plain('a use case of an Organization', context, `${here}.url`, ({ payer, endpoint }) => (payer.extension = [endpoint.extension[2]])),
  plain('an environment of an Organization', context, `${here}.url`, added(ndhExtension('base-ext-endpoint-environment-type', ndhConcept('NdhEndpointEnvironmentCS', 'prod')))),
  plain('an actor outside its guide', context, 'endpoint.extension[12].url', ({ endpoint }) => endpoint.extension.push(ndhExtension('base-ext-supported-ig-actor', [extension('ig-actor-name', { valueString: 'x' })]))),
  payers('a rank in a contained resource', context, 'payer.contained[0].extension[0].url', ({ payer }) => (payer.contained[0].extension = [rank])),
  endpoints('an extension as a part of another', context, 'endpoint.extension[0].extension[2].url', ({ endpoint }) => endpoint.extension[0].extension.push(rank)),
]; // biome-ignore format: a table

/** The value of an extension. */
const ofValues: readonly SeededFault[] = [
  plain('two values', 'r4/several-choices', here, added({ url: valueExtension, valueString: 'x', valueCode: 'x' })),
  plain('three values', 'r4/several-choices', here, added({ url: valueExtension, valueString: 'x', valueCode: 'x', valueInteger: 1 })),
  plain('a value of a type that there is none of', 'r4/unknown-property', `${here}.valueText`, added({ url: valueExtension, valueText: 'x', valueString: 'y' })),
  plain('a value without its type', 'r4/unknown-property', `${here}.value`, added({ url: valueExtension, value: 'x', valueString: 'y' })),
  plain('a value in lower case', 'r4/unknown-property', `${here}.valuestring`, added({ url: valueExtension, valuestring: 'x', valueString: 'y' })),
  plain('neither value nor parts', 'r4/ext-1', here, added({ url: valueExtension })),
  plain('an id alone', 'r4/ext-1', here, added({ url: valueExtension, id: 'x' })),
  plain('value and parts', 'r4/ext-1', here, added({ url: valueExtension, valueString: 'x', extension: [extension('a', { valueString: 'y' })] })),
  plain('a part without value', 'r4/ext-1', `${here}.extension[0]`, added({ url: valueExtension, extension: [{ url: 'a' }] })),
  plain('a part without url', 'r4/missing-element', `${here}.extension[0]`, added({ url: valueExtension, extension: [{ valueString: 'x' }] })),
  plain('a part of a part without value', 'r4/ext-1', `${here}.extension[0].extension[0]`, added({ url: valueExtension, extension: [{ url: 'a', extension: [{ url: 'b' }] }] })),
  plain('an unknown modifier', 'profile/unknown-extension', 'payer.modifierExtension[0].url', ({ payer }) => (payer.modifierExtension = [extension(valueExtension, { valueBoolean: true })])),
  plain('a modifier of a data type', 'r4/unknown-property', 'payer.address[0].modifierExtension', ({ payer }) => (payer.address[0].modifierExtension = [extension(valueExtension, { valueBoolean: true })])),
  plain('extensions as an object', 'r4/wrong-json-type', 'payer.extension', ({ payer }) => (payer.extension = { url: valueExtension, valueString: 'x' })),
  plain('a reason outside its value set', 'profile/code-not-in-value-set', 'payer.telecom[0].extension[0].value.ofType(code)', ({ payer }) => (payer.telecom[0].extension = [extension('http://hl7.org/fhir/StructureDefinition/data-absent-reason', { valueCode: 'none' })])),
  plain('a reason as text', 'profile/type-not-allowed', 'payer.telecom[0].extension[0].value.ofType(string)', ({ payer }) => (payer.telecom[0].extension = [extension('http://hl7.org/fhir/StructureDefinition/data-absent-reason', { valueString: 'unknown' })])),
  plain('a description as a concept', 'profile/type-not-allowed', `${here}.value.ofType(CodeableConcept)`, added(ndhExtension('base-ext-org-description', { valueCodeableConcept: { text: 'x' } }))),
  plain('a logo as a url', 'profile/type-not-allowed', `${here}.value.ofType(url)`, added(ndhExtension('base-ext-logo', { valueUrl: 'https://cedar-hollow.example.com/logo.png' }))),
  plain('a digital certificate without its date', 'profile/missing-slice', `${here}.extension`, added(ndhExtension('base-ext-digitalcertificate', [extension('certificate', { valueString: 'x' }), extension('use', { valueCoding: { system: `${ndh}CodeSystem/NdhDigitalcertificateUseCS`, code: 'auth' } })]))),
  plain('a qualification that is not active', 'profile/fixed-value', `${here}.extension[1].value.ofType(code)`, added(ndhExtension('base-ext-qualification', [extension('code', { valueCodeableConcept: { text: 'x' } }), extension('status', { valueCode: 'expired' })]))),
  plain('a rating without its value', 'r4/ext-1', `${here}.extension[0]`, added(ndhExtension('base-ext-rating', [{ url: 'ratingValue' }]))),
]; // biome-ignore format: a table

/** A value of each type in the extension of a rank, which has but one. */
const ofTypes = Object.entries(valueKinds)
  .filter(([type]) => type !== 'positiveInt')
  .map(([type, value]) =>
    endpoints(`a rank of type ${type}`, 'profile/type-not-allowed', `endpoint.extension[8].value.ofType(${type})`, ({ endpoint }) => {
      endpoint.extension[8] = extension(rank.url, { [`value${type.charAt(0).toUpperCase()}${type.slice(1)}`]: value });
    }),
  )
  // What the values themselves would break besides: references to entries, and concepts that nobody lists.
  .filter(({ id }) => !/Reference$/.test(id));

/** What an older version of a guide had, and claims of profiles. */
const ofVersions: readonly SeededFault[] = [
  endpoints('an extension of the build of January 2023', 'profile/wrong-version', 'endpoint.extension[11].url', ({ endpoint }) => endpoint.extension.push(ndhExtension('base-ext-igsSupported', [extension('igsSupportedType', { valueCodeableConcept: { text: 'x' } })]))),
  endpoints('an access control of the build of January 2023', 'profile/wrong-version', 'endpoint.extension[11].url', ({ endpoint }) => endpoint.extension.push(ndhExtension('base-ext-secureEndpoint', { valueBoolean: true }))),
  endpoints('a payload type of the ballot', 'profile/wrong-version', 'endpoint.payloadType[0].coding[0].system', ({ endpoint }) => (endpoint.payloadType = [{ coding: [{ system: `${ndh}CodeSystem/EndpointPayloadTypeCS`, code: 'NA' }] }])),
  plain('a profile that nobody knows', 'profile/unknown-profile', 'payer.meta.profile[1]', ({ payer }) => payer.meta.profile.push('https://x.example.com/StructureDefinition/payer')),
  plain('a profile of the National Directory', 'profile/other-guide-claimed', 'payer.meta.profile[1]', ({ payer }) => payer.meta.profile.push(`${ndh}StructureDefinition/ndh-Organization`)),
  plain('a profile of the build of January 2023', 'profile/wrong-version', 'payer.meta.profile[0]', ({ payer }) => (payer.meta.profile[0] = `${pdex}StructureDefinition/mtls-managing-organization`)),
]; // biome-ignore format: a table

const concepts = plain(
  'a concept of a system that PDex never had',
  'profile/unknown-code-system',
  'endpoint.extension[0].value.ofType(CodeableConcept).coding[0].system',
  ({ endpoint }) => Object.assign(endpoint.extension[0], concept(`${pdex}CodeSystem/EnvironmentCS`, 'test')),
);

export const extensionFaults: readonly SeededFault[] = [...ofUrls, ...ofContexts, ...ofValues, ...ofTypes, ...ofVersions, concepts];
