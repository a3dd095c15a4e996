import { asArray, asObject, asString, type JsonObject } from '../domain/json.js';
import { positionIn, stringIndex } from '../domain/string-index.js';
import { clia } from './clia.js';
import { cmsContract } from './cms-contract.js';
import { ein } from './ein.js';
import { hios } from './hios.js';
import type { IdentifierKind } from './kind.js';
import { medicaid } from './medicaid.js';
import { naic } from './naic.js';
import { npi } from './npi.js';
import { oid } from './oid.js';
import { payerid } from './payerid.js';
import { url } from './url.js';

export type { IdentifierKind } from './kind.js';

/** Every kind of identifier that the directory knows. */
export const identifierKinds: readonly IdentifierKind[] = [naic, npi, ein, clia, payerid, oid, url, hios, cmsContract, medicaid];

const byName: ReadonlyMap<string, IdentifierKind> = new Map(identifierKinds.map((kind) => [kind.name, kind]));
const systems = [...new Set(identifierKinds.flatMap((kind) => kind.systems))];
const indexOfSystems = stringIndex(systems);
const bySystem = systems.map((system) => identifierKinds.filter((kind) => kind.systems.includes(system)));
const none: readonly IdentifierKind[] = [];

/** By its name, in any case. */
export function kindNamed(name: string): IdentifierKind | undefined {
  return name.length > 32 ? undefined : byName.get(name.toLowerCase());
}

/** The kinds that share a system: `oid` and `url` do. Empty where the system is unknown. */
export function kindsOfSystem(system: string): readonly IdentifierKind[] {
  return bySystem[positionIn(indexOfSystems, system)] ?? none;
}

/** The kind that a system stands for; where several share it, the one that `value` has the form of, else the first. */
export function kindOfSystem(system: string, value?: string): IdentifierKind | undefined {
  const kinds = kindsOfSystem(system);
  return kinds.length < 2 || value === undefined ? kinds[0] : (kinds.find((kind) => kind.normalise(value) !== undefined) ?? kinds[0]);
}

/** True where Identifier.type has the kind's coding. */
function isTyped(identifier: JsonObject, { type }: IdentifierKind): boolean {
  return asArray(asObject(identifier['type'])?.['coding']).some((coding) => {
    const { system, code } = asObject(coding) ?? {};
    return type !== undefined && system === type.system && code === type.code;
  });
}

/** The kind of a FHIR Identifier: by its type, else by its system and value. */
export function kindOf(identifier: JsonObject): IdentifierKind | undefined {
  if (identifier['type'] !== undefined && isTyped(identifier, payerid)) return payerid;
  const system = asString(identifier['system']);
  return system === undefined ? undefined : kindOfSystem(system, asString(identifier['value']));
}

/** An identifier in the form in which two are compared. */
export interface CanonicalIdentifier {
  /** Undefined where the directory knows no such kind. */
  readonly kind: IdentifierKind | undefined;
  /** The one to write, where the kind has several. */
  readonly system: string;
  readonly value: string;
}

/** Undefined where the Identifier lacks system or value, or its value is not one of its kind: such a one names nobody. */
export function canonicalIdentifier(identifier: JsonObject): CanonicalIdentifier | undefined {
  const system = asString(identifier['system']);
  const value = asString(identifier['value']);
  if (system === undefined || value === undefined) return undefined;
  const kind = kindOf(identifier);
  if (kind === undefined) return { kind, system, value };
  // A URI may be of neither kind that shares its system (urn:uuid:…), and identifies all the same.
  const canonical = kind.normalise(value) ?? (kindsOfSystem(system).length > 1 ? value : undefined);
  return canonical === undefined ? undefined : { kind, system: kind.systems[0] ?? system, value: canonical };
}
