/**
 * `npm run build`: everything that `dist/` holds, made aside and put in place by one rename, so that a build that is
 * killed leaves the former `dist/` as it was. `--if-stale` does nothing where no input has changed since the last build.
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BuildOptions, build, type Metafile, type Plugin } from 'esbuild';
import glob from 'fast-glob';
import { guides } from '../src/profiles/guides.js';
import { keepCompiled } from './build/code-cache.js';
import { notices } from './build/notices.js';
import { generate } from './generate.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const dist = join(root, 'dist');
const inputs = [
  'package-lock.json',
  'package.json',
  'tsconfig*.json',
  'scripts/{build,generate}.ts',
  'scripts/build/*',
  'schemas/**',
  'src/**',
  '!src/profiles/generated/**',
];

interface Manifest {
  readonly version: string;
  readonly dependencies: Readonly<Record<string, string>>;
}

async function manifest(): Promise<Manifest> {
  // package.json is this project's own; npm has refused it already where these members have another shape.
  return JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as Manifest;
}

/** One hash over the names and bytes of all that a build reads. */
async function fingerprint(): Promise<string> {
  const hash = createHash('sha256');
  for (const path of (await glob(inputs, { cwd: root })).sort()) {
    hash.update(`${path}\0`).update(await readFile(join(root, path)));
  }
  return hash.digest('hex');
}

async function isFresh(): Promise<boolean> {
  const stamp = await readFile(join(dist, 'inputs.sha256'), 'utf8').catch(() => '');
  return stamp === (await fingerprint());
}

function optionsFor({ version, dependencies }: Manifest, stamp: string): BuildOptions & { metafile: true } {
  return {
    absWorkingDir: root,
    bundle: true,
    platform: 'node',
    target: 'node20.19',
    define: { __VERSION__: JSON.stringify(version), __BUILD__: JSON.stringify(stamp) },
    external: Object.keys(dependencies),
    legalComments: 'none',
    logLevel: 'warning',
    metafile: true,
  };
}

type Options = ReturnType<typeof optionsFor>;

const commandOptions = { format: 'cjs', minifyWhitespace: true, minifySyntax: true, supported: { 'dynamic-import': false } } as const;
const shebang = { js: '#!/usr/bin/env node' };

/** A command that is all in one file. */
async function buildWhole(entry: string, folder: string, options: Options): Promise<Metafile[]> {
  const outfile = join(folder, `${entry}.cjs`);
  const { metafile } = await build({ ...options, ...commandOptions, entryPoints: [`src/bin/${entry}.ts`], outfile, banner: shebang });
  await chmod(outfile, 0o755);
  return [metafile];
}

/** Modules whose classes are told apart by `instanceof`: there must be one copy of each in a command's files. */
const shared = [join(root, 'src/domain/errors.ts')];

/**
 * CommonJS has no code splitting, and one file a command starts fastest. So each module that is imported lazily becomes a
 * file of its own beside the entry, loaded by `require` when it is wanted: running one command parses no other.
 */
function lazyModulesApart(entry: string, found: Map<string, string>): Plugin {
  return {
    name: 'lazy-modules-apart',
    setup({ onResolve }) {
      onResolve({ filter: /^\.{1,2}\// }, ({ kind, resolveDir, path }) => {
        const named = resolve(resolveDir, path);
        const source = existsSync(named) ? named : named.replace(/\.js$/, '.ts');
        if (kind !== 'dynamic-import' && !(kind === 'import-statement' && shared.includes(source))) return undefined;
        const name = `${entry}.${basename(path, '.js')}`;
        const other = found.get(name);
        if (other !== undefined && other !== source) throw new Error(`${other} and ${source} would both become ${name}.cjs; rename one.`);
        found.set(name, source);
        return { path: `./${name}.cjs`, external: true };
      });
    },
  };
}

/** A command of many, of which a run loads only what it needs. */
async function buildApart(entry: string, folder: string, options: Options): Promise<Metafile[]> {
  const found = new Map([[entry, join(root, 'src/bin', `${entry}.ts`)]]);
  const metafiles: Metafile[] = [];
  // A Map's iterator also visits what is added on the way.
  for (const [name, source] of found) {
    const outfile = join(folder, `${name}.cjs`);
    const plugins = [lazyModulesApart(entry, found)];
    const banner = name === entry ? shebang : {};
    metafiles.push((await build({ ...options, ...commandOptions, entryPoints: [source], outfile, banner, plugins })).metafile);
  }
  await chmod(join(folder, `${entry}.cjs`), 0o755);
  return metafiles;
}

/** The library's two entries share chunks, so that a class imported from both is one class. */
async function buildLibrary(outdir: string, options: Options): Promise<Metafile[]> {
  const entryPoints = ['src/lib/index.ts', 'src/lib/validate.ts'];
  const { metafile } = await build({ ...options, entryPoints, outdir, format: 'esm', splitting: true, chunkNames: 'shared-[hash]' });
  return [metafile];
}

function declareTypes(folder: string): Promise<void> {
  const compiler = join(root, 'node_modules/typescript/bin/tsc');
  return new Promise((done, failed) => {
    const child = spawn(process.execPath, [compiler, '-p', 'tsconfig.build.json', '--outDir', folder], { cwd: root, stdio: 'inherit' });
    child.on('error', failed);
    child.on('exit', (code) => (code === 0 ? done() : failed(new Error(`tsc ended with exit code ${code}.`))));
  });
}

/** Two builds at once are harmless: each has its own folder, and the last rename wins. */
async function putInPlace(made: string): Promise<void> {
  const former = `${made}.former`;
  for (let attempt = 0; ; attempt++) {
    await rename(dist, former).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOENT') throw error;
    });
    try {
      await rename(made, dist);
      break;
    } catch (error) {
      if (attempt === 5) throw error;
    } finally {
      await rm(former, { recursive: true, force: true });
    }
  }
}

async function main(): Promise<void> {
  if (process.argv.includes('--if-stale') && (await isFresh())) return;
  const stamp = await fingerprint();
  await generate();
  const aside = join(root, `dist.${process.pid}`);
  try {
    await mkdir(aside, { recursive: true });
    const options = optionsFor(await manifest(), stamp);
    const [metafiles] = await Promise.all([
      Promise.all([
        buildWhole('get-endpoint', join(aside, 'bin'), options),
        buildApart('payer-directory', join(aside, 'bin'), options),
        buildLibrary(join(aside, 'lib'), options),
      ]),
      declareTypes(join(aside, 'types')),
    ]);
    const warmUps = [
      ['payer-directory', 'validate', 'bundles'],
      ...guides.slice(1).map(({ name }) => ['payer-directory', 'validate', '--ig', name, 'bundles'] as const),
      ['get-endpoint', 'a payer that is not there'],
    ] as const;
    await keepCompiled(join(aside, 'bin'), root, warmUps);
    await writeFile(join(aside, 'third-party-licences.txt'), await notices(root, metafiles.flat()));
    await writeFile(join(aside, 'inputs.sha256'), stamp);
    await putInPlace(aside);
  } finally {
    await rm(aside, { recursive: true, force: true });
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main();
