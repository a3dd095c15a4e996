import type { Loose } from '../../profiles/conformant.js';
import { type Edit, faultsIn, type SeededFault } from '../fault.js';

const payers = faultsIn('cardinality', 'organization');
const endpoints = faultsIn('cardinality', 'endpoint');
const plain = faultsIn('cardinality', 'plain');
const values = faultsIn('cardinality', 'values');
const histories = faultsIn('cardinality', 'history');

const missing = 'r4/missing-element';
const missed = 'profile/missing-element';
const many = 'profile/too-many';

/** Of the profiles: elements that must be there, and lists that are too long. */
const ofProfiles: readonly SeededFault[] = [
  plain('timestamp', missed, 'Bundle', ({ bundle }) => delete bundle.timestamp),
  plain('signature', missed, 'Bundle', ({ bundle }) => delete bundle.signature),
  plain('active', missed, 'payer', ({ payer }) => delete payer.active),
  plain('active of the operator', missed, 'operator', ({ operator }) => delete operator.active),
  plain('name', missed, 'operator', ({ operator }) => delete operator.name),
  plain('telecom', missed, 'payer', ({ payer }) => delete payer.telecom),
  plain('telecom of the operator', missed, 'operator', ({ operator }) => delete operator.telecom),
  payers('system of a telecom', 'r4/cpt-2', 'payer.telecom[0]', ({ payer }) => delete payer.telecom[0].system, ['profile/missing-element payer.telecom[0]']),
  payers('system of a telecom without value', missed, 'payer.telecom[0]', ({ payer }) => {
    delete payer.telecom[0].system;
    delete payer.telecom[0].value;
  }),
  payers('five lines of an address', many, 'payer.address[0].line', ({ payer }) => (payer.address[0].line = ['1', '2', '3', '4', '5'])),
  plain('six lines of an address', many, 'operator.address[0].line', ({ operator }) => (operator.address[0].line = ['1', '2', '3', '4', '5', '6'])),
  payers('two Endpoints', many, 'payer.endpoint', ({ payer }) => payer.endpoint.push({ reference: 'Endpoint/cedar-hollow-payer-to-payer' })),
  endpoints('two payload types', many, 'endpoint.payloadType', ({ endpoint }) => endpoint.payloadType.push(endpoint.payloadType[0])),
  endpoints('three payload types', many, 'endpoint.payloadType', ({ endpoint }) => endpoint.payloadType.push(endpoint.payloadType[0], endpoint.payloadType[0])),
]; // biome-ignore format: a table

/** Of R4, in the elements that bundles are made of. */
const ofR4: readonly SeededFault[] = [
  plain('status of an Endpoint', missing, 'endpoint', ({ endpoint }) => delete endpoint.status),
  plain('connection type', missing, 'endpoint', ({ endpoint }) => delete endpoint.connectionType),
  plain('payload type', missing, 'endpoint', ({ endpoint }) => delete endpoint.payloadType),
  plain('address', missing, 'endpoint', ({ endpoint }) => delete endpoint.address),
  plain('type of the bundle', missing, 'Bundle', ({ bundle }) => delete bundle.type),
  payers('relation of a link', missing, 'Bundle.link[0]', ({ bundle }) => delete bundle.link[0].relation),
  payers('url of a link', missing, 'Bundle.link[0]', ({ bundle }) => delete bundle.link[0].url),
  payers('url of a link of an entry', missing, 'Bundle.entry[0].link[0]', ({ bundle }) => delete bundle.entry[0].link[0].url),
  plain('type of the signature', missing, 'Bundle.signature', ({ bundle }) => delete bundle.signature.type),
  plain('when of the signature', missing, 'Bundle.signature', ({ bundle }) => delete bundle.signature.when),
  plain('who of the signature', missing, 'Bundle.signature', ({ bundle }) => delete bundle.signature.who),
  histories('method of a request', missing, 'Bundle.entry[1].request', ({ bundle }) => delete bundle.entry[1].request.method),
  histories('url of a request', missing, 'Bundle.entry[1].request', ({ bundle }) => delete bundle.entry[1].request.url),
  histories('status of a response', missing, 'Bundle.entry[1].response', ({ bundle }) => delete bundle.entry[1].response.status),
  endpoints('url of an extension', missing, 'endpoint.extension[8]', ({ endpoint }) => delete endpoint.extension[8].url),
  endpoints('url of the signed object', missing, 'endpoint.extension[10]', ({ endpoint }) => delete endpoint.extension[10].url),
  payers('type of a contained resource', missing, 'payer.contained[0]', ({ payer }) => delete payer.contained[0].resourceType),
  payers('status of a contained Endpoint', missing, 'payer.contained[1]', ({ payer, endpoint }) => {
    const { resourceType, text, connectionType, payloadType, address } = endpoint;
    payer.contained.push({ resourceType, id: 'other', text, connectionType, payloadType, address });
    payer.endpoint = [{ reference: '#other' }];
  }),
]; // biome-ignore format: a table

/** Of R4, in data types that only extensions can have: the index in `valueKinds`, the type, the element below it. */
const ofKinds = (
  [
    [21, 'Annotation', '', 'text'],
    [38, 'Signature', '', 'type'],
    [38, 'Signature', '', 'when'],
    [38, 'Signature', '', 'who'],
    [37, 'SampledData', '', 'origin'],
    [37, 'SampledData', '', 'period'],
    [37, 'SampledData', '', 'dimensions'],
    [41, 'Contributor', '', 'type'],
    [41, 'Contributor', '', 'name'],
    [42, 'DataRequirement', '', 'type'],
    [42, 'DataRequirement', '.sort[0]', 'path'],
    [42, 'DataRequirement', '.sort[0]', 'direction'],
    [43, 'Expression', '', 'language'],
    [44, 'ParameterDefinition', '', 'use'],
    [44, 'ParameterDefinition', '', 'type'],
    [45, 'RelatedArtifact', '', 'type'],
    [47, 'UsageContext', '', 'code'],
    [47, 'UsageContext', '', 'valueRange'],
    [46, 'TriggerDefinition', '.data[0]', 'type'],
    [46, 'TriggerDefinition', '.condition', 'language'],
  ] as const
).map(([index, type, below, key]) => {
  const edit: Edit = ({ payer }) => {
    let value: Loose = payer.extension[index][`value${type}`];
    for (const step of below.match(/\w+/g) ?? []) value = value[step];
    delete value[key];
  };
  return values(`${key} of ${type}${below}`, missing, `payer.extension[${index}].value.ofType(${type})${below}`, edit);
});

/** The type of a trigger is required, and its invariants ask for it too. */
const ofTriggers = values(
  'type of a trigger',
  missing,
  'payer.extension[46].value.ofType(TriggerDefinition)',
  ({ payer }) => delete payer.extension[46].valueTriggerDefinition.type,
);

export const cardinalityFaults: readonly SeededFault[] = [...ofProfiles, ...ofR4, ...ofKinds, ofTriggers];
