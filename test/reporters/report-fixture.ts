import type { Finding } from '../../src/domain/finding.js';
import type { Report } from '../../src/domain/report.js';
import { reportOf } from '../../src/domain/report.js';

const missing: Finding = {
  code: 'r4/missing-element',
  layer: 'r4',
  severity: 'error',
  issueType: 'required',
  expression: ['Bundle.entry[0].resource'],
  line: 5,
  column: 19,
  message: 'Endpoint.status is missing; an Endpoint needs exactly one.',
  why: 'Without it nobody can tell whether the endpoint is in use, so partners would have to try it to find out.',
  help: 'Add "status": "active".',
  reference: { title: 'FHIR R4, Endpoint.status', url: 'https://hl7.org/fhir/R4/endpoint-definitions.html#Endpoint.status' },
};

const grouped: Finding = {
  ...missing,
  code: 'r4/extension-url',
  expression: Array.from({ length: 26 }, (_, index) => `Bundle.entry[0].resource.extension[${index}]`),
  line: 6,
  column: 2_060,
  message: 'This extension has no url.',
  why: 'The url says what an extension means.',
  help: 'Add it.',
};

const hostile: Finding = {
  ...missing,
  severity: 'warning',
  expression: ['Bundle.entry[0].`\u001b[2J\u202e`'],
  line: 7,
  column: 24,
  message: 'The name acme\\u202e is odd.',
  help: 'Choose another.',
};

const whole: Finding = {
  ...missing,
  code: 'structure/whole',
  layer: 'directory',
  severity: 'information',
  expression: [],
  line: null,
  column: null,
};

/** The lines that the findings point into. */
export const source = [
  '{',
  '  "resourceType": "Bundle",',
  '  "entry": [',
  '    {',
  '      "resource": { "resourceType": "Endpoint", "id": "acme" },',
  `      "data": "${'QUJD'.repeat(500)}", "extension": [{}, {}], "more": "${'REVG'.repeat(500)}"`,
  '      "name": "\u001b[2Jacme\u202e"',
  '    }',
  '  ]',
  '}',
].join('\r\n');

export const report: Report = reportOf([
  {
    path: 'bundles/acme.json',
    policy: 'directory',
    detected: { guide: 'guide#1.0.0', evidence: ['meta'] },
    findings: [missing, grouped, { ...missing, line: null, column: null }, hostile, whole],
  },
  { path: 'bundles/beta.json', policy: 'directory', detected: { guide: 'guide#1.0.0', evidence: ['meta'] }, findings: [] },
  { path: '../elsewhere/\u001b[31m.json', policy: 'built-in', detected: null, findings: [whole] },
]);

export const clean: Report = reportOf([{ path: '-', policy: 'built-in', detected: null, findings: [] }]);
