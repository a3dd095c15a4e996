import type { Loose } from '../../profiles/conformant.js';
import { narrative } from '../bases/full-resources.js';
import { type Edit, faultsIn, type SeededFault } from '../fault.js';

const plain = faultsIn('invariants', 'plain');
const full = faultsIn('invariants', 'organization');
const endpoints = faultsIn('invariants', 'endpoint');
const values = faultsIn('invariants', 'values');
const searches = faultsIn('invariants', 'searchSet');
const histories = faultsIn('invariants', 'history');

/** Of Bundle. What only another type of Bundle may have makes the directory speak too. */
const ofBundle: readonly SeededFault[] = [
  plain('bdl-1, a total', 'r4/bdl-1', 'Bundle', ({ bundle }) => (bundle.total = 3)),
  plain('bdl-2, a search', 'r4/bdl-2', 'Bundle', ({ bundle }) => (bundle.entry[1].search = { mode: 'match' })),
  histories('bdl-2, a search in a history', 'r4/bdl-2', 'Bundle', ({ bundle }) => (bundle.entry[1].search = { score: 1 })),
  plain('bdl-3, a request', 'r4/bdl-3', 'Bundle', ({ bundle }) => (bundle.entry[0].request = { method: 'PUT', url: 'Organization/cedar-hollow' })),
  histories('bdl-3, no request', 'r4/bdl-3', 'Bundle', ({ bundle }) => delete bundle.entry[2].request),
  searches('bdl-3, a request in a search set', 'r4/bdl-3', 'Bundle', ({ bundle }) => (bundle.entry[0].request = { method: 'GET', url: 'Organization' })),
  plain('bdl-4, a response', 'r4/bdl-4', 'Bundle', ({ bundle }) => (bundle.entry[0].response = { status: '200' })),
  histories('bdl-4, no response', 'r4/bdl-4', 'Bundle', ({ bundle }) => delete bundle.entry[1].response),
  plain('bdl-5, an entry without resource', 'r4/bdl-5', 'Bundle.entry[3]', ({ bundle }) => bundle.entry.push({ fullUrl: 'https://cedar-hollow.quillon.example.com/fhir/Organization/none' })),
  plain('bdl-5, a link alone', 'r4/bdl-5', 'Bundle.entry[3]', ({ bundle }) => bundle.entry.push({ link: [{ relation: 'self', url: 'https://x.example.com' }] })),
  plain('bdl-7, one fullUrl twice', 'r4/bdl-7', 'Bundle', ({ bundle }) => bundle.entry.push({ ...bundle.entry[1] })),
  plain('bdl-8, a version', 'r4/bdl-8', 'Bundle.entry[2]', ({ bundle }) => (bundle.entry[2].fullUrl += '/_history/1')),
]; // biome-ignore format: a table

/** Of documents and messages, which hold more that no directory publishes. */
const ofOthers: readonly SeededFault[] = [
  full('bdl-9, no value', 'r4/bdl-9', 'Bundle', ({ bundle }) => {
    delete bundle.identifier.value;
    bundle.type = 'document';
  }, ['structure/not-collection Bundle.type', 'r4/bdl-11 Bundle', 'identifiers/value-missing Bundle.identifier']),
  full('bdl-10, no timestamp', 'r4/bdl-10', 'Bundle', ({ bundle }) => {
    delete bundle.timestamp;
    bundle.type = 'document';
  }, ['structure/not-collection Bundle.type', 'profile/missing-element Bundle', 'r4/bdl-11 Bundle']),
  full('bdl-11, no Composition', 'r4/bdl-11', 'Bundle', ({ bundle }) => (bundle.type = 'document'), ['structure/not-collection Bundle.type']),
  plain('bdl-12, no MessageHeader', 'r4/bdl-12', 'Bundle', ({ bundle }) => (bundle.type = 'message'), ['structure/not-collection Bundle.type']),
]; // biome-ignore format: a table

/** Of resources, those contained included. */
const ofResources: readonly SeededFault[] = [
  full('dom-2, contained in contained', 'r4/dom-2', 'payer', ({ payer }) => {
    payer.contained[0].contained = [{ resourceType: 'Organization', id: 'inner', name: 'Inner', text: narrative('Inner'), partOf: { reference: '#' } }];
  }),
  full('dom-3, nobody refers to it', 'r4/dom-3', 'payer', ({ payer }) => delete payer.partOf),
  full('dom-3, nobody refers to the second', 'r4/dom-3', 'payer', ({ payer }) => payer.contained.push({ resourceType: 'Endpoint', ...JSON.parse(endpointText), id: 'other' })),
  full('dom-3, an id in another case', 'r4/ref-1', 'payer.partOf', ({ payer }) => (payer.partOf.reference = '#Parent'), ['r4/dom-3 payer']),
  full('dom-4, a version', 'r4/dom-4', 'payer', ({ payer }) => (payer.contained[0].meta = { versionId: '1' })),
  full('dom-4, a time of change', 'r4/dom-4', 'payer', ({ payer }) => (payer.contained[0].meta = { lastUpdated: '2026-01-01T00:00:00Z' })),
  full('dom-5, security labels', 'r4/dom-5', 'payer', ({ payer }) => (payer.contained[0].meta = { security: payer.meta.security })),
  plain('dom-6, no narrative', 'r4/dom-6', 'operator', ({ operator }) => delete operator.text),
  full('dom-6, no narrative in a contained resource', 'r4/dom-6', 'payer.contained[0]', ({ payer }) => delete payer.contained[0].text),
  full('org-1, neither name nor identifier', 'r4/org-1', 'payer.contained[0]', ({ payer }) => delete payer.contained[0].name),
  full('org-2, a home address', 'r4/org-2', 'payer.address[0]', ({ payer }) => (payer.address[0].use = 'home')),
  plain('org-2, the second address', 'r4/org-2', 'operator.address[1]', ({ operator }) => operator.address.push({ use: 'home', city: 'Chicago' })),
  full('org-3, a home telecom', 'r4/org-3', 'payer.telecom[0]', ({ payer }) => (payer.telecom[0].use = 'home')),
  full('ref-1, nothing of that id', 'r4/ref-1', 'payer.endpoint[0]', ({ payer }) => (payer.endpoint = [{ reference: '#endpoint' }])),
  plain('ref-1, nothing contained', 'r4/ref-1', 'endpoint.managingOrganization', ({ endpoint }) => (endpoint.managingOrganization = { reference: '#operator' })),
  full('duplicate ids of elements', 'r4/duplicate-id', 'payer.contact[0].id', ({ payer }) => {
    payer.address[0].id = 'office';
    payer.contact[0].id = 'office';
  }),
  full('duplicate ids of contained resources', 'r4/duplicate-id', 'payer.contained[1]', ({ payer }) => payer.contained.push({ ...payer.contained[0] })),
]; // biome-ignore format: a table

const endpointText = JSON.stringify({
  text: narrative('Other'),
  status: 'active',
  connectionType: { system: 'http://terminology.hl7.org/CodeSystem/endpoint-connection-type', code: 'hl7-fhir-rest' },
  payloadType: [{ text: 'any' }],
  address: 'https://x.example.com',
});

const ends =
  (start: string, end: string): Edit =>
  ({ endpoint }) =>
    (endpoint.period = { start, end });

/** Of data types that bundles are made of. */
const ofTypes: readonly SeededFault[] = [
  ...(
    [
      ['2026-02-01', '2026-01-01'],
      ['2026', '2026-05-01'],
      ['2026-05', '2026'],
      ['2026-05-01', '2026-05'],
      ['2026-05-01', '2026-05-01T12:00:00Z'],
      ['2026-05-01T12:00:00Z', '2026-05-01'],
      ['2026-05-01T12:00:00Z', '2026-05-01T11:59:59Z'],
      ['2026-05-01T12:00:00-05:00', '2026-05-01T16:00:00Z'],
      ['2027', '2026'],
      ['2026-05-01T12:00:00.2Z', '2026-05-01T12:00:00.1Z'],
    ] as const
  ).map(([start, end]) => endpoints(`per-1, ${start} to ${end}`, 'r4/per-1', 'endpoint.period', ends(start, end))),
  endpoints('per-1, of a contact', 'r4/per-1', 'endpoint.contact[0].period', ({ endpoint }) => (endpoint.contact[0].period = { start: '2026', end: '2025' })),
  endpoints('per-1, of an identifier', 'r4/per-1', 'endpoint.identifier[0].period', ({ endpoint }) => (endpoint.identifier[0].period = { start: '2026', end: '2025' })),
  full('per-1, of an alias', 'r4/per-1', 'payer.alias[1].extension[0].value.ofType(Period)', ({ payer }) => (payer._alias[1].extension[0].valuePeriod = { start: '2021', end: '2020' })),
  plain('cpt-2, of a contact', 'r4/cpt-2', 'payer.contact[0].telecom[0]', ({ payer }) => delete payer.contact[0].telecom[0].system),
  endpoints('cpt-2, of an Endpoint', 'r4/cpt-2', 'endpoint.contact[0]', ({ endpoint }) => delete endpoint.contact[0].system),
  endpoints('ext-1, neither value nor parts', 'r4/ext-1', 'endpoint.extension[8]', ({ endpoint }) => delete endpoint.extension[8].valuePositiveInt),
  endpoints('ext-1, a part with an id alone', 'r4/ext-1', 'endpoint.extension[0].extension[1]', ({ endpoint }) => (endpoint.extension[0].extension[1] = { url: 'standard', id: 'x' })),
]; // biome-ignore format: a table

/** A fault in the payer's extension of one type of `valueKinds`, by the type's index. */
function ofKind(index: number, type: string, key: string, name: string, place: string, change: (value: Loose) => unknown): SeededFault {
  return values(`${key}, ${name}`, `r4/${key}`, `payer.extension[${index}].value.ofType(${type})${place}`, ({ payer }) =>
    change(payer.extension[index][`value${type}`]),
  );
}

const remove =
  (...keys: readonly string[]) =>
  (value: Loose): void => {
    for (const key of keys) delete value[key];
  };

/** Of data types that only extensions can have. */
const ofKinds: readonly SeededFault[] = [
  ofKind(20, 'Age', 'age-1', 'no code', '', remove('code')),
  ofKind(20, 'Age', 'age-1', 'another system', '', (age) => (age.system = 'https://x.example.com/units')),
  ofKind(20, 'Age', 'age-1', 'zero', '', (age) => (age.value = 0)),
  ofKind(20, 'Age', 'age-1', 'negative', '', (age) => (age.value = -1)),
  ofKind(22, 'Attachment', 'att-1', 'data without content type', '', remove('contentType')),
  ofKind(26, 'Count', 'cnt-3', 'a fraction', '', (count) => (count.value = 1.5)),
  ofKind(26, 'Count', 'cnt-3', 'another code', '', (count) => (count.code = '{x}')),
  ofKind(26, 'Count', 'cnt-3', 'no code', '', remove('code')),
  ofKind(27, 'Distance', 'dis-1', 'no code', '', remove('code')),
  ofKind(27, 'Distance', 'dis-1', 'another system', '', (distance) => (distance.system = 'https://x.example.com/units')),
  ofKind(28, 'Duration', 'drt-1', 'no value', '', remove('value')),
  ofKind(28, 'Duration', 'drt-1', 'another system', '', (duration) => (duration.system = 'https://x.example.com/units')),
  ofKind(33, 'Quantity', 'qty-3', 'no system', '', remove('system')),
  ofKind(34, 'Range', 'rng-2', 'the wrong way round', '', (range) => (range.low.value = 3)),
  ofKind(34, 'Range', 'rng-2', 'no value', '', (range) => delete range.low.value),
  ofKind(34, 'Range', 'rng-2', 'another unit', '', (range) => (range.low = { value: 1, unit: 'miles' })),
  ofKind(34, 'Range', 'rng-2', 'no unit at one end', '', (range) => (range.low = { value: 1 })),
  ofKind(34, 'Range', 'sqty-1', 'a comparator of the low end', '.low', ({ low }) => (low.comparator = '>')),
  ofKind(37, 'SampledData', 'sqty-1', 'a comparator of the origin', '.origin', ({ origin }) => (origin.comparator = '>')),
  ofKind(48, 'Dosage', 'sqty-1', 'a comparator', '.maxDosePerLifetime', (dosage) => (dosage.maxDosePerLifetime.comparator = '<')),
  ofKind(22, 'Attachment', 'attachment-mismatch', 'another size', '.size', (attachment) => (attachment.size = 6)),
  ofKind(22, 'Attachment', 'attachment-mismatch', 'another hash', '.hash', (attachment) => (attachment.hash = 'AAAA')),
  ofKind(22, 'Attachment', 'attachment-mismatch', 'other data', '.hash', (attachment) => (attachment.data = 'SGFsbG8=')),
  ofKind(35, 'Ratio', 'rat-1', 'no denominator', '', remove('denominator')),
  ofKind(35, 'Ratio', 'rat-1', 'no numerator', '', remove('numerator')),
  ofKind(43, 'Expression', 'exp-1', 'neither', '', remove('expression', 'reference')),
  ofKind(42, 'DataRequirement', 'drq-1', 'both', '.codeFilter[0]', ({ codeFilter: [filter] }) => (filter.searchParam = 'type')),
  ofKind(42, 'DataRequirement', 'drq-1', 'neither', '.codeFilter[1]', ({ codeFilter: [, filter] }) => delete filter.searchParam),
  ofKind(42, 'DataRequirement', 'drq-2', 'both', '.dateFilter[0]', ({ dateFilter: [filter] }) => (filter.searchParam = '_lastUpdated')),
  ofKind(42, 'DataRequirement', 'drq-2', 'neither', '.dateFilter[1]', ({ dateFilter: [, filter] }) => delete filter.searchParam),
  ofKind(46, 'TriggerDefinition', 'trd-1', 'data and timing', '', (trigger) => (trigger.timingDate = '2026-01-01')),
  ofKind(46, 'TriggerDefinition', 'trd-2', 'a condition without data', '', (trigger) => {
    delete trigger.data;
    trigger.type = 'named-event';
  }),
  ofKind(46, 'TriggerDefinition', 'trd-3', 'no name', '', (trigger) => {
    delete trigger.name;
    trigger.type = 'named-event';
  }),
  ofKind(46, 'TriggerDefinition', 'trd-3', 'no timing', '', (trigger) => (trigger.type = 'periodic')),
  ofKind(46, 'TriggerDefinition', 'trd-3', 'no data', '', remove('data', 'condition')),
  ofKind(39, 'Timing', 'tim-1', 'no unit', '.repeat', ({ repeat }) => delete repeat.durationUnit),
  ofKind(39, 'Timing', 'tim-2', 'no unit', '.repeat', ({ repeat }) => delete repeat.periodUnit),
  ofKind(39, 'Timing', 'tim-4', 'negative', '.repeat', ({ repeat }) => (repeat.duration = -1)),
  ofKind(39, 'Timing', 'tim-5', 'negative', '.repeat', ({ repeat }) => (repeat.period = -1)),
  ofKind(39, 'Timing', 'tim-6', 'no period', '.repeat', ({ repeat }) => delete repeat.period),
  ofKind(39, 'Timing', 'tim-7', 'no duration', '.repeat', ({ repeat }) => delete repeat.duration),
  ofKind(39, 'Timing', 'tim-8', 'no count', '.repeat', ({ repeat }) => delete repeat.count),
  ofKind(39, 'Timing', 'tim-9', 'no event', '.repeat', ({ repeat }) => delete repeat.when),
  ofKind(39, 'Timing', 'tim-9', 'a meal', '.repeat', ({ repeat }) => (repeat.when = ['C'])),
  ofKind(39, 'Timing', 'tim-10', 'both', '.repeat', ({ repeat }) => (repeat.timeOfDay = ['12:00:00'])),
  ofKind(30, 'Identifier', 'per-1', 'a period', '.period', ({ period }) => (period.end = '2025')),
  ofKind(25, 'ContactPoint', 'cpt-2', 'no system', '', remove('system')),
  ofKind(36, 'Reference', 'ref-1', 'nothing contained', '', (reference) => (reference.reference = '#x')),
]; // biome-ignore format: a table

export const invariantFaults: readonly SeededFault[] = [...ofBundle, ...ofOthers, ...ofResources, ...ofTypes, ...ofKinds];
