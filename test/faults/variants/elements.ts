import { isObject, type JsonValue } from '../../../src/domain/json.js';
import type { Path } from '../../../src/domain/path.js';
import { extension, type Loose } from '../../profiles/conformant.js';
import { type BaseName, baseBundle } from '../bases/bundles.js';
import { elementsIn, nameOf } from '../elements.js';
import type { Edit } from '../fault.js';
import { randomFrom } from '../random.js';
import { type Variant, variantsOf } from '../variant.js';
import { type Node, valueAt } from '../walk.js';

const bases: readonly BaseName[] = ['organization', 'endpoint', 'affiliation', 'national', 'values', 'history'];

/** The elements of the bundles but for those that another bundle shares with the first. */
function places(fits: (node: Node) => boolean): readonly (readonly [BaseName, Node])[] {
  const seen = new Set<string>();
  return bases.flatMap((base) =>
    elementsIn(base).flatMap((node) => {
      const known = JSON.stringify([node.path, node.value]);
      if (seen.has(known) || !fits(node)) return [];
      seen.add(known);
      return [[base, node] as const];
    }),
  );
}

/** The object that holds what stands at a path. */
function holder(bundle: Loose, path: Path): Loose {
  return valueAt(bundle, path.slice(0, -1));
}

/** A repeatable choice of them. */
function some(count: number, seed: number, fits: (node: Node) => boolean): readonly (readonly [BaseName, Node])[] {
  const random = randomFrom(seed);
  const ranked = places(fits).map((each) => [random.below(1_000_000), each] as const);
  return ranked
    .sort(([one], [other]) => one - other)
    .slice(0, count)
    .map(([, each]) => each);
}

/** Keys that every object that has them needs, for R4, the profiles or the directory. */
const needed = new Set(
  (
    'resourceType id meta profile entry resource fullUrl type timestamp signature when who status connectionType payloadType address active name telecom url relation div ' +
    'system code value extension managingOrganization endpoint reference text identifier method origin period dimensions use direction path language expression searchParam ' +
    'contentType numerator denominator low high durationUnit periodUnit duration count when data condition request response total data contained partOf coding currency ' +
    'latitude longitude'
  ).split(' '),
);

function isOptional({ path }: Node): boolean {
  const key = path.at(-1);
  return typeof key === 'string' && !needed.has(key.replace(/^_/, '')) && !/^value[A-Z]/.test(key);
}

/** Optional elements left out, one at a time. */
const absent: readonly Variant[] = some(110, 1, isOptional).flatMap(([base, { path }]) =>
  // An object that holds nothing else would be empty.
  Object.keys(holder(baseBundle(base), path)).length === 1
    ? []
    : [variantsOf('absent', base)(nameOf(path), ({ bundle }) => delete holder(bundle, path)[path.at(-1) ?? ''])],
);

function isPrimitive({ path, value }: Node): boolean {
  const key = path.at(-1);
  if (typeof key !== 'string' || typeof value === 'object') return false;
  return key !== 'resourceType' && key !== 'id' && key !== 'div' && !(key === 'url' && path.at(-3) === 'extension');
}

const reason = (code: string): Loose => ({
  extension: [extension('http://hl7.org/fhir/StructureDefinition/data-absent-reason', { valueCode: code })],
});

function withCompanion(path: Path, companion: JsonValue): Edit {
  return ({ bundle }) => {
    holder(bundle, path)[`_${String(path.at(-1))}`] = companion;
  };
}

/** What is fixed has no extensions. */
function isFixed({ path }: Node): boolean {
  return path.at(-1) === 'status' && path.length === 4;
}

/** A companion beside each primitive: with an id, with an extension. */
const companions: readonly Variant[] = some(110, 2, isPrimitive).flatMap(([base, node], index) => {
  const add = variantsOf('companions', base);
  const name = nameOf(node.path);
  if (index % 2 === 0 || isFixed(node)) return [add(`an id beside ${name}`, withCompanion(node.path, { id: `id-${index}` }))];
  return [add(`an extension beside ${name}`, withCompanion(node.path, reason('masked')))];
});

/** Elements that may be left out for a reason: no required binding, no rule that asks for a value. */
const mayLack =
  /^(name|city|text|display|family|documentation|title|value(String|DateTime|Uri|Base64Binary|PositiveInt|Boolean)|timestamp|active|start|end|address|label|citation|description|unit|patientInstruction)$/;

/** A reason in place of a value. */
const reasons: readonly Variant[] = some(80, 3, (node) => isPrimitive(node) && mayLack.test(String(node.path.at(-1))))
  .filter(
    ([base, { path }]) =>
      base !== 'history' && !/identifier\/\d+\/value$|entry\/2\/resource\/address$|entry\/0\/resource\/name$/.test(nameOf(path)),
  )
  .map(([base, { path }]) =>
    variantsOf('reasons', base)(`for ${nameOf(path)}`, (parts) => {
      withCompanion(path, reason('unknown'))(parts);
      delete holder(parts.bundle, path)[path.at(-1) ?? ''];
    }),
  );

/** Ids of elements. */
const ids: readonly Variant[] = some(
  60,
  4,
  ({ path, value }) => isObject(value) && !Object.hasOwn(value, 'id') && path.length > 2 && path.at(-1) !== 'resource',
).map(([base, { path }], index) =>
  variantsOf('ids', base)(`of ${nameOf(path)}`, ({ bundle }) => {
    (valueAt(bundle, path) as Loose).id = `element_${index}`;
  }),
);

export const elementVariants: readonly Variant[] = [...absent, ...companions, ...reasons, ...ids];
