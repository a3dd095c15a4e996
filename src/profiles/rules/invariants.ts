import type { Layer, Rule, Severity } from '../../domain/finding.js';

/** What an invariant says, in a sentence that stands after "Broken: ", and what to do about it. */
interface Sentence {
  readonly says: string;
  readonly help: string;
  readonly severity?: Severity;
}

const r4: Readonly<Record<string, Sentence>> = {
  'ext-1': { says: 'an extension holds either a value or further extensions, not both and not neither', help: 'Give it one of the two.' },
  'bdl-1': { says: 'only a search set or a history has a total', help: 'Remove Bundle.total.' },
  'bdl-2': { says: 'only the entries of a search set have a search element', help: 'Remove entry.search.' },
  'bdl-3': {
    says: 'entries have a request if and only if the Bundle is a batch, a transaction or a history',
    help: 'Remove entry.request; a directory bundle is a collection.',
  },
  'bdl-4': {
    says: 'entries have a response if and only if the Bundle answers a batch or transaction or is a history',
    help: 'Remove entry.response; a directory bundle is a collection.',
  },
  'bdl-5': { says: 'an entry holds a resource unless it has a request or a response', help: 'Add the resource, or remove the entry.' },
  'bdl-7': { says: 'no two entries have the same fullUrl and version', help: 'Give each entry a fullUrl of its own, and remove copies.' },
  'bdl-8': { says: 'a fullUrl does not name a version', help: 'Cut /_history/… off the fullUrl.' },
  'bdl-9': {
    says: 'a document has an identifier with system and value',
    help: 'Add Bundle.identifier; a directory bundle is a collection.',
  },
  'bdl-10': { says: 'a document has a timestamp', help: 'Add Bundle.timestamp; a directory bundle is a collection.' },
  'bdl-11': { says: 'the first entry of a document is a Composition', help: 'Make the Bundle a collection.' },
  'bdl-12': { says: 'the first entry of a message is a MessageHeader', help: 'Make the Bundle a collection.' },
  'dom-2': { says: 'a contained resource contains no further one', help: 'Lift the inner resource to the outer one.' },
  'dom-3': { says: 'each contained resource is referred to from the resource around it', help: 'Refer to it by #id, or remove it.' },
  'dom-4': {
    says: 'a contained resource has no version and no time of change of its own',
    help: 'Remove meta.versionId and meta.lastUpdated from it.',
  },
  'dom-5': { says: 'a contained resource has no security labels of its own', help: 'Remove meta.security from it.' },
  'dom-6': {
    says: 'a resource should have a narrative for people to read',
    help: 'Add text.div, or leave it: nothing in the exchange needs it.',
    severity: 'information',
  },
  'org-1': { says: 'an Organization has a name or an identifier', help: 'Add Organization.name and an identifier with its system.' },
  'org-2': { says: 'the address of an Organization is never of use home', help: 'Remove use, or write work or billing.' },
  'org-3': { says: 'the telecom of an Organization is never of use home', help: 'Remove use, or write work.' },
  'cpt-2': { says: 'a contact point that has a value says of which system it is', help: 'Add system: phone, email, url …' },
  'per-1': { says: 'a period does not end before it starts, and both ends are given to the same precision', help: 'Correct start or end.' },
  'ref-1': {
    says: 'a reference that begins with # names a resource contained in the same resource',
    help: 'Correct the id, or add the contained resource.',
  },
  'att-1': { says: 'an attachment with data says its content type', help: 'Add contentType.' },
  'exp-1': { says: 'an Expression has an expression or a reference', help: 'Add one of them.' },
  'qty-3': { says: 'a unit given as code has its system', help: 'Add system, http://unitsofmeasure.org for UCUM.' },
  'age-1': { says: 'an Age has a UCUM code and a positive value', help: 'Add code and system, or correct the value.' },
  'cnt-3': { says: 'a Count is a whole number with the UCUM code 1', help: 'Write a whole number, code 1.' },
  'dis-1': { says: 'a Distance has a UCUM code', help: 'Add code and system.' },
  'drt-1': { says: 'a Duration with a code has a value and the UCUM system', help: 'Add value and system.' },
  'sqty-1': { says: 'a quantity has no comparator here', help: 'Remove comparator.' },
  'rng-2': { says: 'the low end of a Range is not above its high end, and both have a value in one unit', help: 'Correct the ends.' },
  'rat-1': { says: 'a Ratio has both numerator and denominator, or an extension instead', help: 'Add the missing part.' },
  'drq-1': { says: 'a code filter has either a path or a search parameter', help: 'Keep one of the two.' },
  'drq-2': { says: 'a date filter has either a path or a search parameter', help: 'Keep one of the two.' },
  'tim-1': { says: 'a duration has its unit', help: 'Add durationUnit.' },
  'tim-2': { says: 'a period has its unit', help: 'Add periodUnit.' },
  'tim-4': { says: 'a duration is not negative', help: 'Correct duration.' },
  'tim-5': { says: 'a period is not negative', help: 'Correct period.' },
  'tim-6': { says: 'periodMax comes with period', help: 'Add period.' },
  'tim-7': { says: 'durationMax comes with duration', help: 'Add duration.' },
  'tim-8': { says: 'countMax comes with count', help: 'Add count.' },
  'tim-9': { says: 'offset comes with when, and not with a meal itself', help: 'Add when, or remove offset.' },
  'tim-10': { says: 'timeOfDay and when exclude each other', help: 'Keep one of the two.' },
  'trd-1': { says: 'a trigger has either data or timing', help: 'Keep one of the two.' },
  'trd-2': { says: 'a trigger with a condition has data', help: 'Add data.' },
  'trd-3': { says: 'a trigger has what its type needs: a name, a timing or data', help: 'Add it.' },
};

const usCore: Readonly<Record<string, Sentence>> = {
  'us-core-16': { says: 'an NPI has ten digits', help: 'Write the ten digits of the NPI, without blanks or hyphens.' },
  'us-core-17': {
    says: 'the last digit of an NPI is its check digit (Luhn over 80840 and the NPI)',
    help: 'Look the NPI up in NPPES: a digit is wrong or two are exchanged.',
  },
  'us-core-18': {
    says: 'a CLIA number has ten characters with the letter D in the third place',
    help: 'Write it as on the CLIA certificate: 11D1111111.',
  },
  'us-core-19': { says: 'a NAIC company code has five digits', help: 'Write the five digits, with leading zeros.' },
};

const nationalDirectory: Readonly<Record<string, Sentence>> = {
  'organization-or-participating-organization': {
    says: 'an OrganizationAffiliation names an organization, a participating organization or both',
    help: 'Add organization or participatingOrganization.',
  },
};

function rulesOf(sentences: Readonly<Record<string, Sentence>>, layer: Layer, guide: string, url: string): Rule[] {
  return Object.entries(sentences).map(([key, { says, help, severity }]) => ({
    code: `${layer}/${key}`,
    layer,
    severity: severity ?? 'error',
    issueType: 'invariant',
    message: key.startsWith('us-core-') ? `"{value}" breaks ${key}: ${says}.` : `This breaks ${key}: ${says}.`,
    why: `The invariant ${key} of ${guide} is part of the definition: what breaks it is not valid, whatever else it says.`,
    help,
    reference: { title: `${guide}, invariant ${key}`, url },
  }));
}

/** One rule for each invariant, under its own key. */
export const invariantRules: readonly Rule[] = [
  ...rulesOf(r4, 'r4', 'FHIR R4', 'http://hl7.org/fhir/R4/'),
  ...rulesOf(
    usCore,
    'profile',
    'US Core 7.0.0, Organization',
    'http://hl7.org/fhir/us/core/STU7/StructureDefinition-us-core-organization.html',
  ),
  ...rulesOf(
    nationalDirectory,
    'profile',
    'the National Directory (NDH) 1.0.0, OrganizationAffiliation',
    'http://hl7.org/fhir/us/ndh/STU1/StructureDefinition-ndh-OrganizationAffiliation.html',
  ),
];
