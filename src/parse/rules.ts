import type { Rule, RuleReference } from '../domain/finding.js';

const rfc8259 = (section: string): RuleReference => ({
  title: `RFC 8259 (JSON), section ${section}`,
  url: `https://www.rfc-editor.org/rfc/rfc8259#section-${section}`,
});
const rfc7493 = (section: string): RuleReference => ({
  title: `RFC 7493 (I-JSON), section ${section}`,
  url: `https://www.rfc-editor.org/rfc/rfc7493#section-${section}`,
});

export const tooLarge: Rule = {
  code: 'json/too-large',
  layer: 'json',
  severity: 'error',
  issueType: 'too-long',
  message: 'The file has {bytes} bytes; at most {limit} are read.',
  why: 'A file of unlimited size could keep every program that reads the directory busy, so nothing else of it was looked at.',
  help: 'Leave out what the directory does not need (attachments, long narratives); limits.fileBytes in directory/policy.json sets the limit.',
  reference: { title: 'Directory policy, limits.fileBytes' },
};

export const notUtf8: Rule = {
  code: 'json/not-utf8',
  layer: 'json',
  severity: 'error',
  issueType: 'invalid',
  message: '{found}; JSON is exchanged in UTF-8 only.',
  why: 'Programs refuse such a file or each replace the odd bytes in their own way, so names and signatures no longer match.',
  help: '{hint}',
  reference: rfc8259('8.1'),
};

export const byteOrderMark: Rule = {
  code: 'json/byte-order-mark',
  layer: 'json',
  severity: 'error',
  issueType: 'invalid',
  message: 'The file begins with a byte order mark (bytes EF BB BF).',
  why: 'JSON must not begin with one: many parsers take it for a syntax error at the first character.',
  help: 'Save the file as "UTF-8" rather than "UTF-8 with BOM".',
  reference: rfc8259('8.1'),
};

export const nul: Rule = {
  code: 'json/nul',
  layer: 'json',
  severity: 'error',
  issueType: 'invalid',
  message: 'The file holds a NUL character (byte 00), which JSON does not allow anywhere.',
  why: 'Some programs stop reading at a NUL, so that two readers see different documents.',
  help: 'Remove it; a run of them at the end usually means that writing the file was interrupted, so write it again.',
  reference: rfc8259('7'),
};

export const empty: Rule = {
  code: 'json/empty',
  layer: 'json',
  severity: 'error',
  issueType: 'structure',
  message: 'The file is empty.',
  why: 'A bundle file holds one FHIR Bundle; an empty file is not JSON at all.',
  help: 'Write the Bundle into it, or delete the file.',
  reference: rfc8259('2'),
};

export const syntax: Rule = {
  code: 'json/syntax',
  layer: 'json',
  severity: 'error',
  issueType: 'invalid',
  message: 'This is not JSON: {problem}.',
  why: 'No program can read the document past this place, so nothing in it was checked further.',
  help: '{hint}',
  reference: rfc8259('2'),
};

export const notAnObject: Rule = {
  code: 'json/not-an-object',
  layer: 'json',
  severity: 'error',
  issueType: 'structure',
  message: 'The file holds {found} where a JSON object is expected.',
  why: 'In FHIR every resource is one JSON object, with its type in resourceType.',
  help: 'Write one Bundle, from { to }, as the whole content of the file.',
  reference: { title: 'FHIR R4, JSON representation of resources', url: 'https://hl7.org/fhir/R4/json.html#resources' },
};

export const tooDeep: Rule = {
  code: 'json/too-deep',
  layer: 'json',
  severity: 'error',
  issueType: 'too-long',
  message: 'Objects and arrays are nested more than {limit} deep from here.',
  why: 'Readers that follow the nesting can run out of stack, so such a document is not read any further; no bundle needs this depth.',
  help: 'Flatten what is nested here; limits.depth in directory/policy.json sets the limit.',
  reference: { title: 'Directory policy, limits.depth' },
};

export const duplicateKey: Rule = {
  code: 'json/duplicate-key',
  layer: 'json',
  severity: 'error',
  issueType: 'duplicate',
  message: 'The key "{key}" stands {times} times in one object, first on line {line}.',
  why: 'Some programs take the first value, others the last: they would see different documents under one signature.',
  help: 'Keep one of them. A key that is written with escapes ("\\u0061" for "a") is the same key.',
  reference: rfc7493('2.3'),
};

export const prototypeKey: Rule = {
  code: 'json/prototype-key',
  layer: 'json',
  severity: 'error',
  issueType: 'security',
  message: 'The key "{key}" is not allowed.',
  why: 'In JavaScript it can reach the prototype that all objects share (prototype pollution). No FHIR element has this name.',
  help: 'Remove this property.',
  reference: { title: 'CWE-1321, prototype pollution', url: 'https://cwe.mitre.org/data/definitions/1321.html' },
};

export const loneSurrogate: Rule = {
  code: 'json/lone-surrogate',
  layer: 'json',
  severity: 'error',
  issueType: 'value',
  message: 'The escape {escape} is half of a character: its other half is missing beside it.',
  why: 'Such a text cannot be written in UTF-8, so programs replace or refuse it, and it cannot be signed (RFC 8785, section 3.2.2.2).',
  help: 'Write the character itself, or both escapes of its pair, or remove the escape.',
  reference: rfc7493('2.1'),
};

export const numberPrecision: Rule = {
  code: 'json/number-precision',
  layer: 'json',
  severity: 'error',
  issueType: 'value',
  message: 'The number {literal} is read as {read}.',
  why: 'Programs keep JSON numbers as double-precision floating point, which cannot hold this one, so what is read and signed is another number.',
  help: 'Write a number of at most 15 digits, or a string where the element allows one.',
  reference: rfc7493('2.2'),
};

export const moreFaults: Rule = {
  code: 'json/more-faults',
  layer: 'json',
  severity: 'information',
  issueType: 'too-long',
  message: 'The JSON itself has {count} more faults, which are not listed.',
  why: 'A file cannot be made to flood its report.',
  help: 'Mend what is listed and validate again; limits.findings in directory/policy.json says how many are listed.',
  reference: { title: 'Directory policy, limits.findings' },
};

/** Every rule of the json layer. */
export const jsonRules: readonly Rule[] = [
  tooLarge,
  notUtf8,
  byteOrderMark,
  nul,
  empty,
  syntax,
  notAnObject,
  tooDeep,
  duplicateKey,
  prototypeKey,
  loneSurrogate,
  numberPrecision,
  moreFaults,
];
