import type { Path } from '../../src/domain/path.js';

/** The path that a FHIRPath location of a JSON document means; `value.ofType(X)` is `valueX`. */
export function pathOf(location: string): Path {
  const path: (string | number)[] = [];
  for (const [, type, name, index] of location
    .replace(/^[A-Za-z]+/, '')
    .matchAll(/\.ofType\(([A-Za-z0-9]+)\)|\.`?([^.[`]+)`?|\[(\d+)\]/g)) {
    if (type !== undefined) path.push(`${String(path.pop())}${type.charAt(0).toUpperCase()}${type.slice(1)}`);
    else path.push(index === undefined ? (name ?? '') : Number(index));
  }
  return path;
}
