import { camelCase, type Recipe, registered, tableRow } from './edit.js';

/** A format of the report that `payer-directory validate` writes. */
export function newFormat(name: string): Recipe {
  const constant = camelCase(name);
  const code = `import type { Reporter } from './reporter.js';
import { exitCodeOf } from './reporter.js';

export const ${constant}: Reporter = {
  name: '${name}',
  report: (report) => ({
    output: report.files.map(({ path, findings }) => \`\${path} \${findings.length}\\n\`).join(''),
    exitCode: exitCodeOf(report),
  }),
};
`;
  const test = `import { expect, test } from 'vitest';
import { reportOf } from '../../src/domain/report.js';
import { ${constant} } from '../../src/reporters/${name}.js';

test('names every file', () => {
  const report = reportOf([{ path: 'a.json', policy: 'built-in', detected: null, findings: [] }]);
  const options = { colour: false, width: undefined, source: () => undefined };
  expect(${constant}.report(report, options)).toEqual({ output: 'a.json 0\\n', exitCode: 0 });
});
`;
  return {
    files: { [`src/reporters/${name}.ts`]: code, [`test/reporters/${name}.test.ts`]: test },
    edits: {
      'src/reporters/registry.ts': registered('reporters', constant, `./${name}.js`),
      'docs/validate.md': tableRow('| `--format` |', `| \`${name}\` | the files, with how many findings each has |`),
    },
    next: 'Write what it says, in the code, in its test and in the table of docs/validate.md.',
  };
}
