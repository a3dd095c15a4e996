import { faultsIn, type SeededFault } from '../fault.js';

const plain = faultsIn('references', 'plain');
const full = faultsIn('references', 'organization');
const affiliations = faultsIn('references', 'affiliation');

const operator = 'endpoint.managingOrganization';
const place = `${operator}.reference`;

/** References as R4 forms them, and as they resolve in a bundle. Most are the directory's rules: R4 lets a reference lead anywhere. */
export const referenceFaults: readonly SeededFault[] = [
  plain('to nothing', 'references/unresolved', place, ({ endpoint }) => (endpoint.managingOrganization.reference = 'Organization/nobody')),
  plain('in another case', 'references/wrong-case', place, ({ endpoint }) => (endpoint.managingOrganization.reference = 'Organization/Quillon-Exchange')),
  plain('without its type', 'references/missing-type', place, ({ endpoint }) => (endpoint.managingOrganization.reference = 'quillon-exchange')),
  plain('misspelt', 'references/misspelt', place, ({ endpoint }) => (endpoint.managingOrganization.reference = 'Organisation/quillon-exchange')),
  plain('to another server', 'references/wrong-base', place, ({ endpoint }) => (endpoint.managingOrganization.reference = 'https://other.example.com/fhir/Organization/quillon-exchange')),
  plain('outside the bundle', 'references/outside-bundle', place, ({ endpoint }) => (endpoint.managingOrganization.reference = 'https://other.example.com/fhir/Organization/somebody')),
  plain('to a resource of another type', 'references/wrong-type', place, ({ endpoint }) => (endpoint.managingOrganization.reference = 'Endpoint/cedar-hollow-payer-to-payer')),
  plain('of another type than it says', 'references/declared-type', `${operator}.type`, ({ endpoint }) => (endpoint.managingOrganization.type = 'Practitioner')),
  plain('to an Organization for an Endpoint', 'references/wrong-type', 'payer.endpoint[0].reference', ({ payer }) => (payer.endpoint[0].reference = 'Organization/quillon-exchange')),
  plain('empty', 'r4/primitive-value', place, ({ endpoint }) => (endpoint.managingOrganization.reference = '')),
  plain('a number', 'r4/wrong-json-type', place, ({ endpoint }) => (endpoint.managingOrganization.reference = 5)),
  plain('a string for an object', 'r4/wrong-json-type', 'endpoint.managingOrganization', ({ endpoint }) => (endpoint.managingOrganization = 'Organization/quillon-exchange'), ['structure/unnamed-organization operator']),
  plain('in a list where there is one', 'r4/wrong-json-type', 'endpoint.managingOrganization', ({ endpoint }) => (endpoint.managingOrganization = [endpoint.managingOrganization])),
  plain('without its list', 'r4/wrong-json-type', 'payer.endpoint', ({ payer }) => (payer.endpoint = payer.endpoint[0])),
  plain('with a misspelt key', 'r4/unknown-property', `${operator}.refrence`, ({ endpoint }) => (endpoint.managingOrganization = { refrence: 'Organization/quillon-exchange', display: 'Quillon' }), [`references/no-target ${operator}`]),
  plain('to a contained resource that is not there', 'r4/ref-1', operator, ({ endpoint }) => (endpoint.managingOrganization = { reference: '#quillon' })),
  plain('of the signature to a contained resource', 'r4/ref-1', 'Bundle.signature.who', ({ bundle }) => (bundle.signature.who.reference = '#payer')),
  full('to a contained resource, without its sign', 'references/unresolved', 'payer.partOf.reference', ({ payer }) => {
    payer.partOf.reference = 'parent';
    delete payer.contained;
  }),
  full('to a contained resource of another entry', 'r4/ref-1', operator, ({ endpoint }) => (endpoint.managingOrganization = { reference: '#parent' })),
  affiliations('of an affiliation to nothing', 'references/unresolved', 'fourth.organization.reference', ({ fourth }) => (fourth.organization.reference = 'Organization/nobody')),
  affiliations('of an affiliation to another type', 'references/wrong-type', 'fourth.participatingOrganization.reference', ({ fourth }) => (fourth.participatingOrganization.reference = 'Endpoint/cedar-hollow-payer-to-payer')),
  affiliations('of an affiliation as a string', 'r4/wrong-json-type', 'fourth.endpoint[0]', ({ fourth }) => (fourth.endpoint[0] = 'Endpoint/cedar-hollow-payer-to-payer')),
  plain('with an identifier that says nothing', 'r4/empty-element', `${operator}.identifier`, ({ endpoint }) => (endpoint.managingOrganization.identifier = {})),
  plain('with a type that is no URI', 'r4/primitive-value', `${operator}.type`, ({ endpoint }) => (endpoint.managingOrganization = { type: 'An Organization', display: 'Quillon' }), ['references/no-target endpoint.managingOrganization']),
]; // biome-ignore format: a table
