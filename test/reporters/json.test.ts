import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import { json } from '../../src/reporters/json.js';
import { clean, report } from './report-fixture.js';

const options = { colour: true, width: 80, source: () => undefined };
const schema = JSON.parse(readFileSync(new URL('../../schemas/report.schema.json', import.meta.url), 'utf8'));
const ajv = new Ajv2020({ strict: true, allowUnionTypes: true });
const isReport = ajv.compile(schema);

test('is the report, as its schema describes it', () => {
  for (const each of [report, clean]) {
    const { output } = json.report(each, options);
    expect(JSON.parse(output)).toEqual(each);
    expect(isReport(JSON.parse(output)), ajv.errorsText(isReport.errors)).toBe(true);
  }
});

test('exit code 1 where there are errors', () => {
  expect(json.report(report, options).exitCode).toBe(1);
  expect(json.report(clean, options).exitCode).toBe(0);
});

test('writes nothing that a terminal would obey', () => {
  const { output } = json.report(report, options);
  expect(output).not.toMatch(/[^\n\P{C}]/u);
  expect(output).toContain('\\u202e');
});

test('the schema refuses other members, codes and severities', () => {
  const [file] = report.files;
  const [finding] = file?.findings ?? [];
  const wrong = [
    { ...report, more: 1 },
    { ...report, format: 'payer-directory/report/2' },
    { ...report, files: [{ ...file, more: 1 }] },
    { ...report, files: [{ ...file, findings: [{ ...finding, code: 'Not A Code' }] }] },
    { ...report, files: [{ ...file, findings: [{ ...finding, severity: 'fatal' }] }] },
    { ...report, files: [{ ...file, findings: [{ ...finding, line: 0 }] }] },
  ];
  for (const each of wrong) expect(isReport(each)).toBe(false);
});
