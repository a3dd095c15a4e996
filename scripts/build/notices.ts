import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Metafile } from 'esbuild';

/** What a package's manifest says of its maker and terms. */
interface PackageManifest {
  readonly version: string;
  readonly license: string;
  readonly author?: string | { readonly name: string };
  readonly repository?: string | { readonly url: string };
}

/** The packages of which something is in what was built. */
function packagesIn(metafiles: readonly Metafile[]): string[] {
  const names = metafiles
    .flatMap(({ outputs }) => Object.values(outputs))
    .flatMap(({ inputs }) => Object.entries(inputs))
    .filter(([, { bytesInOutput }]) => bytesInOutput > 0)
    .flatMap(([path]) => /node_modules\/((?:@[^/]+\/)?[^/]+)\/(?!.*node_modules\/)/.exec(path)?.[1] ?? []);
  return [...new Set(names)].sort();
}

/** Some packages carry no text of their licence; then who made them, and where the text is. */
function origin({ author, repository }: PackageManifest): string {
  const maker = typeof author === 'object' ? author.name : author;
  const place = typeof repository === 'object' ? repository.url : repository;
  if (maker === undefined || place === undefined)
    throw new Error('A bundled package says neither its licence nor who made it; keep it out.');
  return `Copyright ${maker}. The package holds no licence text of its own; see ${place}.`;
}

/** The licences of the packages that are bundled into dist/: each of them asks for its text to go along. */
export async function notices(root: string, metafiles: readonly Metafile[]): Promise<string> {
  const parts = packagesIn(metafiles).map(async (name) => {
    const folder = join(root, 'node_modules', name);
    // npm has read these members of an installed package's manifest before us.
    const manifest = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as PackageManifest;
    const files = (await readdir(folder)).filter((file) => /^(licen[cs]e|notice|copyright)/i.test(file)).sort();
    const texts = await Promise.all(files.map((file) => readFile(join(folder, file), 'utf8')));
    const terms = texts.length === 0 ? origin(manifest) : texts.map((text) => text.trim()).join('\n\n');
    return `${name} ${manifest.version} (${manifest.license})\n\n${terms}\n`;
  });
  return (await Promise.all(parts)).join(`\n${'-'.repeat(80)}\n\n`);
}
