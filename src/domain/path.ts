/** Keys and indices from the root of a JSON document, outermost first. */
export type Path = readonly (string | number)[];

const choice = /^value([A-Z][A-Za-z0-9]*)$/;
const lowerCaseTypes = new Set([
  'Base64Binary', 'Boolean', 'Canonical', 'Code', 'Date', 'DateTime', 'Decimal', 'Id', 'Instant', 'Integer',
  'Markdown', 'Oid', 'PositiveInt', 'String', 'Time', 'UnsignedInt', 'Uri', 'Url', 'Uuid',
]);

function step(key: string): string {
  const name = key.startsWith('_') ? key.slice(1) : key;
  const type = choice.exec(name)?.[1];
  if (type !== undefined) return `.value.ofType(${lowerCaseTypes.has(type) ? type[0]?.toLowerCase() + type.slice(1) : type})`;
  return /^[A-Za-z_][A-Za-z0-9_]*$/.test(name) ? `.${name}` : `.\`${name.replace(/[\\`]/g, '\\$&')}\``;
}

/**
 * A JSON path as the FHIRPath expression that OperationOutcome.issue.expression wants (R4, OperationOutcome.issue.expression):
 * `Bundle.entry[2].resource.extension[0].url`. A choice element is written with `ofType`, a `_companion` as its element.
 */
export function expressionOf(root: string, path: Path): string {
  let expression = root;
  for (const key of path) expression += typeof key === 'number' ? `[${key}]` : step(key);
  return expression;
}

/** RFC 6901. */
export function pointerOf(path: Path): string {
  return path.map((key) => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}
