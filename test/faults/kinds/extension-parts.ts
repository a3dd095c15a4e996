import { extension, type Loose } from '../../profiles/conformant.js';
import { type Edit, faultsIn, type SeededFault } from '../fault.js';

/** A part of a complex extension, as its guide defines it (PDex 2.2.0 and NDH 1.0.0, StructureDefinitions of extensions). */
interface Part {
  readonly url: string;
  readonly min: 0 | 1;
  readonly max: 1 | '*';
  /** The type of its value. */
  readonly type: string;
}

const part = (url: string, type: string, min: 0 | 1 = 0, max: 1 | '*' = 1): Part => ({ url, type, min, max });

/** The complex extensions, by the tail of their canonical. */
const complex: Readonly<Record<string, readonly Part[]>> = {
  'base-ext-endpoint-usecase': [part('endpointUsecasetype', 'CodeableConcept', 1), part('standard', 'uri')],
  'base-ext-fhir-ig': [part('ig-publication', 'uri'), part('ig-name', 'string'), part('ig-version', 'string')],
  'base-ext-secureExchangeArtifacts': [
    part('secureExchangeArtifactsType', 'CodeableConcept', 1),
    part('certificate', 'base64Binary'),
    part('expirationDate', 'dateTime'),
  ],
  'base-ext-trustFramework': [
    part('trustFrameworkType', 'CodeableConcept', 1),
    part('qualifier', 'string'),
    part('signedArtifact', 'base64Binary'),
    part('publicCertificate', 'base64Binary'),
  ],
  'base-ext-dynamicRegistration': [part('trustProfile', 'CodeableConcept'), part('version', 'string')],
  'base-ext-associatedServers': [part('associatedServersType', 'CodeableConcept', 1), part('serverURL', 'string')],
  'pdex-mtls-signedobject-extension': [part('ObjectType', 'CodeableConcept', 1), part('Object', 'base64Binary', 1)],
  'base-ext-endpoint-testing-certification': [
    part('testBy', 'Reference'),
    part('when', 'dateTime'),
    part('testName', 'string', 0, '*'),
    part('method', 'CodeableConcept', 0, '*'),
    part('certificate', 'base64Binary'),
    part('expirationDate', 'date'),
  ],
};

/** The simple extensions and the type of their value. */
const simple: Readonly<Record<string, string>> = {
  'base-ext-endpointAccessControlMechanism': 'CodeableConcept',
  'base-ext-endpoint-connection-type-version': 'CodeableConcept',
  'base-ext-endpoint-rank': 'positiveInt',
  'base-ext-verification-status': 'CodeableConcept',
  'base-ext-endpoint-environment-type': 'CodeableConcept',
};

/** The index of an extension among those of an Endpoint, by the tail of its canonical. */
function indexIn(endpoint: Loose, tail: string): number {
  return endpoint.extension.findIndex(({ url }: Loose) => url.endsWith(`/${tail}`));
}

type Seed = ReturnType<typeof faultsIn>;
type Change = (part: Loose, of: Loose) => unknown;

/** A fault in one part of one extension; `change` gets the part and the extension. */
function inPart(seed: Seed, index: number, name: string, at: number, code: string, place: string, change: Change): SeededFault {
  const edit: Edit = ({ endpoint }) => change(endpoint.extension[index].extension[at], endpoint.extension[index]);
  return seed(`${name}`, code, `endpoint.extension[${index}]${place}`, edit);
}

function faultsOfPart(seed: Seed, index: number, tail: string, { url, min, max, type }: Part, at: number): SeededFault[] {
  const other = type === 'string' ? 'uri' : 'string';
  const key = `value${type.charAt(0).toUpperCase()}${type.slice(1)}`;
  const otherKey = type === 'string' ? 'valueUri' : 'valueString';
  const name = `${tail} ${url}`;
  const here = `.extension[${at}]`;
  const list = '.extension';
  return [
    ...(min === 1
      ? [inPart(seed, index, `${name} missing`, at, 'profile/missing-slice', list, (_, of) => of.extension.splice(at, 1))]
      : []),
    ...(max === 1
      ? [inPart(seed, index, `${name} twice`, at, 'profile/too-many-in-slice', list, (each, of) => of.extension.push({ ...each }))]
      : []),
    inPart(seed, index, `${name} of another type`, at, 'profile/type-not-allowed', `${here}.value.ofType(${other})`, (each) => {
      delete each[key];
      each[otherKey] = 'x';
    }),
    inPart(seed, index, `${name} without value`, at, 'r4/ext-1', here, (each) => delete each[key]),
    inPart(seed, index, `${name} with parts`, at, 'profile/prohibited-element', here, (each) => {
      delete each[key];
      each.extension = [extension('https://cedar-hollow.example.com/extensions/any', { valueString: 'x' })];
    }),
    inPart(seed, index, `${name} misspelt`, at, 'profile/unknown-extension-part', here, (each) => (each.url = `${url}x`)),
    inPart(seed, index, `${name} in another case`, at, 'profile/unknown-extension-part', here, (each) => (each.url = url.toUpperCase())),
    inPart(seed, index, `${name} without url`, at, 'r4/missing-element', here, (each) => delete each.url),
  ];
}

function ofComplex(base: 'endpoint' | 'national', endpoint: Loose): SeededFault[] {
  const seed = faultsIn('slices', base);
  return Object.entries(complex).flatMap(([tail, parts]) => {
    const index = indexIn(endpoint, tail);
    if (index < 0 || (base === 'national') !== tail.includes('testing')) return [];
    const place = `endpoint.extension[${index}]`;
    const own: Loose = endpoint.extension[index].extension;
    const known = parts.flatMap((each) =>
      faultsOfPart(
        seed,
        index,
        tail,
        each,
        own.findIndex(({ url }: Loose) => url === each.url),
      ),
    );
    return [
      ...known,
      seed(
        `${tail} with an unknown part`,
        'profile/unknown-extension-part',
        `${place}.extension[${own.length}]`,
        ({ endpoint: { extension: list } }) => list[index].extension.push(extension('remark', { valueString: 'x' })),
      ),
      seed(
        `${tail} with a value`,
        'profile/prohibited-element',
        place,
        ({ endpoint: { extension: list } }) => (list[index] = { url: list[index].url, valueString: 'x' }),
      ),
      seed(`${tail} with parts and a value`, 'r4/ext-1', place, ({ endpoint: { extension: list } }) => (list[index].valueString = 'x')),
      seed(`${tail} with nothing`, 'r4/ext-1', place, ({ endpoint: { extension: list } }) => delete list[index].extension),
      seed(
        `${tail} with no parts`,
        'r4/empty-array',
        `${place}.extension`,
        ({ endpoint: { extension: list } }) => (list[index].extension = []),
      ),
    ];
  });
}

function ofSimple(base: 'endpoint' | 'national', endpoint: Loose): SeededFault[] {
  const seed = faultsIn('slices', base);
  return Object.entries(simple).flatMap(([tail, type]) => {
    const index = indexIn(endpoint, tail);
    if (index < 0 || (base === 'national') !== tail.includes('environment')) return [];
    const place = `endpoint.extension[${index}]`;
    const key = `value${type.charAt(0).toUpperCase()}${type.slice(1)}`;
    const edit =
      (change: (each: Loose) => unknown): Edit =>
      ({ endpoint: { extension: list } }) =>
        change(list[index]);
    return [
      seed(
        `${tail} of another type`,
        'profile/type-not-allowed',
        `${place}.value.ofType(string)`,
        edit((each) => {
          delete each[key];
          each.valueString = 'x';
        }),
      ),
      seed(
        `${tail} without value`,
        'r4/ext-1',
        place,
        edit((each) => delete each[key]),
      ),
      seed(
        `${tail} with two values`,
        'r4/several-choices',
        place,
        edit((each) => (each.valueString = 'x')),
      ),
      seed(
        `${tail} with parts`,
        'profile/prohibited-element',
        place,
        edit((each) => {
          delete each[key];
          each.extension = [extension('https://cedar-hollow.example.com/extensions/any', { valueString: 'x' })];
        }),
      ),
      seed(
        `${tail} with a value and parts`,
        'r4/ext-1',
        place,
        edit((each) => (each.extension = [extension('https://cedar-hollow.example.com/extensions/any', { valueString: 'x' })])),
      ),
    ];
  });
}

/** Faults in the parts of every extension that an Endpoint of that bundle has. */
export function faultsOfExtensions(base: 'endpoint' | 'national', endpoint: Loose): SeededFault[] {
  return [...ofComplex(base, endpoint), ...ofSimple(base, endpoint)];
}
