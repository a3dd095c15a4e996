import { cruise, type ICruiseResult } from 'dependency-cruiser';
import extractOptions from 'dependency-cruiser/config-utl/extract-depcruise-options';

/** Which folder of src/ imports which. */
export type Arrows = ReadonlyMap<string, ReadonlySet<string>>;

/** The arrows as they are in the code, by dependency-cruiser. */
export async function arrowsOfSource(): Promise<Arrows> {
  const { output } = await cruise(['src'], await extractOptions('./.dependency-cruiser.cjs'));
  if (typeof output === 'string') throw new TypeError('dependency-cruiser gave text where its result was expected.');
  return arrowsOf(output);
}

export function arrowsOf({ modules }: Pick<ICruiseResult, 'modules'>): Arrows {
  const folderOf = (path: string): string | undefined => /^src\/([^/]+)\//.exec(path)?.[1];
  const arrows = new Map<string, Set<string>>();
  for (const { source, dependencies } of modules) {
    const from = folderOf(source);
    if (from === undefined) continue;
    const imported = arrows.get(from) ?? new Set();
    arrows.set(from, imported);
    for (const { resolved } of dependencies) {
      const to = folderOf(resolved);
      if (to !== undefined && to !== from) imported.add(to);
    }
  }
  return arrows;
}

function reaches(arrows: Arrows, from: string, to: string): boolean {
  return [...(arrows.get(from) ?? [])].some((next) => next === to || reaches(arrows, next, to));
}

/** Without the arrows that a chain of others implies. There is no circle, so the result is unique. */
export function reduced(arrows: Arrows): Arrows {
  const result = new Map<string, ReadonlySet<string>>();
  for (const [from, imported] of arrows) {
    const implied = (to: string): boolean => [...imported].some((other) => other !== to && reaches(arrows, other, to));
    result.set(from, new Set([...imported].filter((to) => !implied(to))));
  }
  return result;
}

/** A Mermaid flow chart, which forges draw and people can read as it is. */
export function mermaid(arrows: Arrows): string {
  const folders = [...arrows.keys()].sort();
  const boxes = folders.map((folder) => `  ${folder}["${folder}/"]`);
  const lines = folders.flatMap((from) => [...(arrows.get(from) ?? [])].sort().map((to) => `  ${from} --> ${to}`));
  return ['```mermaid', 'flowchart TD', ...boxes, ...lines, '```'].join('\n');
}
