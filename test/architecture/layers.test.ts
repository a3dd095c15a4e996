import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { cruise, type IConfiguration, type ICruiseResult } from 'dependency-cruiser';
import extractOptions from 'dependency-cruiser/config-utl/extract-depcruise-options';
import { expect, test } from 'vitest';
import { arrowsOfSource } from '../../scripts/picture/arrows.js';

const { forbidden = [] } = createRequire(import.meta.url)('../../.dependency-cruiser.cjs') as IConfiguration;

/** What dependency-cruiser says of the sources in these folders: rule and both ends. */
async function violations(baseDir: string, folders: string[]): Promise<string[]> {
  const options = await extractOptions('./.dependency-cruiser.cjs');
  const { output } = await cruise(folders, { ...options, baseDir });
  return (output as ICruiseResult).summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`);
}

/** A tree of sources outside the project, judged by the project's rules. */
async function violationsOf(files: Readonly<Record<string, string>>): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'layers-'));
  try {
    const all = { 'package.json': '{"type":"module"}', 'tsconfig.json': '{}', ...files };
    for (const [path, text] of Object.entries(all)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    return await violations(folder, ['src']);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test('no arrow of the code breaks a rule', async () => {
  expect(await violations(process.cwd(), ['src', 'scripts'])).toEqual([]);
});

test('every rule says why it is there', () => {
  for (const { name, comment } of forbidden) expect(comment?.length, name).toBeGreaterThan(40);
});

test('the layers that may be imported form no circle', () => {
  const may = new Map<string, string[]>();
  for (const rule of forbidden) {
    const layer = /^arrows-of-(.+)$/.exec(rule.name ?? '')?.[1];
    if (layer === undefined || !('to' in rule) || !('pathNot' in rule.to)) continue;
    const allowed = /\((.+)\)/.exec(String(rule.to.pathNot))?.[1]?.split('|') ?? [];
    may.set(
      layer,
      allowed.filter((other) => other !== layer),
    );
  }
  expect(may.size).toBeGreaterThan(10);
  const visit = (layer: string, above: readonly string[]): void => {
    expect(above, `${layer} leads back to itself`).not.toContain(layer);
    for (const below of may.get(layer) ?? []) visit(below, [...above, layer]);
  };
  for (const layer of may.keys()) visit(layer, []);
});

test('every layer of the table has code', async () => {
  const layers = forbidden.flatMap(({ name = '' }) => /^arrows-of-(.+)$/.exec(name)?.[1] ?? []);
  expect([...(await arrowsOfSource()).keys()].sort()).toEqual(layers.sort());
});

const broken: readonly (readonly [rule: string, files: Readonly<Record<string, string>>])[] = [
  ['arrows-of-domain', { 'src/domain/a.ts': "import '../parse/b.js';", 'src/parse/b.ts': 'export {};' }],
  ['arrows-of-app', { 'src/app/a.ts': "import type { B } from '../adapters/b.js';", 'src/adapters/b.ts': 'export type B = 1;' }],
  ['arrows-of-lookup', { 'src/lookup/a.ts': "await import('../profiles/b.js');", 'src/profiles/b.ts': 'export {};' }],
  ['every-file-in-a-layer', { 'src/common/a.ts': "import '../domain/b.js';", 'src/domain/b.ts': 'export {};' }],
  ['no-circular', { 'src/parse/a.ts': "import './b.js';", 'src/parse/b.ts': "import './a.js';" }],
  ['no-orphans', { 'src/parse/a.ts': 'export {};' }],
  ['outside-only-at-the-edge', { 'src/app/a.ts': "import 'node:fs/promises';" }],
  ['outside-only-at-the-edge', { 'src/checks/a.ts': "import { env } from 'process';" }],
  [
    'get-endpoint-starts-fast',
    {
      'src/bin/get-endpoint.ts': "import '../cli/a.js';",
      'src/cli/a.ts': "import '../profiles/b.js';",
      'src/profiles/b.ts': 'export {};',
    },
  ],
  ['domain-without-packages', { 'src/domain/a.ts': "import 'node:crypto';" }],
  ['a-check-sees-no-other-check', { 'src/checks/x509/a.ts': "import '../identity/b.js';", 'src/checks/identity/b.ts': 'export {};' }],
  ['no-source-on-tests-or-scripts', { 'src/cli/a.ts': "import '../../scripts/b.js';", 'scripts/b.ts': 'export {};' }],
  ['no-unresolvable', { 'src/cli/a.ts': "import './missing.js';" }],
];

test.each(broken)('%s is held', async (rule, files) => {
  expect((await violationsOf(files)).join('\n')).toContain(`${rule}: `);
});
