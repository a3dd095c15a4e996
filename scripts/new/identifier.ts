import { camelCase, type Recipe, registered, tableRow } from './edit.js';

/** A kind of identifier, by its name in `kind:value`. */
export function newIdentifier(name: string): Recipe {
  const constant = camelCase(name);
  const system = `https://payer-directory.example/fhir/sid/${name}`;
  const code = `import type { IdentifierKind } from './kind.js';

const form = /^[0-9]{5}$/;

/** Where its form comes from: guide or authority, and section. */
export const ${constant}: IdentifierKind = {
  name: '${name}',
  title: '${name}',
  systems: ['${system}'],
  provisional: true,
  unique: true,
  example: '00001',
  normalise: (value) => (form.test(value) ? value : undefined),
  problem: (value) => (form.test(value) ? undefined : 'is not five digits'),
};
`;
  const test = `import { expect, test } from 'vitest';
import { ${constant} } from '../../src/identifiers/${name}.js';

test.each(['00001'])('%s is a ${name}', (value) => {
  expect(${constant}.problem(value)).toBeUndefined();
  expect(${constant}.normalise(value)).toBe(value);
});

test.each(['', '1', '000001', 'abcde'])('"%s" is none', (value) => {
  expect(${constant}.problem(value)).toBeDefined();
  expect(${constant}.normalise(value)).toBeUndefined();
});
`;
  return {
    files: { [`src/identifiers/${name}.ts`]: code, [`test/identifiers/${name}.test.ts`]: test },
    edits: {
      'src/identifiers/registry.ts': registered('identifierKinds', constant, `./${name}.js`),
      'docs/directory.md': tableRow('| kind | system |', `| \`${name}\` | \`${system}\` | five digits |`),
    },
    next: 'Write its system and form, in the code, in its test and in the table of docs/directory.md.',
  };
}
