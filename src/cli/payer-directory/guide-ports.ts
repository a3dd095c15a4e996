import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import { compiledGuides } from '../../adapters/packages/compiled-guides.js';
import { fhirPackages } from '../../adapters/packages/fhir-packages.js';
import type { GuidePorts } from '../../app/guide.js';
import { visible } from '../../domain/message.js';
import type { PackageRegistry } from '../../ports/fhir-packages.js';
import type { CommandContext } from '../context.js';
import { build } from '../version.js';

export interface PackageOptions {
  /** Folders of packages, before all others. */
  readonly packages: readonly string[];
  readonly download: boolean;
}

/** What `--ig` needs where it names a package. What is fetched goes into the first folder named, else into a cache of this program's own. */
export async function guidePorts(context: CommandContext, { packages, download }: PackageOptions): Promise<GuidePorts> {
  const { cwd, env } = context;
  const home = env['HOME'] ?? homedir();
  const own = join(absolute(env['XDG_CACHE_HOME']) ?? join(home, '.cache'), 'payer-directory');
  const fetched = packages[0] ?? join(own, 'packages');
  const shared = absolute(env['FHIR_PACKAGE_CACHE']) ?? join(home, '.fhir', 'packages');
  return {
    packages: fhirPackages(cwd, [...new Set([...packages, fetched, shared])]),
    compiled: compiledGuides(join(own, 'guides'), build),
    ...(download ? { registry: await registryInto(isAbsolute(fetched) ? fetched : join(cwd, fetched), context) } : {}),
  };
}

async function registryInto(folder: string, { env, stderr }: CommandContext): Promise<PackageRegistry> {
  const { packageRegistry } = await import('../../adapters/packages/package-registry.js');
  return packageRegistry({ url: env['FHIR_PACKAGE_REGISTRY'], folder, progress: (text) => void stderr.write(`${visible(text)}\n`) });
}

/** The XDG base directory specification has relative paths ignored. */
function absolute(path: string | undefined): string | undefined {
  return path !== undefined && isAbsolute(path) ? path : undefined;
}
