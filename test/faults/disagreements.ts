import { readdirSync, readFileSync } from 'node:fs';
import { asArray, asObject, asString, isObject, type JsonValue } from '../../src/domain/json.js';
import type { Path } from '../../src/domain/path.js';
import { currentGuide } from '../../src/profiles/guides.js';
import { narrativeProblem } from '../../src/profiles/leaves/narrative.js';
import type { Compared, OwnError, VerdictError } from './compared.js';
import { pathOf } from './location.js';
import { valueAt } from './walk.js';

/** A kind of disagreement with the reference validator that is known and has its reason. */
export interface Disagreement {
  readonly name: string;
  /** Whose verdict is wrong; `nobody`: it knows less than we do, or we than it, and neither errs. */
  readonly wrong: 'reference' | 'ours' | 'nobody';
  /** Why, by which sentence of which specification. */
  readonly reason: string;
  /** Tells our errors that fall under it. */
  readonly ours?: (error: OwnError, compared: Compared) => boolean;
  /** Tells its errors that fall under it. */
  readonly theirs?: (error: VerdictError, compared: Compared) => boolean;
}

function at({ document }: Compared, path: Path): JsonValue | undefined {
  return valueAt(document, path);
}

/** The value that one of its errors is about, as far as its location tells. */
function about(compared: Compared, { location }: VerdictError): JsonValue | undefined {
  return at(compared, pathOf(location));
}

function textAt(compared: Compared, path: Path): string {
  return asString(at(compared, path)) ?? '';
}

/** Systems whose codes this project lists. */
const listedSystems: ReadonlySet<string> = new Set(
  currentGuide.packages.flatMap((each) => {
    const folder = new URL(`../../schemas/${each.replace('#', '/')}/`, import.meta.url);
    return readdirSync(folder)
      .filter((file) => file.startsWith('codesystem-'))
      .map((file) => (JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as { url: string }).url);
  }),
);

/** The system of the coding or quantity that an error is about, at it or at one of its parts. */
function systemAt(compared: Compared, path: Path): string {
  const value = at(compared, path);
  const coding = isObject(value) ? value : asObject(at(compared, path.slice(0, -1)));
  return asString(coding?.['system']) ?? '';
}

const scheme = /^[A-Za-z][A-Za-z0-9+.-]*:/;
const unusual = /[\s\u0000-\u001f]/;
const mimeElements = /^(contentType|targetFormat|sigFormat|payloadMimeType)$/;
const terminologyMessage = /^(Terminology_TX_|UNABLE_TO_INFER_CODESYSTEM)/;

/** The resource that a location lies in. */
function resourceOf(location: string): string {
  return /^Bundle\.entry\[\d+\]\.resource(\.contained\[\d+\])?/.exec(location)?.[0] ?? 'Bundle';
}

/** In order: the first that fits an error explains it. */
export const disagreements: readonly Disagreement[] = [
  {
    name: 'time with a fraction',
    wrong: 'reference',
    reason: 'R4, Primitive Types, time: the regular expression allows a fraction of a second; the reference validator refuses every one.',
    theirs: (error, compared) =>
      error.messageId === 'Type_Specific_Checks_DT_Time_Valid' &&
      /^([01]\d|2[0-3]):[0-5]\d:([0-5]\d|60)\.\d+$/.test(String(about(compared, error))),
  },
  {
    name: 'system that is not listed here',
    wrong: 'nobody',
    reason:
      'R4, Coding.code, is a symbol defined by the system. The systems of HL7 Terminology have their own versions since R4, so that codes were added; only those that bindings of the guides name are listed here.',
    theirs: (error, compared) => /^Unknown_Code_in/.test(error.messageId) && !listedSystems.has(systemAt(compared, pathOf(error.location))),
  },
  {
    name: 'base64 that is none',
    wrong: 'reference',
    reason:
      'R4, Primitive Types, base64Binary, follows RFC 4648: groups of four letters, padded. The reference validator takes texts that no decoder agrees on.',
    ours: ({ code, path }, compared) =>
      code === 'r4/primitive-value' && /Base64Binary$|^(data|hash)$/.test(String(path.at(-1))) && textAt(compared, path) !== '',
  },
  {
    name: 'URI that leads nowhere',
    wrong: 'reference',
    reason:
      'R4, uri: a URI identifies, and nothing asks that it can be resolved. Only Extension.url and Coding.system must name something that the guide has.',
    theirs: ({ messageId }) => messageId === 'Type_Specific_Checks_DT_URL_Resolve',
  },
  {
    name: 'element with an id alone',
    wrong: 'reference',
    reason: 'R4, Element, ele-1: hasValue() or (children().count() > id.count()), so that an id alone is not enough.',
    ours: ({ code, path }, compared) => code === 'r4/empty-element' && Object.keys(asObject(at(compared, path)) ?? {}).join() === 'id',
  },
  {
    name: 'companion of another length',
    wrong: 'reference',
    reason:
      'R4, JSON, primitive elements: of two arrays null fills the places where one has nothing, so that both have one length and no place is empty in both.',
    ours: ({ code }) => code === 'r4/companion-mismatch',
  },
  {
    name: 'empty list of primitives',
    wrong: 'reference',
    reason: 'R4, JSON, general: an array that has no items must not be there, for primitives as for objects.',
    ours: ({ code, path }, compared) => code === 'r4/empty-array' && Array.isArray(at(compared, path)),
  },
  {
    name: 'blanks and control characters',
    wrong: 'reference',
    reason:
      'R4, Primitive Types: a URI has no white space (\\S*), a string no character below 32 but tab, line feed and carriage return, and neither is blank.',
    ours: ({ code, path }, compared) => code === 'r4/primitive-value' && unusual.test(textAt(compared, path)),
  },
  {
    name: 'scheme in upper case',
    wrong: 'reference',
    reason: 'RFC 3986, section 3.1: schemes are compared without regard to case.',
    theirs: (error, compared) =>
      /^(Extension_EXT_URL_Absolute|TYPE_SPECIFIC_CHECKS_CANONICAL_ABSOLUTE|BUNDLE_ENTRY_URL_ABSOLUTE|Terminology_TX_System_Relative)$/.test(
        error.messageId,
      ) &&
      [about(compared, error), asObject(about(compared, error))?.['url'], asObject(about(compared, error))?.['system']].some(
        (each) => typeof each === 'string' && scheme.test(each) && each.split(':')[0] !== each.split(':')[0]?.toLowerCase(),
      ),
  },
  {
    name: "the directory's own code system",
    wrong: 'nobody',
    reason: 'The reference validator does not know the code system of this directory, whose codes are these.',
    ours: ({ code, path }, compared) =>
      code === 'r4/code-unknown' && systemAt(compared, path).startsWith('https://payer-directory.example/'),
  },
  {
    name: 'mime type',
    wrong: 'nobody',
    reason: 'RFC 6838, section 4.2, says how a media type is formed. The reference validator judges none without a terminology server.',
    ours: ({ code, path }) => code === 'r4/code-not-in-value-set' && path.some((key) => mimeElements.test(String(key))),
  },
  {
    name: 'terminology that is not loaded there',
    wrong: 'nobody',
    reason:
      'The reference validator has neither ISO 4217 nor the professional-credential-status of HL7 Terminology without a terminology server; both are listed here.',
    ours: ({ code, path }, compared) =>
      (code === 'r4/code-not-in-value-set' && path.at(-1) === 'currency') ||
      (code === 'profile/code-not-in-value-set' && /(identifier-status|qualification)$/.test(urlAround(compared, path))),
  },
  {
    name: 'language that is no language',
    wrong: 'reference',
    reason:
      'RFC 5646, section 2.1: language tags do not tell upper from lower case, and may be private or have extensions. The reference validator finds no code in any value set of a resource whose language it does not know, and says nothing of the language itself.',
    ours: ({ code, path }) => code === 'r4/primitive-value' && path.at(-1) === 'language',
    theirs: ({ messageId, location }, compared) => terminologyMessage.test(messageId) && hasOddLanguage(compared, resourceOf(location)),
  },
  {
    name: 'security label twice',
    wrong: 'reference',
    reason:
      'R4, Meta.security, is a set: naming a member twice does not change a set, and no rule forbids it. Tags and profiles are sets too, and there the reference validator says nothing.',
    theirs: ({ messageId }) => messageId === 'Meta_RES_Security_Duplicate',
  },
  {
    name: 'several entries for one reference',
    wrong: 'reference',
    reason:
      'R4, Bundle, Resolving references in Bundles: of several matches it is not clear which is meant; that two versions of one resource may share a fullUrl is what bdl-7 says.',
    theirs: ({ messageId }) => messageId === 'Bundle_BUNDLE_MultipleMatches',
  },
  {
    name: 'id or url with an id of its own',
    wrong: 'reference',
    reason:
      "R4, Element.id and Extension.url are of FHIRPath's type String and XML attributes (representation xmlAttr): neither can have an id or an extension.",
    ours: ({ code, path }) => code === 'r4/unknown-property' && /^_(id|url)$/.test(String(path.at(-1))),
  },
  {
    name: 'narrative that is no XHTML',
    wrong: 'reference',
    reason:
      'R4, Narrative: the div is well-formed XHTML of the basic formatting elements. The reference validator reads no further than the end of the root, and takes attributes without quotes, comments with --, declarations, CDATA and a colgroup of anything. A CDATA section or a processing instruction ends early where a browser reads it as HTML.',
    ours: ({ code, path }, compared) => code === 'r4/narrative' && isFormless(textAt(compared, path)),
  },
  {
    name: 'narrative with a blank in a closing tag',
    wrong: 'reference',
    reason: 'XML 1.0, production 42: white space may stand before the > of a closing tag.',
    theirs: (error, compared) => /div$/.test(error.location) && /<\/[a-z0-9]+\s+>/.test(String(about(compared, error))),
  },
  {
    name: 'narrative with an attribute that HTML 4 discourages',
    wrong: 'reference',
    reason:
      'R4, Narrative, allows the attributes described in chapters 7 to 11 and 15 of HTML 4.0, among them bgcolor, clear, type, start, value, nowrap, size and noshade; it excludes deprecated elements, not attributes.',
    theirs: (error, compared) =>
      /div$/.test(error.location) &&
      /<(td|th|tr|table|li|ul|ol|br|hr)\b[^>]*\b(bgcolor|nowrap|type|start|value|clear|size|noshade)=/.test(String(about(compared, error))),
  },
  {
    name: 'element within itself',
    wrong: 'reference',
    reason: 'XHTML 1.0, appendix B, keeps only a, pre, button, label and form from holding themselves; b, q, sub and their like may.',
    theirs: (error, compared) =>
      /div$/.test(error.location) &&
      /<(b|i|q|sub|sup|bdo|em|strong|small|big|tt|code|cite|span)\b[^>]*><\1\b/.test(String(about(compared, error))),
  },
  {
    name: 'OID of two or three components',
    wrong: 'reference',
    reason: 'R4, Primitive Types, oid: urn:oid:[0-2](\\.(0|[1-9][0-9]*))+, so that urn:oid:1.2 is one.',
    theirs: (error, compared) =>
      error.messageId === 'Type_Specific_Checks_DT_OID_Valid' &&
      /^urn:oid:[0-2](\.(0|[1-9]\d*)){1,2}$/.test(String(about(compared, error))),
  },
  {
    name: 'value set for a code system',
    wrong: 'reference',
    reason: 'R4, Coding.system, identifies the code system that defines the code; a value set defines none.',
    ours: ({ code, path }, compared) => code === 'profile/unknown-code-system' && textAt(compared, path).includes('/ValueSet/'),
  },
  {
    name: 'relative system that looks like a reference',
    wrong: 'reference',
    reason:
      'R4, Coding.system, should refer to a definition that establishes the system clearly and unambiguously; a relative URL does not, be it of the form CodeSystem/id.',
    ours: ({ code, path }, compared) => code === 'r4/relative-code-system' && /^[A-Za-z]+\/[A-Za-z0-9.-]+$/.test(textAt(compared, path)),
  },
  {
    name: 'extension by the url of something else',
    wrong: 'reference',
    reason:
      'R4, Extension.url, shall be the URI of the StructureDefinition that defines the extension; that a code system or value set has it does not make it one.',
    ours: ({ code, path }, compared) =>
      code === 'profile/extension-not-defined' && /\/(CodeSystem|ValueSet|ImplementationGuide)\//.test(textAt(compared, path)),
  },
  {
    name: 'data type for a resource type',
    wrong: 'reference',
    reason: 'R4, Resource Definitions: resourceType names a type of resource; the reference validator takes the name of any type.',
    ours: ({ code }) => code === 'r4/unknown-resource-type',
  },
  {
    name: 'one of two equal ids',
    wrong: 'nobody',
    reason: 'Of two elements with one id each is the second, in the order of the document or in that of the definition.',
    ours: ({ code }) => code === 'r4/duplicate-id',
    theirs: ({ messageId }) => messageId === 'DUPLICATE_ID',
  },
  {
    name: 'claim of a profile that the directory does not ask for',
    wrong: 'nobody',
    reason: 'The directory judges by its own guide, whatever an entry claims, and says that the claim is of another.',
    theirs: ({ location }, compared) => claimsOthers(at(compared, pathOf(resourceOf(location)))),
  },
  {
    name: 'range without the name of a unit',
    wrong: 'reference',
    reason:
      'R4, FHIRPath, Quantity: a quantity with a UCUM code is compared by that code; the reference validator compares names, and a name that one of them lacks.',
    theirs: (error, compared) => /#rng-2$/.test(error.messageId) && isOneUnit(about(compared, error)),
  },
  {
    name: 'range in two units',
    wrong: 'ours',
    reason:
      'FHIRPath compares quantities of one dimension by converting their units. That takes all of UCUM, which ranges in a directory have no use for; such a range passes.',
    theirs: (error, compared) => /#rng-2$/.test(error.messageId) && isOfUcum(about(compared, error)),
  },
  {
    name: 'document without its resources',
    wrong: 'nobody',
    reason:
      'Resources of other types than the directory publishes are not judged here, but that they are there, and that the Bundle is no collection, is told.',
    theirs: ({ messageId }, { document }) =>
      /^(Bundle_BUNDLE_Entry_|BUNDLE_BUNDLE_)/.test(messageId) && /^(document|message)$/.test(String(asObject(document)?.['type'])),
  },
];

/** Not XHTML at all, or what only XML knows. */
function isFormless(div: string): boolean {
  const problem = narrativeProblem(div);
  return (
    problem !== undefined &&
    (problem.kind === 'form' ||
      /CDATA|processing|namespace|in <colgroup>|link in a link|^the attribute [^ ]+ on|control/.test(problem.detail))
  );
}

/** It claims a profile of another guide or of another type. */
function claimsOthers(resource: JsonValue | undefined): boolean {
  const profiles = asArray(asObject(asObject(resource)?.['meta'])?.['profile']);
  return profiles.some(
    (each) => typeof each === 'string' && /^http:\/\/hl7\.org\/fhir\//.test(each) && !/\/mtls-(bundle|organization|endpoint)$/.test(each),
  );
}

function isOneUnit(range: JsonValue | undefined): boolean {
  const [low, high] = [asObject(asObject(range)?.['low']), asObject(asObject(range)?.['high'])];
  const [from, to] = [low?.['value'], high?.['value']];
  return typeof from === 'number' && typeof to === 'number' && from <= to && low?.['code'] !== undefined && low['code'] === high?.['code'];
}

function isOfUcum(range: JsonValue | undefined): boolean {
  return [asObject(range)?.['low'], asObject(range)?.['high']].every(
    (each) => asObject(each)?.['system'] === 'http://unitsofmeasure.org' && asObject(each)?.['value'] !== undefined,
  );
}

/** The url of the extension that a value stands in. */
function urlAround(compared: Compared, path: Path): string {
  return asString(asObject(at(compared, path.slice(0, -1)))?.['url']) ?? '';
}

/** Tags that the reference validator knows: a language of two or three letters in lower case, then script, region and variants. */
const known = /^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|\d{3}))?(-[a-z0-9]{4,8})*-?$/;

/** The language of a resource, or of one around it, is one that the reference validator does not know. */
function hasOddLanguage(compared: Compared, resource: string): boolean {
  const path = pathOf(resource);
  return path.concat('x').some((_, length) => {
    const language = asObject(at(compared, path.slice(0, length)))?.['language'];
    return typeof language === 'string' && (!known.test(language) || /^(zz|xx|qaa)/.test(language));
  });
}
