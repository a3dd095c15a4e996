import { tailOf } from '../../profiles/successors.js';
import type { Mutable, MutableObject } from './draft.js';
import { objectsIn } from './draft.js';
import { codingsIn, textOf } from './elements.js';

/** What tells one part of a complex extension from the others. */
interface PartShape {
  readonly name: string;
  /** As in `value[x]`. */
  readonly types: readonly string[];
  readonly fits?: (value: Mutable | undefined) => boolean;
  readonly required?: true;
  readonly many?: true;
}

/** An extension as the guides' builds of 2022 and 2023 had it. */
export interface Shape {
  /** The last part of the canonical. */
  readonly tail: string;
  readonly extends: 'Endpoint' | 'Identifier';
  /** One of both: a value, or parts in their order. */
  readonly value?: Omit<PartShape, 'name'>;
  readonly parts?: readonly PartShape[];
}

/** A concept with a code of one of these code systems, whatever base it had. */
function codedIn(...tails: readonly string[]): (value: Mutable | undefined) => boolean {
  return (value) => codingsIn(value).some((coding) => tails.includes(tailOf(textOf(coding, 'system') ?? '')));
}

function isWebAddress(value: Mutable | undefined): boolean {
  return typeof value === 'string' && /^https?:\/\//i.test(value);
}

const guideTypes = codedIn('IgTypeCS');
const artifactTypes = codedIn('NdhSecureExchangeArtifactsCS');
const serverTypes = codedIn('NdhAssociatedServersTypeCS', 'associated-servers');

/**
 * From the definitions of the builds; the newer parts of the same extensions are beside the older ones. Where an extension could be two
 * of these, it is none.
 */
export const shapes: readonly Shape[] = [
  {
    tail: 'base-ext-endpoint-usecase',
    extends: 'Endpoint',
    parts: [
      {
        name: 'endpointUsecasetype',
        types: ['CodeableConcept'],
        fits: codedIn('v3-ActReason', 'NdhFhirEndpointUseCaseCS'),
        required: true,
      },
      { name: 'standard', types: ['Uri'] },
    ],
  },
  {
    tail: 'base-ext-igsSupported',
    extends: 'Endpoint',
    parts: [
      { name: 'igsSupportedType', types: ['CodeableConcept'], fits: guideTypes, required: true },
      { name: 'formatCode', types: ['CodeableConcept'], fits: (value) => !guideTypes(value) },
      { name: 'versionCode', types: ['String'], many: true },
    ],
  },
  {
    tail: 'base-ext-endpointType',
    extends: 'Endpoint',
    parts: [{ name: 'endpointType', types: ['CodeableConcept'], fits: codedIn('endpointType', 'EndpointTypeCS'), required: true }],
  },
  {
    tail: 'base-ext-trustFramework',
    extends: 'Endpoint',
    parts: [
      {
        name: 'trustFrameworkType',
        types: ['CodeableConcept'],
        fits: codedIn('TrustFrameworkTypeCS', 'NdhTrustFrameworkTypeCS'),
        required: true,
      },
      { name: 'qualifier', types: ['String'] },
      { name: 'signedArtifact', types: ['Base64Binary'] },
      { name: 'publicCertificate', types: ['Base64Binary'] },
    ],
  },
  {
    tail: 'base-ext-secureExchangeArtifacts',
    extends: 'Endpoint',
    parts: [
      {
        name: 'secureExchangeArtifactsType',
        types: ['String', 'CodeableConcept'],
        fits: (value) => typeof value === 'string' || artifactTypes(value),
        required: true,
      },
      { name: 'certificate', types: ['Base64Binary'], required: true },
      { name: 'expirationDate', types: ['DateTime'] },
    ],
  },
  {
    tail: 'base-ext-associatedServers',
    extends: 'Endpoint',
    parts: [
      {
        name: 'associatedServersType',
        types: ['String', 'CodeableConcept'],
        fits: (value) => (typeof value === 'string' ? !isWebAddress(value) : serverTypes(value)),
        required: true,
      },
      { name: 'serverURL', types: ['String'], fits: isWebAddress, required: true },
    ],
  },
  {
    tail: 'base-ext-dynamicRegistration',
    extends: 'Endpoint',
    parts: [
      { name: 'trustProfile', types: ['CodeableConcept'], fits: codedIn('TrustProfileCS', 'NdhTrustProfileCS'), required: true },
      { name: 'version', types: ['String'] },
    ],
  },
  {
    tail: 'pdex-mtls-signedobject-extension',
    extends: 'Endpoint',
    parts: [
      { name: 'ObjectType', types: ['CodeableConcept'], fits: codedIn('MtlsObjectCode', 'MtlsObjectCodeCS'), required: true },
      { name: 'Object', types: ['Base64Binary', 'String'], required: true },
    ],
  },
  { tail: 'base-ext-secureEndpoint', extends: 'Endpoint', value: { types: ['Boolean'] } },
  { tail: 'base-ext-endpoint-rank', extends: 'Endpoint', value: { types: ['PositiveInt'] } },
  {
    tail: 'base-ext-endpoint-connection-type-version',
    extends: 'Endpoint',
    value: { types: ['CodeableConcept'], fits: codedIn('FHIR-version', 'EndpointConnectionTypeVersionCS') },
  },
  {
    tail: 'base-ext-endpointAccessControlMechanism',
    extends: 'Endpoint',
    value: { types: ['CodeableConcept'], fits: codedIn('EndpointAccessControlMechanismCS', 'NdhEndpointAccessControlMechanismCS') },
  },
  {
    tail: 'base-ext-verification-status',
    extends: 'Endpoint',
    value: { types: ['CodeableConcept'], fits: codedIn('NdhVerificationStatusCS') },
  },
  {
    tail: 'base-ext-endpoint-environment-type',
    extends: 'Endpoint',
    value: { types: ['CodeableConcept'], fits: codedIn('NdhEndpointEnvironmentCS') },
  },
  { tail: 'base-ext-identifier-status', extends: 'Identifier', value: { types: ['Code'] } },
];

/** The names of an extension's parts in their order, where the shape is certainly this one; empty for one with a value. */
export type PartNames = readonly string[];

/** Whether the extension has this shape, and its parts' names then. */
export function namesBy(shape: Shape, extension: MutableObject): PartNames | undefined {
  if (shape.parts !== undefined) return extension['extension'] === undefined ? undefined : namesOfParts(shape.parts, extension);
  return shape.value !== undefined && fits({ ...shape.value, name: '' }, extension) ? [] : undefined;
}

/** The only shape that the extension can have; undefined where it has none or several. */
export function onlyShapeOf(extension: MutableObject, extended: Shape['extends']): { shape: Shape; names: PartNames } | undefined {
  // Spares a hostile file's many empty ones the whole table.
  if (Object.keys(extension).length === 0) return undefined;
  const found = shapes
    .filter((shape) => shape.extends === extended)
    .flatMap((shape) => {
      const names = namesBy(shape, extension);
      return names === undefined ? [] : [{ shape, names }];
    });
  return found.length === 1 ? found[0] : undefined;
}

/** No extension of the guides has a tenth of it. */
const mostParts = 100;

/** Each part gets the first name that is left for it; a part without a name, or a name that another part might as well have, and it is not certain. */
function namesOfParts(expected: readonly PartShape[], extension: MutableObject): PartNames | undefined {
  const list = extension['extension'];
  const parts = objectsIn(list).map(([, part]) => part);
  if (!Array.isArray(list) || parts.length === 0 || parts.length < list.length || parts.length > mostParts) return undefined;
  const names: string[] = [];
  for (const part of parts) {
    const given = textOf(part, 'url');
    const name = expected.find(
      (shape) => (shape.many || !names.includes(shape.name)) && (given === undefined ? fits(shape, part) : given === shape.name),
    );
    if (name === undefined) return undefined;
    names.push(name.name);
  }
  const left = expected.filter(({ name }) => !names.includes(name));
  const isUnsure = parts.some((part) => part['url'] === undefined && left.some((shape) => fits(shape, part)));
  return isUnsure || left.some(({ required }) => required === true) ? undefined : names;
}

function fits({ types, fits: test }: PartShape, part: MutableObject): boolean {
  const members = Object.keys(part).filter((key) => key.startsWith('value'));
  const type = types.find((each) => members[0] === `value${each}`);
  return (
    members.length === 1 && type !== undefined && part['extension'] === undefined && (test === undefined || test(part[`value${type}`]))
  );
}
