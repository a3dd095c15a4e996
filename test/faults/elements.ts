import { isObject, type JsonValue } from '../../src/domain/json.js';
import type { Path } from '../../src/domain/path.js';
import { type BaseName, baseBundle } from './bases/bundles.js';
import { type Node, nodesOf, valueAt } from './walk.js';

/** What tells the places of one element apart from those of another: the names on the way, and the extensions. */
function elementOf(document: JsonValue, path: Path): string {
  return path
    .map((key, index) => {
      if (typeof key === 'string') return key;
      const item = valueAt(document, path.slice(0, index + 1));
      return isObject(item) && typeof item['url'] === 'string' && path[index - 1] === 'extension' ? `[${item['url']}]` : '[]';
    })
    .join('/');
}

/** The first place of each element that the bundle uses. */
export function elementsIn(base: BaseName): readonly Node[] {
  const document = baseBundle(base) as JsonValue;
  const seen = new Set<string>();
  return nodesOf(document).filter(({ path }) => {
    const element = elementOf(document, path);
    return path.length > 0 && !seen.has(element) && seen.add(element) !== undefined;
  });
}

/** RFC 6901, as a name that people can read. */
export function nameOf(path: Path): string {
  return path.join('/');
}
