import { asArray, asObject, asString, isObject, type JsonObject } from './json.js';
import type { Coding } from './payer.js';

/** PDex copied NDH's extensions under its own canonical and both are in use: the tails are the same. */
const families = ['http://hl7.org/fhir/us/davinci-pdex/StructureDefinition/', 'http://hl7.org/fhir/us/ndh/StructureDefinition/'] as const;

/** The extensions of an element with this tail, in either family of canonicals. */
export function extensionsNamed(element: JsonObject | undefined, tail: string): readonly JsonObject[] {
  return asArray(element?.['extension']).filter(
    (extension): extension is JsonObject => isObject(extension) && families.some((family) => extension['url'] === family + tail),
  );
}

/** The parts of a complex extension that have this name. */
export function partsNamed(extension: JsonObject, name: string): readonly JsonObject[] {
  return asArray(extension['extension']).filter((part): part is JsonObject => isObject(part) && part['url'] === name);
}

/** The codings of a CodeableConcept that have a code. */
export function codingsOf(concept: unknown): readonly Coding[] {
  return asArray(asObject(concept)?.['coding']).flatMap((coding) => {
    const code = asString(asObject(coding)?.['code']);
    return code === undefined ? [] : [{ system: asString(asObject(coding)?.['system']), code }];
  });
}

/** The codes in valueCodeableConcept, or what a build of before 2023 wrote instead: a plain string. */
export function codesIn(extension: JsonObject): readonly string[] {
  const text = asString(extension['valueString']);
  return text === undefined ? codingsOf(extension['valueCodeableConcept']).map(({ code }) => code) : [text];
}

/** The first string in one of `value[x]`'s types that are written as one. */
export function textIn(extension: JsonObject | undefined, ...types: readonly string[]): string | undefined {
  for (const type of types) {
    const text = asString(extension?.[`value${type}`]);
    if (text !== undefined) return text;
  }
  return undefined;
}
