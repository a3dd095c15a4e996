import { execFileSync, spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const root = process.cwd();
const folder = mkdtempSync(join(tmpdir(), 'get-endpoint-package-'));
const installed = join(folder, 'node_modules/get-endpoint');
const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as {
  readonly version: string;
  readonly bin: Readonly<Record<string, string>>;
  readonly dependencies: Readonly<Record<string, string>>;
};

/** Installed as npm would: the tarball's files, and beside them the packages that it depends on. */
beforeAll(() => {
  const packed = execFileSync('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', folder], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const [{ filename }] = JSON.parse(packed) as [{ filename: string }];
  mkdirSync(installed, { recursive: true });
  execFileSync('tar', ['-xzf', join(folder, filename), '-C', installed, '--strip-components=1']);
  const packages = [...Object.keys(manifest.dependencies), '@types/node', 'undici-types'];
  mkdirSync(join(folder, 'node_modules/@types'));
  for (const name of packages) symlinkSync(join(root, 'node_modules', name), join(folder, 'node_modules', name));
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function node(...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [...args], { cwd: folder, encoding: 'utf8' });
  return { status, stdout, stderr };
}

describe('the package', () => {
  test('holds the programs, the library, the schemas and the licences, and nothing else', () => {
    expect(readdirSync(installed).sort()).toEqual(['CHANGELOG.md', 'LICENSE', 'README.md', 'dist', 'package.json', 'schemas']);
    expect(readdirSync(join(installed, 'dist')).sort()).toEqual(['bin', 'inputs.sha256', 'lib', 'third-party-licences.txt', 'types']);
  });

  test.each(Object.entries(manifest.bin))('%s runs', (_, path) => {
    expect(statSync(join(installed, path)).mode & 0o111).toBe(0o111);
    expect(node(join(installed, path), '--version')).toEqual({ status: 0, stdout: `${manifest.version}\n`, stderr: '' });
  });

  test('names every package whose code is bundled', () => {
    const licences = readFileSync(join(installed, 'dist/third-party-licences.txt'), 'utf8');
    expect(licences).toMatch(/^saxes \S+ \(ISC\)$/m);
    for (const name of Object.keys(manifest.dependencies)) expect(licences).not.toContain(`\n${name} `);
  });

  test('is a library with types', () => {
    const program = `import { DirectoryError, findEndpoint } from 'get-endpoint';
import { validateBundle, type Report } from 'get-endpoint/validate';
const report: Report = validateBundle('{}');
const answer = await findEndpoint('x', { bundles: [] });
const failure: unknown = await findEndpoint('x', { directory: 'nowhere' }).catch((error: unknown) => error);
console.log(report.summary.errors > 0, answer.outcome, failure instanceof DirectoryError && failure.code);
`;
    writeFileSync(join(folder, 'program.ts'), program);
    const options = ['--module', 'nodenext', '--target', 'es2022', '--strict', '--types', 'node', '--outDir', '.', 'program.ts'];
    expect(node(join(root, 'node_modules/typescript/bin/tsc'), '--ignoreConfig', ...options)).toMatchObject({ stdout: '', status: 0 });
    expect(node('program.js')).toEqual({ status: 0, stdout: 'true not-found ERR_NO_DIRECTORY\n', stderr: '' });
  });

  test('exports its schemas', () => {
    const code = "import schema from 'get-endpoint/schemas/report.schema.json' with { type: 'json' }; console.log(schema.$id)";
    expect(node('--no-warnings', '--input-type=module', '--eval', code).stdout).toContain('report.schema.json');
  });
});

describe("V8's compiled form beside a command's code", () => {
  const bin = join(folder, 'bin');
  const lookup = () =>
    spawnSync(process.execPath, [join(bin, 'get-endpoint.cjs'), 'summit-peak', '--format', 'url', '-q'], { encoding: 'utf8' });

  beforeAll(() => cpSync('dist/bin', bin, { recursive: true }));

  test('is taken by the Node that built it', () => {
    const code = `const vm = require('node:vm');
      vm.Script = class extends vm.Script { constructor(...args) { super(...args); console.error('rejected:', this.cachedDataRejected); } };`;
    writeFileSync(join(folder, 'watch.cjs'), code);
    const { stderr } = spawnSync(process.execPath, ['--require', join(folder, 'watch.cjs'), join(bin, 'get-endpoint.cjs'), '--version'], {
      encoding: 'utf8',
    });
    expect(stderr).toBe('rejected: false\n');
  });

  test.each([
    ['is of another V8', () => writeFileSync(join(bin, 'get-endpoint.code.cache'), Buffer.alloc(4096, 7))],
    ['is empty', () => writeFileSync(join(bin, 'get-endpoint.code.cache'), '')],
    ['is not there', () => rmSync(join(bin, 'get-endpoint.code.cache'))],
  ])('is not needed: it %s', (_, spoil) => {
    expect(existsSync(join(bin, 'get-endpoint.code.cjs'))).toBe(true);
    spoil();
    expect(lookup()).toMatchObject({ status: 0, stdout: 'https://p2p.summit-peak.example.com/fhir/r4\n', stderr: '' });
  });
});
