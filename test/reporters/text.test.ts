import { stripVTControlCharacters } from 'node:util';
import { expect, test } from 'vitest';
import { reportOf } from '../../src/domain/report.js';
import { codeFrame } from '../../src/reporters/code-frame.js';
import { text } from '../../src/reporters/text.js';
import { clean, report, source } from './report-fixture.js';

const plain = { colour: false, width: undefined, source: (path: string) => (path === 'bundles/acme.json' ? source : undefined) };

test('is made for people', async () => {
  const { output, exitCode } = text.report(report, plain);
  expect(exitCode).toBe(1);
  await expect(output).toMatchFileSnapshot('../golden/validate/report.txt');
});

test('wraps prose at the width of the terminal, but no place and no frame', () => {
  const { output } = text.report(report, { ...plain, width: 60 });
  const long = output.split('\n').filter((line) => line.length > 60);
  expect(long.every((line) => /^ +(\d+ \||at |Bundle\.)/.test(line) || line.includes('https://') || line.includes('.json:'))).toBe(true);
  const words = (whole: string): string[] => whole.split(/\s+/);
  expect(words(output)).toEqual(words(text.report(report, plain).output));
});

test('colours only where colours are wanted, and changes nothing else by it', () => {
  const coloured = text.report(report, { ...plain, colour: true }).output;
  const uncoloured = text.report(report, plain).output;
  expect(coloured).toContain('\u001b[31merror\u001b[39m');
  expect(stripVTControlCharacters(coloured)).toBe(uncoloured);
});

test('lets nothing from a file or a path command the terminal', () => {
  expect(text.report(report, plain).output).not.toMatch(/[^\n\P{C}]/u);
});

test('says of a file without findings that it is valid, and how it was judged', () => {
  const { output, exitCode } = text.report(clean, plain);
  expect(exitCode).toBe(0);
  expect(output).toBe(
    '-: valid (outside a directory)\n\n1 file: no errors (0 errors, 0 warnings, 0 information)\n\n' +
      'Files outside a directory are judged by the built-in policy, without the checks that need a directory: uniqueness, file name, owners. ' +
      'Judge them as members of a directory with -C <dir>.\n',
  );
});

test('warnings alone are no failure', () => {
  const [file] = report.files;
  if (file === undefined) throw new Error('no file');
  const warned = reportOf([{ ...file, findings: file.findings.filter(({ severity }) => severity !== 'error') }]);
  const { output, exitCode } = text.report(warned, plain);
  expect(exitCode).toBe(0);
  expect(output).toContain('bundles/acme.json: valid, 1 warning, 1 information\n  Seems written for guide#1.0.0: meta.\n');
});

test('does without the source, and with one that has fewer lines', () => {
  expect(text.report(report, { ...plain, source: () => undefined }).output).not.toContain('|');
  expect(text.report(report, { ...plain, source: () => 'one line' }).output).not.toContain('|');
});

test.each([
  ['a short line', '  "a": 1', 8, '"a": 1', 5],
  ['the first column', 'abc', 1, 'abc', 0],
  ['past the end', 'abc  ', 40, 'abc', 3],
  ['in the margin', '    abc', 2, '   abc', 0],
  ['an empty line', '', 1, '', 0],
  ['a long line', `${'a'.repeat(300)}X${'b'.repeat(300)}`, 301, `…${'a'.repeat(40)}X${'b'.repeat(79)}…`, 41],
  ['a tab before', '\t"a":\t1', 7, '"a":\\t1', 6],
  ['inside a pair', `${'a'.repeat(10)}😀`, 12, `${'a'.repeat(10)}😀`, 10],
  ['cuts no pair', `${'😀'.repeat(100)}X`, 200, `…${'😀'.repeat(20)}😀X`, 41],
])('the frame of %s', (_name, line, column, shown, caret) => {
  expect(codeFrame(line, column)).toEqual({ line: shown, caret });
});
