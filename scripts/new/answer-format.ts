import { camelCase, type Recipe, registered, tableRow } from './edit.js';

/** A format of the answer that `get-endpoint` writes. */
export function newAnswerFormat(name: string): Recipe {
  const constant = camelCase(name);
  const code = `import { answeredEndpoints } from './endpoints.js';
import type { AnswerFormat } from './format.js';
import { plain } from './plain.js';

export const ${constant}: AnswerFormat = {
  name: '${name}',
  summary: 'the addresses alone',
  several: true,
  render: (answer) =>
    answeredEndpoints(answer)
      .map(({ address }) => \`\${plain(address ?? '')}\\n\`)
      .join(''),
};
`;
  const test = `import { expect, test } from 'vitest';
import { ${constant} } from '../../../src/reporters/answer/${name}.js';

test('has a name and a summary for help', () => {
  expect(${constant}).toMatchObject({ name: '${name}', summary: 'the addresses alone' });
});
`;
  return {
    files: { [`src/reporters/answer/${name}.ts`]: code, [`test/reporters/answer/${name}.test.ts`]: test },
    edits: {
      'src/reporters/answer/registry.ts': registered('answerFormats', constant, `./${name}.js`),
      'docs/lookup.md': tableRow('| `--format` |', `| \`${name}\` | the addresses alone |`),
    },
    next: 'Write what it says, in the code, in its test (test/golden/answer shows every format of every outcome) and in docs/lookup.md.',
  };
}
