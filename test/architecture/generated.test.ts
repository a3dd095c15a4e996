import { readFileSync } from 'node:fs';
import glob from 'fast-glob';
import { expect, test } from 'vitest';
import { type Definition, indexDefinitions } from '../../src/profiles/definitions.js';
import { guides, moduleName } from '../../src/profiles/guides.js';
import { writeValidator } from '../../src/profiles/write-validator.js';

test('the validator of the guide in force is what schemas/ compile to, and compiles to the same each time', () => {
  const [guide] = guides;
  const paths = glob.sync(guide.packages.map((each) => `schemas/${each.replace('#', '/')}/*.json`)).sort();
  const definitions = indexDefinitions(paths.map((path) => JSON.parse(readFileSync(path, 'utf8')) as Definition));
  const written = writeValidator(definitions, guide, '../leaves/index.ts');
  expect(written === readFileSync(`src/profiles/generated/${moduleName(guide)}.js`, 'utf8')).toBe(true);
});
