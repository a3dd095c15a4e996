import { posix } from 'node:path';
import { validateFiles } from '../../src/app/validate-files.js';
import { DirectoryError } from '../../src/domain/errors.js';
import type { Finding } from '../../src/domain/finding.js';
import { layers } from '../../src/domain/finding.js';
import { builtInPolicy, type Policy } from '../../src/domain/policy.js';
import type { Files } from '../../src/ports/files.js';
import { type Fixture, filesOf, type Golden, judgedAt } from './fixture.js';

const root = '/directory';

/** A directory in memory: its policy, and the example's files as its members. */
function memory(contents: ReadonlyMap<string, Uint8Array>): Files {
  return {
    read: async (path, limit = Number.POSITIVE_INFINITY) => {
      const bytes = contents.get(path);
      if (bytes === undefined) throw new DirectoryError('ERR_FILE_NOT_FOUND', `${path} does not exist.`);
      if (bytes.length > limit) throw new DirectoryError('ERR_FILE_TOO_LARGE', `${path} is too large.`);
      return bytes;
    },
    kind: async (path) =>
      contents.has(path) ? 'file' : [...contents.keys()].some((each) => each.startsWith(`${path}/`)) ? 'folder' : 'missing',
    names: async (folder) =>
      [...contents.keys()].flatMap((path) => (path.startsWith(`${folder}/`) ? [path.slice(folder.length + 1).split('/')[0] ?? ''] : [])),
    walk: async (folder, suffix) => [...contents.keys()].filter((path) => path.startsWith(`${folder}/`) && path.endsWith(suffix)).sort(),
    resolve: (...parts) => posix.resolve(root, ...parts),
  };
}

/** What the validator says of an example: the findings of each file, by slug. */
export async function judged(
  example: Fixture['valid'],
  limits: Partial<Policy['limits']> = {},
): Promise<ReadonlyMap<string, readonly Finding[]>> {
  const members = filesOf(example);
  const policy = { limits: { ...builtInPolicy.limits, ...limits } };
  const contents = new Map([...members].map(([slug, bytes]) => [`${root}/bundles/${slug}.json`, bytes]));
  contents.set(`${root}/directory/policy.json`, Buffer.from(JSON.stringify(policy)));
  const ports = { files: memory(contents), stdin: async () => new Uint8Array(), progress: () => undefined };
  const request = { paths: [`${root}/bundles`], directory: root, asMembers: false, layers: new Set(layers), now: judgedAt };
  const { report } = await validateFiles(ports, request);
  return new Map(report.files.map(({ path, findings }) => [path.slice(`${root}/bundles/`.length, -'.json'.length), findings]));
}

/** A finding without what its rule says in any case. */
export function goldenOf(slug: string, { severity, expression, line, column, message, help }: Finding, several: boolean): Golden {
  return { ...(several ? { file: slug } : {}), severity, expression, line, column, message, help };
}
