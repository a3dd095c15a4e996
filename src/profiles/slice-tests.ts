import { asObject, type JsonValue } from '../domain/json.js';
import { type Definitions, type Discriminator, typeUrl } from './definitions.js';
import { type ElementNode, profileTree } from './element-tree.js';
import type { SliceTest } from './leaves/structure.js';
import { choiceKey } from './primitive-types.js';

type Step = readonly [name: string, node: ElementNode | undefined];

/** The name after the colon of a slice's id. */
export function sliceName(slice: ElementNode): string {
  return slice.id.slice(slice.id.lastIndexOf(':') + 1);
}

/**
 * How a member of the slice is told, by the discriminators of its slicing; extensions are told by url where nothing is said (R4,
 * Profiling). Undefined where no look at the member alone can tell: by what it refers to, or by whether it conforms to a profile.
 */
export function testsOf(definitions: Definitions, node: ElementNode, slice: ElementNode): SliceTest[] | undefined {
  const isExtension = node.name === 'extension' || node.name === 'modifierExtension';
  const discriminators = node.slicing?.discriminator ?? (isExtension ? [{ type: 'value', path: 'url' } as const] : []);
  // A slice of a slice, `NPI/individual`, is a member of that slice too.
  const name = sliceName(slice);
  const around = name.includes('/') ? node.slices.get(name.slice(0, name.lastIndexOf('/'))) : undefined;
  const outer = around === undefined ? [] : testsOf(definitions, node, around);
  const own = (around?.slicing?.discriminator ?? (around === undefined ? discriminators : [])).map((each) =>
    testOf(definitions, slice, each),
  );
  if (outer === undefined || own.includes(undefined) || outer.length + own.length === 0) return undefined;
  return [...outer, ...own.filter((test) => test !== undefined)];
}

function testOf(definitions: Definitions, slice: ElementNode, { type, path }: Discriminator): SliceTest | undefined {
  if (type === 'profile' || /[()]/.test(path.replace(/\.ofType\([A-Za-z0-9]+\)/g, ''))) return undefined;
  const steps = walk(
    definitions,
    slice,
    path === '$this'
      ? []
      : path
          .replace(/^\$this\./, '')
          .replace(/\.ofType\([A-Za-z0-9]+\)/g, '')
          .split('.'),
  );
  const keys = steps.map(([name]) => name);
  const last = steps.length === 0 ? slice : steps.at(-1)?.[1];
  if (type === 'exists') return { kind: 'exists', path: keys, expected: (last?.max ?? 1) > 0 };
  if (type === 'type') {
    const code = last?.types[0]?.code;
    const isResource = code !== undefined && last?.types.length === 1 && definitions.structures.get(typeUrl + code)?.kind === 'resource';
    return isResource ? { kind: 'type', path: keys, expected: code } : undefined;
  }
  const canonical = slice.types[0]?.profile?.[0];
  // An extension's definition may be in no package read; its canonical is its url all the same.
  if (keys.join() === 'url' && canonical !== undefined) return { kind: 'fixed', path: keys, expected: canonical.replace(/\|.*$/s, '') };
  return valueTest(slice, steps);
}

/** The elements along a path, through the profiles that the slice's elements have; a choice by the key of its one type. */
function walk(definitions: Definitions, slice: ElementNode, names: readonly string[]): Step[] {
  let node: ElementNode | undefined = slice;
  return names.map((name) => {
    const below: ElementNode | undefined = node;
    node = below?.children.get(name) ?? below?.children.get(`${name}[x]`) ?? throughProfile(definitions, below, name);
    const type = node?.name.endsWith('[x]') === true ? node.types[0]?.code : undefined;
    return [type === undefined ? name : choiceKey(name, type), node];
  });
}

function throughProfile(definitions: Definitions, node: ElementNode | undefined, name: string): ElementNode | undefined {
  const canonical = node?.types[0]?.profile?.[0];
  const profile = canonical === undefined ? undefined : definitions.structures.get(canonical);
  if (profile === undefined) return undefined;
  const { children } = profileTree(definitions, profile);
  return children.get(name) ?? children.get(`${name}[x]`);
}

/** By the fixed value or pattern of the element at the end of the path, or of one around it. */
function valueTest(slice: ElementNode, steps: readonly Step[]): SliceTest | undefined {
  const keys = steps.map(([name]) => name);
  for (let depth = steps.length; depth >= 0; depth -= 1) {
    const node = depth === 0 ? slice : steps[depth - 1]?.[1];
    const fixed = node?.fixed === undefined ? undefined : partOf(node.fixed, keys.slice(depth));
    if (fixed !== undefined) return { kind: 'fixed', path: keys, expected: fixed };
    const pattern = node?.pattern === undefined ? undefined : partOf(node.pattern, keys.slice(depth));
    if (pattern !== undefined) return { kind: 'pattern', path: keys, expected: pattern };
  }
  return undefined;
}

function partOf(value: JsonValue, keys: readonly string[]): JsonValue | undefined {
  let part: JsonValue | undefined = value;
  for (const key of keys) {
    const object = asObject(Array.isArray(part) ? part[0] : part);
    part = object !== undefined && Object.hasOwn(object, key) ? object[key] : undefined;
  }
  return part;
}
