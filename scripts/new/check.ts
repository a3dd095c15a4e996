import { camelCase, type Recipe, registered } from './edit.js';

/** `name`: `group/kebab-name`, the code of its findings. */
export function newCheck(name: string): Recipe {
  const [group = '', rule] = name.split('/');
  if (rule === undefined) throw new Error('A check is named group/name, as references/no-loops.');
  const constant = camelCase(rule);
  const code = `import type { Check } from '../../domain/check.js';
import { sources } from '../sources.js';

export const ${constant}: Check = {
  code: '${name}',
  layer: 'directory',
  severity: 'error',
  issueType: 'business-rule',
  message: 'What is wrong, with the {value} that was found.',
  why: 'Why it matters to those who use the bundle.',
  help: 'What to do about it.',
  reference: sources.bundle,
  run: ({ entries }) => entries.filter(() => false).map(({ path }) => ({ path, args: { value: '' } })),
};
`;
  return {
    files: {
      [`src/checks/${group}/${rule}.ts`]: code,
      [`test/fixtures/checks/${name}.json`]: `${JSON.stringify({ valid: [], invalid: [] }, null, 2)}\n`,
    },
    edits: { 'src/checks/registry.ts': registered('checks', constant, `./${name}.js`) },
    next: `Write the rule and what breaks it in the fixture; then: npm run golden && npm run docs`,
  };
}
