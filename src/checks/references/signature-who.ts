import type { BundleView, Entry, ReferencePlace } from '../../domain/bundle.js';
import type { Check } from '../../domain/check.js';
import type { Fault } from '../../domain/finding.js';
import { asArray, asObject, asString, isObject, type JsonObject } from '../../domain/json.js';
import { isMalformed } from '../../domain/resolution.js';
import { sources } from '../sources.js';

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== '';
}

/** True where an identifier of the payer lacks system or value, or R4 refuses its system, and is otherwise the one that is named: that is one fault, and reported of it. */
function isHalf(own: JsonObject, system: string, value: string): boolean {
  return (
    ((!isText(own['system']) || isMalformed(own['system'])) && own['value'] === value) ||
    (!isText(own['value']) && own['system'] === system)
  );
}

/** Exactly equal: a verifier compares the same text with a name of the certificate, byte for byte. */
function wrongIdentifier(payer: Entry, { value, path, hidden }: ReferencePlace): Fault | undefined {
  const { system, value: number } = asObject(value['identifier']) ?? {};
  if (hidden !== undefined || !isText(system) || !isText(number)) return undefined;
  const own = asArray(payer.resource?.['identifier']).filter(isObject);
  const isNamed = own.some((each) => (each['system'] === system && each['value'] === number) || isHalf(each, system, number));
  // A payer without a whole identifier is reported for that.
  if (isNamed || !own.some((each) => isText(each['system']) && isText(each['value']))) return undefined;
  return { path: [...path, 'identifier'], args: { found: `the identifier "${system}|${number}", which the payer does not have` } };
}

function wrongReference(payer: Entry, { reference, resolution, path }: ReferencePlace): Fault | undefined {
  if (reference === undefined || resolution?.kind !== 'found' || resolution.entry === payer) return undefined;
  return { path: [...path, 'reference'], args: { found: `"${reference}", which is another entry than the payer's` } };
}

function nobody({ value, path }: ReferencePlace): Fault | undefined {
  if (value['reference'] !== undefined || value['identifier'] !== undefined) return undefined;
  const display = asString(value['display']);
  return { path, args: { found: display === undefined ? 'nobody' : `only "${display}", without an identifier` } };
}

/** One finding: where identifier and reference both name another party, that is one mistake. */
function faultIn({ payer, references }: BundleView): Fault | undefined {
  const who = payer && references.find(({ element }) => element === 'Bundle.signature.who');
  return payer && who && (wrongIdentifier(payer, who) ?? wrongReference(payer, who) ?? nobody(who));
}

export const signatureWho: Check = {
  code: 'references/signature-who',
  layer: 'directory',
  severity: 'error',
  issueType: 'security',
  message: 'Bundle.signature.who must name the payer, but it names {found}.',
  why: 'The signer of a bundle is always its payer. A signature in another name does not speak for the payer, whoever made it.',
  help: "Write one of the payer's own identifiers, system and value as they stand in its Organization, as who.identifier.",
  reference: sources.bundle,
  run(view) {
    const fault = faultIn(view);
    return fault === undefined ? [] : [fault];
  },
};
