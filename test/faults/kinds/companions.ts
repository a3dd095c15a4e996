import { extension, type Loose } from '../../profiles/conformant.js';
import { valueExtension } from '../bases/bundles.js';
import { faultsIn, type SeededFault } from '../fault.js';

const plain = faultsIn('companions', 'plain');
const full = faultsIn('companions', 'organization');
const endpoints = faultsIn('companions', 'endpoint');

const reason = 'http://hl7.org/fhir/StructureDefinition/data-absent-reason';
const absent = (code: string): Loose => ({ extension: [{ url: reason, valueCode: code }] });
const mismatch = 'r4/companion-mismatch';
const unknown = 'r4/unknown-property';
const wrongType = 'r4/wrong-json-type';

/** Faults of the `_name` that stands beside a primitive `name` (R4, JSON, "Representing Primitive Elements"). */
export const companionFaults: readonly SeededFault[] = [
  plain('nothing in it', 'r4/empty-element', 'payer.name', ({ payer }) => (payer._name = {})),
  plain('null', wrongType, 'payer.name', ({ payer }) => (payer._name = null)),
  plain('a string', wrongType, 'payer.name', ({ payer }) => (payer._name = 'x')),
  plain('a list for one value', wrongType, 'payer.name', ({ payer }) => (payer._name = [absent('unknown')])),
  plain('an object for a list', wrongType, 'payer.alias', ({ payer }) => {
    payer.alias = ['A'];
    payer._alias = absent('unknown');
  }),
  plain('an empty list', 'r4/empty-array', 'payer.alias', ({ payer }) => {
    payer.alias = ['A'];
    payer._alias = [];
  }),
  plain('a list without its values, empty', 'r4/empty-array', 'payer.alias', ({ payer }) => (payer._alias = [])),
  plain('too short', mismatch, 'payer.alias', ({ payer }) => {
    payer.alias = ['A', 'B'];
    payer._alias = [absent('unknown')];
  }),
  plain('too long', mismatch, 'payer.alias', ({ payer }) => {
    payer.alias = ['A'];
    payer._alias = [null, absent('unknown')];
  }),
  plain('null in both lists', mismatch, 'payer.alias', ({ payer }) => {
    payer.alias = ['A', null];
    payer._alias = [absent('unknown'), null];
  }),
  plain('null without companion', mismatch, 'endpoint.payloadMimeType', ({ endpoint }) => endpoint.payloadMimeType.push(null)),
  plain('a string in a list', wrongType, 'payer.alias[1]', ({ payer }) => {
    payer.alias = ['A', 'B'];
    payer._alias = [null, 'x'];
  }),
  plain('nothing in an item', 'r4/empty-element', 'payer.alias[1]', ({ payer }) => {
    payer.alias = ['A', 'B'];
    payer._alias = [null, {}];
  }),
  plain('an id in place of a value', 'r4/empty-element', 'operator.contact[0].name.text', ({ operator }) => (operator.contact[0].name = { family: 'Lee', _text: { id: 'x' } })),
  plain('a property that no element has', unknown, 'payer.name.value', ({ payer }) => (payer._name = { value: 'x' })),
  plain('a value in it', unknown, 'payer.name.value.ofType(string)', ({ payer }) => (payer._name = { valueString: 'x' })),
  plain('of an object', unknown, 'payer.contact', ({ payer }) => (payer._contact = [{ id: 'x' }])),
  plain('of a list of objects', unknown, 'payer.telecom', ({ payer }) => (payer._telecom = [{ id: 'x' }])),
  plain('of nothing', unknown, 'payer.nome', ({ payer }) => (payer._nome = { id: 'x' })),
  plain('of resourceType', unknown, 'payer.resourceType', ({ payer }) => (payer._resourceType = { id: 'x' })),
  plain('of an id of a resource', unknown, 'payer.id', ({ payer }) => (payer._id = absent('unknown'))),
  plain('of an id of an element', unknown, 'payer.contact[0].id', ({ payer }) => {
    payer.contact[0].id = 'exchange';
    payer.contact[0]._id = absent('unknown');
  }),
  plain('of the url of an extension', unknown, 'endpoint.extension[0].url', ({ endpoint }) => (endpoint.extension[0]._url = { id: 'x' })),
  plain('of the url of a part', unknown, 'endpoint.extension[2].extension[0].url', ({ endpoint }) => (endpoint.extension[2].extension[0]._url = absent('unknown'))),
  plain('of a companion', unknown, 'payer._name', ({ payer }) => (payer.__name = { id: 'x' })),
  plain('of the div', unknown, 'payer.text.div', ({ payer }) => (payer.text._div = { id: 'x' })),
  plain('with an empty extension', 'r4/empty-element', 'payer.name.extension[0]', ({ payer }) => (payer._name = { extension: [{}] })),
  plain('without extensions', 'r4/empty-array', 'payer.name.extension', ({ payer }) => (payer._name = { extension: [] })),
  plain('with an extension without a value', 'r4/ext-1', 'payer.name.extension[0]', ({ payer }) => (payer._name = { extension: [{ url: valueExtension }] }), ),
  plain('with an extension without url', 'r4/missing-element', 'payer.name.extension[0]', ({ payer }) => (payer._name = { extension: [{ valueString: 'x' }] })),
  plain('with a relative extension', 'r4/relative-extension-url', 'payer.name.extension[0].url', ({ payer }) => (payer._name = { extension: [extension('note', { valueString: 'x' })] })),
  plain('a reason that there is none of', 'profile/code-not-in-value-set', 'payer.name.extension[0].value.ofType(code)', ({ payer }) => {
    delete payer.name;
    payer._name = absent('lost');
  }),
  plain('a reason of another type', 'profile/type-not-allowed', 'payer.contact[0].name.text.extension[0].value.ofType(string)', ({ payer }) => (payer.contact[0].name = { _text: { extension: [{ url: reason, valueString: 'unknown' }] } })),
  plain('two values of a choice by their companions', 'r4/several-choices', 'endpoint.extension[0]', ({ endpoint }) => (endpoint.extension[0]._valueString = absent('unknown'))),
  plain('a value of another type by its companion', 'profile/type-not-allowed', 'endpoint.extension[0].value.ofType(string)', ({ endpoint }) => {
    delete endpoint.extension[0].valueCodeableConcept;
    endpoint.extension[0]._valueString = absent('unknown');
  }),
  plain('a place that has one companion twice', 'r4/duplicate-id', 'payer.name.id', ({ payer }) => {
    payer._name = { id: 'x' };
    payer.contact[0].name._text = { id: 'x' };
  }),
  full('of the wrong place in a list', mismatch, 'payer.alias', ({ payer }) => payer._alias.shift()),
  full('of a list that is gone', mismatch, 'payer.alias', ({ payer }) => {
    payer.alias = [null, null];
  }),
  full('null and nothing else', mismatch, 'payer.alias', ({ payer }) => {
    payer.alias = [null];
    delete payer._alias;
  }),
  endpoints('of a list, for no item', mismatch, 'endpoint.header', ({ endpoint }) => (endpoint._header = [null, null, absent('masked')])),
  endpoints('of a code in a list, a number', wrongType, 'endpoint.payloadMimeType[0]', ({ endpoint }) => (endpoint._payloadMimeType = [1, null])),
  endpoints('of the status beside it', 'profile/fixed-value', 'endpoint.status', ({ endpoint }) => (endpoint._status = absent('unknown'))),
  endpoints('of a mime type in place of it', 'r4/code-not-in-value-set', 'endpoint.payloadMimeType', ({ endpoint }) => {
    endpoint.payloadMimeType[0] = null;
    endpoint._payloadMimeType = [absent('unknown'), null];
  }),
  endpoints('of the mime types in place of them', 'r4/code-not-in-value-set', 'endpoint.payloadMimeType', ({ endpoint }) => {
    delete endpoint.payloadMimeType;
    endpoint._payloadMimeType = [absent('unknown')];
  }),
  endpoints('of a status of an identifier in place of it', 'profile/code-not-in-value-set', 'endpoint.identifier[0].extension[0].value.ofType(code)', ({ endpoint }) => {
    delete endpoint.identifier[0].extension[0].valueCode;
    endpoint.identifier[0].extension[0]._valueCode = absent('unknown');
  }),
  plain('of the system of a contact point in place of it', 'r4/code-not-in-value-set', 'payer.contact[0].telecom[0].system', ({ payer }) => {
    delete payer.contact[0].telecom[0].system;
    payer.contact[0].telecom[0]._system = absent('unknown');
  }),
  endpoints('of the status in place of it', 'r4/code-not-in-value-set', 'endpoint.status', ({ endpoint }) => {
    delete endpoint.status;
    endpoint._status = absent('unknown');
  }),
]; // biome-ignore format: a table
