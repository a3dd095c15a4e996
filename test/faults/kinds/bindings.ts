import { concept, type Loose } from '../../profiles/conformant.js';
import type { BaseName } from '../bases/bundles.js';
import { ndh, ndhExtension, pdex } from '../bases/extensions.js';
import { elementsIn, nameOf } from '../elements.js';
import { at, faultsIn, type SeededFault } from '../fault.js';
import { valueAt } from '../walk.js';

const payers = faultsIn('bindings', 'organization');
const endpoints = faultsIn('bindings', 'endpoint');
const values = faultsIn('bindings', 'values');
const histories = faultsIn('bindings', 'history');
const searches = faultsIn('bindings', 'searchSet');

const required = 'r4/code-not-in-value-set';
const extensible = 'r4/code-outside-extensible-value-set';

/** A place in the payer's extension of one type of `valueKinds`, by the type's index. */
const kind = (index: number, rest: string): string => `payer.extension[${index}].value.ofType(${rest}`;

/** Required bindings of R4: no code but those of the value set. */
const ofR4: readonly SeededFault[] = [
  payers('Bundle.type', required, 'Bundle.type', ({ bundle }) => (bundle.type = 'folder')),
  payers('Bundle.type in another case', required, 'Bundle.type', ({ bundle }) => (bundle.type = 'Collection')),
  payers('narrative status', required, 'payer.text.status', ({ payer }) => (payer.text.status = 'auto')),
  payers('use of an identifier', required, 'payer.identifier[1].use', ({ payer }) => (payer.identifier[1].use = 'primary')),
  payers('use of a contact point', required, 'payer.telecom[0].use', ({ payer }) => (payer.telecom[0].use = 'business')),
  payers('system of a contact point', required, 'payer.contact[0].telecom[0].system', ({ payer }) => (payer.contact[0].telecom[0].system = 'mail')),
  payers('system of a contact point in another case', required, 'payer.contact[0].telecom[0].system', ({ payer }) => (payer.contact[0].telecom[0].system = 'Email')),
  payers('system of the telecom', required, 'payer.telecom[0].system', ({ payer }) => (payer.telecom[0].system = 'website')),
  payers('use of an address', required, 'payer.address[0].use', ({ payer }) => (payer.address[0].use = 'office')),
  payers('type of an address', required, 'payer.address[0].type', ({ payer }) => (payer.address[0].type = 'mailing')),
  payers('use of a name', required, 'payer.contact[0].name.use', ({ payer }) => (payer.contact[0].name.use = 'work')),
  payers('format of the signature', required, 'Bundle.signature.sigFormat', ({ bundle }) => (bundle.signature.sigFormat = 'jose')),
  payers('format of what is signed', required, 'Bundle.signature.targetFormat', ({ bundle }) => (bundle.signature.targetFormat = 'application/')),
  endpoints('status', required, 'endpoint.status', ({ endpoint }) => (endpoint.status = 'live')),
  endpoints('mime type without a form', required, 'endpoint.payloadMimeType[1]', ({ endpoint }) => (endpoint.payloadMimeType[1] = 'fhir')),
  histories('method of a request', required, 'Bundle.entry[0].request.method', ({ bundle }) => (bundle.entry[0].request.method = 'put')),
  searches('mode of a match', required, 'Bundle.entry[1].search.mode', ({ bundle }) => (bundle.entry[1].search.mode = 'found')),
  values('content type of an attachment', required, kind(22, 'Attachment).contentType'), ({ payer }) => (payer.extension[22].valueAttachment.contentType = 'text')),
  values('comparator', required, kind(33, 'Quantity).comparator'), ({ payer }) => (payer.extension[33].valueQuantity.comparator = '=')),
  values('currency', required, kind(31, 'Money).currency'), ({ payer }) => (payer.extension[31].valueMoney.currency = 'US$')),
  values('currency in another case', required, kind(31, 'Money).currency'), ({ payer }) => (payer.extension[31].valueMoney.currency = 'usd')),
  values('unit of time', required, kind(39, 'Timing).repeat.durationUnit'), ({ payer }) => (payer.extension[39].valueTiming.repeat.durationUnit = 'hour')),
  values('unit of a period', required, kind(39, 'Timing).repeat.periodUnit'), ({ payer }) => (payer.extension[39].valueTiming.repeat.periodUnit = 'D')),
  values('day of the week', required, kind(39, 'Timing).repeat.dayOfWeek[1]'), ({ payer }) => (payer.extension[39].valueTiming.repeat.dayOfWeek[1] = 'Tuesday')),
  values('event', required, kind(39, 'Timing).repeat.when[0]'), ({ payer }) => (payer.extension[39].valueTiming.repeat.when[0] = 'morning')),
  values('type of a contributor', required, kind(41, 'Contributor).type'), ({ payer }) => (payer.extension[41].valueContributor.type = 'writer')),
  values('type of data', required, kind(42, 'DataRequirement).type'), ({ payer }) => (payer.extension[42].valueDataRequirement.type = 'Organisation')),
  values('direction', required, kind(42, 'DataRequirement).sort[0].direction'), ({ payer }) => (payer.extension[42].valueDataRequirement.sort[0].direction = 'up')),
  values('use of a parameter', required, kind(44, 'ParameterDefinition).use'), ({ payer }) => (payer.extension[44].valueParameterDefinition.use = 'inout')),
  values('type of a parameter', required, kind(44, 'ParameterDefinition).type'), ({ payer }) => (payer.extension[44].valueParameterDefinition.type = 'text')),
  values('type of an artifact', required, kind(45, 'RelatedArtifact).type'), ({ payer }) => (payer.extension[45].valueRelatedArtifact.type = 'doc')),
  values('type of a trigger', required, kind(46, 'TriggerDefinition).type'), ({ payer }) => (payer.extension[46].valueTriggerDefinition.type = 'data-deleted')),
]; // biome-ignore format: a table

/** Bindings that the profiles and extensions make stricter, or add. */
const ofProfiles: readonly SeededFault[] = [
  endpoints('mime type that is not of FHIR', 'profile/code-not-in-value-set', 'endpoint.payloadMimeType[0]', ({ endpoint }) => (endpoint.payloadMimeType[0] = 'application/json')),
  endpoints('mime type with a parameter', 'profile/code-not-in-value-set', 'endpoint.payloadMimeType[1]', ({ endpoint }) => (endpoint.payloadMimeType[1] = 'application/fhir+json; fhirVersion=4.0')),
  endpoints('status of an identifier', 'profile/code-not-in-value-set', 'endpoint.identifier[0].extension[0].value.ofType(code)', ({ endpoint }) => (endpoint.identifier[0].extension[0].valueCode = 'valid')),
  endpoints('day of availability', 'profile/code-not-in-value-set', 'endpoint.contact[0].extension[0].extension[0].value.ofType(code)', ({ endpoint }) => (endpoint.contact[0].extension[0].extension[0].valueCode = 'Mon')),
  endpoints('payload type of another system', 'profile/code-outside-extensible-value-set', 'endpoint.payloadType[0]', ({ endpoint }) => (endpoint.payloadType = [{ coding: [{ system: 'https://x.example.com/payloads', code: 'any' }] }])),
  endpoints('payload type as text', 'profile/code-outside-extensible-value-set', 'endpoint.payloadType[0]', ({ endpoint }) => (endpoint.payloadType = [{ text: 'any' }])),
  endpoints('connection type of another system', 'r4/code-outside-extensible-value-set', 'endpoint.connectionType', ({ endpoint }) => (endpoint.connectionType = { system: 'https://x.example.com/connections', code: 'rest' })),
  endpoints('access control of another system', 'profile/code-outside-extensible-value-set', 'endpoint.extension[6].value.ofType(CodeableConcept)', ({ endpoint }) => (endpoint.extension[6].valueCodeableConcept = { coding: [{ system: 'https://x.example.com/access', code: 'any' }] })),
  endpoints('a use case of another system', 'profile/code-outside-extensible-value-set', 'endpoint.extension[0].extension[0].value.ofType(CodeableConcept)', ({ endpoint }) => Object.assign(endpoint.extension[0].extension[0], concept('http://terminology.hl7.org/CodeSystem/v3-ActReason', 'HPAYMT'))),
  payers('purpose of a contact as text', extensible, 'payer.contact[0].purpose', ({ payer }) => (payer.contact[0].purpose = { text: 'exchange' })),
  payers('type of an identifier of another system', extensible, 'payer.identifier[2].type', ({ payer }) => (payer.identifier[2].type = { coding: [{ system: 'https://x.example.com/types', code: 'EIN' }] })),
  payers('a state that is none', 'profile/code-outside-extensible-value-set', 'payer.address[0].state', ({ payer }) => (payer.address[0].state = 'Delaware')),
]; // biome-ignore format: a table

/** The same coding in several bundles says nothing new. */
const codingBases: readonly BaseName[] = ['endpoint', 'national', 'organization', 'affiliation'];

/** Every coding whose system is listed, with a code that its system does not have. */
function unknownCodes(): SeededFault[] {
  const seen = new Set<string>();
  return codingBases.flatMap((base) =>
    elementsIn(base).flatMap(({ path, value }) => {
      const coding = value as Loose;
      if (typeof coding?.system !== 'string' || typeof coding.code !== 'string' || !isListed(coding.system)) return [];
      const place = at(...path, 'code');
      const known = `${coding.system} ${path.at(-1) === 0 ? String(path.at(-3)) : String(path.at(-1))}`;
      if (seen.has(known) || valueAt(value, ['version']) !== undefined) return [];
      seen.add(known);
      const edit = (code: string) =>
        faultsIn('bindings', base)(`${code} at ${nameOf(path)}`, 'r4/code-unknown', place, ({ bundle }) => {
          (valueAt(bundle, path) as Loose).code = code;
        });
      return [edit('none'), ...(coding.code.toUpperCase() === coding.code ? [] : [edit(coding.code.toUpperCase())])];
    }),
  );
}

/** A system that this project or R4 lists, and that tells upper case from lower case. */
function isListed(system: string): boolean {
  return /^http:\/\/(hl7\.org\/fhir\/(us\/ndh\/|FHIR-version)|terminology\.hl7\.org\/CodeSystem\/(organization-type|endpoint-|data-|contactentity))/.test(
    system,
  );
}

/** Systems: unknown ones of known guides, relative ones, none. */
const ofSystems: readonly SeededFault[] = [
  endpoints('a system that the guide never had', 'profile/unknown-code-system', 'endpoint.payloadType[0].coding[0].system', ({ endpoint }) => (endpoint.payloadType[0].coding[0].system = `${ndh}CodeSystem/PayloadTypeCS`)),
  endpoints('a system of PDex that it never had', 'profile/unknown-code-system', 'endpoint.extension[10].extension[0].value.ofType(CodeableConcept).coding[0].system', ({ endpoint }) => (endpoint.extension[10].extension[0].valueCodeableConcept.coding[0].system = `${pdex}CodeSystem/MtlsObjects`)),
  endpoints('a system elsewhere below the guide', 'profile/unknown-code-system', 'endpoint.extension[0].extension[0].value.ofType(CodeableConcept).coding[0].system', ({ endpoint }) => (endpoint.extension[0].extension[0].valueCodeableConcept.coding[0].system = `${ndh}NdhFhirEndpointUseCaseCS`)),
  endpoints('a value set for a system', 'profile/unknown-code-system', 'endpoint.extension[0].extension[0].value.ofType(CodeableConcept).coding[0].system', ({ endpoint }) => (endpoint.extension[0].extension[0].valueCodeableConcept.coding[0].system = `${ndh}ValueSet/NdhFhirEndpointUseCaseVS`)),
  endpoints('a relative system', 'r4/relative-code-system', 'endpoint.connectionType.system', ({ endpoint }) => (endpoint.connectionType.system = 'endpoint-connection-type')),
  payers('a relative system of a tag', 'r4/relative-code-system', 'payer.meta.tag[0].system', ({ payer }) => (payer.meta.tag[0].system = '/tags')),
  payers('a relative system of a type', 'r4/relative-code-system', 'payer.type[0].coding[0].system', ({ payer }) => (payer.type[0].coding[0].system = 'CodeSystem/organization-type')),
  values('a relative system of a unit', 'r4/relative-code-system', kind(33, 'Quantity).system'), ({ payer }) => (payer.extension[33].valueQuantity.system = 'ucum')),
  payers('no system', 'r4/code-without-system', 'payer.type[0].coding[0]', ({ payer }) => delete payer.type[0].coding[0].system),
  endpoints('no system where there is a value set', 'r4/code-without-system', 'endpoint.connectionType', ({ endpoint }) => delete endpoint.connectionType.system),
  endpoints('another extension with a code of PDex', 'r4/code-unknown', 'endpoint.extension[11].value.ofType(CodeableConcept).coding[0].code', ({ endpoint }) => endpoint.extension.push(ndhExtension('base-ext-endpoint-environment-type', concept(`${ndh}CodeSystem/NdhEndpointEnvironmentCS`, 'production')))),
]; // biome-ignore format: a table

export const bindingFaults: readonly SeededFault[] = [...ofR4, ...ofProfiles, ...unknownCodes(), ...ofSystems];
