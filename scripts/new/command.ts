import { camelCase, type Recipe } from './edit.js';

/** A command of `payer-directory`: `verb`, or `noun verb` written `noun-verb`. */
export function newCommand(name: string): Recipe {
  const constant = camelCase(name);
  const spoken = name.replace('-', ' ');
  const code = `import { defineCommand } from './command.js';

export const ${constant} = defineCommand({
  operands: '',
  description: 'What it does, in a paragraph.\\n\\nExit code: 0 done, 2 wrong usage or failure.',
  options: {},
  examples: [{ line: '${spoken}', says: 'What this does' }],
  mostOperands: 0,
  async run({ stdout }) {
    await stdout.write('Done.\\n');
    return 0;
  },
});
`;
  const test = `import { expect, test } from 'vitest';
import { payerDirectory } from '../../../src/cli/payer-directory.js';
import { run } from '../../fake-context.js';

test('${spoken} does what it says', async () => {
  expect(await run(payerDirectory, ${JSON.stringify(spoken.split(' ')).replaceAll('"', "'").replaceAll(',', ', ')})).toEqual({ code: 0, stdout: 'Done.\\n', stderr: '' });
});
`;
  const page = `# ${spoken}\n\nWhat \`payer-directory ${spoken}\` does, and when one needs it.\n\n\`\`\`sh\nnpx payer-directory ${spoken}\n\`\`\`\n`;
  const entry = `  {
    name: '${spoken}',
    summary: 'What it does, in half a line',
    load: async () => (await import('./${name}.js')).${constant},
  },
];
`;
  return {
    files: { [`src/cli/payer-directory/${name}.ts`]: code, [`test/cli/payer-directory/${name}.test.ts`]: test, [`docs/${name}.md`]: page },
    edits: { 'src/cli/payer-directory/registry.ts': (text) => text.replace(/\];\s*$/, () => entry) },
    next: 'Write what it does, its options, its test and its page. What it decides belongs in app/, what it touches in adapters/.',
  };
}
