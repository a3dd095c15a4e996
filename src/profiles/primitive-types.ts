/** R4's primitive types and the leaf predicate of each; xhtml is judged as a narrative. */
export const primitiveLeaves: ReadonlyMap<string, string> = new Map([
  ['base64Binary', 'isBase64Binary'],
  ['boolean', 'isBoolean'],
  ['canonical', 'isCanonical'],
  ['code', 'isCode'],
  ['date', 'isDate'],
  ['dateTime', 'isDateTime'],
  ['decimal', 'isDecimal'],
  // Strings and codes of a narrower form than their type has.
  ['element id', 'isElementId'],
  ['id', 'isId'],
  ['instant', 'isInstant'],
  ['integer', 'isInteger'],
  ['language tag', 'isLanguageTag'],
  ['markdown', 'isString'],
  ['oid', 'isOid'],
  ['positiveInt', 'isPositiveInt'],
  ['string', 'isString'],
  ['time', 'isTime'],
  ['unsignedInt', 'isUnsignedInt'],
  ['uri', 'isUri'],
  ['url', 'isUri'],
  ['uuid', 'isUuid'],
]);

export function isPrimitive(type: string | undefined): boolean {
  return type !== undefined && primitiveLeaves.has(type);
}

/** `value[x]` of type dateTime → `valueDateTime`. */
export function choiceKey(base: string, type: string): string {
  return base + type.charAt(0).toUpperCase() + type.slice(1);
}
