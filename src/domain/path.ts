/** Keys and indices from the root of a JSON document, outermost first. */
export type Path = readonly (string | number)[];

/** The choice elements of the types that a bundle may hold, and the types that they may have (R4, Extension.value[x]). */
const choices = 'value|author|subject|bounds|asNeeded|dose|rate|timing';
const types =
  'Base64Binary|Boolean|Canonical|Code|Date|DateTime|Decimal|Id|Instant|Integer|Markdown|Oid|PositiveInt|String|Time|UnsignedInt|Uri|Url|Uuid|' +
  'Address|Age|Annotation|Attachment|CodeableConcept|Coding|ContactPoint|Count|Distance|Duration|HumanName|Identifier|Money|Period|Quantity|' +
  'Range|Ratio|Reference|SampledData|Signature|Timing|ContactDetail|Contributor|DataRequirement|Expression|ParameterDefinition|' +
  'RelatedArtifact|TriggerDefinition|UsageContext|Dosage|Meta';
const choice = new RegExp(`^(${choices})(${types})$`);
const lowerCaseTypes = new Set([
  'Base64Binary',
  'Boolean',
  'Canonical',
  'Code',
  'Date',
  'DateTime',
  'Decimal',
  'Id',
  'Instant',
  'Integer',
  'Markdown',
  'Oid',
  'PositiveInt',
  'String',
  'Time',
  'UnsignedInt',
  'Uri',
  'Url',
  'Uuid',
]);

function step(key: string): string {
  const name = key.startsWith('_') ? key.slice(1) : key;
  const [, element, type] = choice.exec(name) ?? [];
  if (type !== undefined) return `.${element}.ofType(${lowerCaseTypes.has(type) ? type[0]?.toLowerCase() + type.slice(1) : type})`;
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
