/** An implementation guide by which bundles are judged, compiled ahead of time. */
export interface Guide {
  /** Package name and version. */
  readonly name: string;
  /** What people call it. */
  readonly title: string;
  /** The packages of `schemas/` that belong together; versions of one package are never mixed. */
  readonly packages: readonly string[];
  /** Canonical bases below which these packages hold every extension and code system that there is. */
  readonly closed: readonly string[];
  /** Resource type → the profiles that every root and entry of that type is held to. */
  readonly profiles: Readonly<Record<string, readonly string[]>>;
}

const pdex = 'http://hl7.org/fhir/us/davinci-pdex';
const ndh = 'http://hl7.org/fhir/us/ndh';
/** What every guide builds on: R4 itself, the terminology that all share, and this directory's own codes. */
export const shared: readonly string[] = ['hl7.fhir.r4.core#4.0.1', 'hl7.terminology#6.0.0', 'payer-directory#1.0.0'];

const mtls = {
  Bundle: [`${pdex}/StructureDefinition/mtls-bundle`],
  Organization: [`${pdex}/StructureDefinition/mtls-organization`],
  Endpoint: [`${pdex}/StructureDefinition/mtls-endpoint`],
};

const nationalDirectory = {
  Organization: [`${ndh}/StructureDefinition/ndh-Organization`],
  Endpoint: [`${ndh}/StructureDefinition/ndh-Endpoint`],
  OrganizationAffiliation: [`${ndh}/StructureDefinition/ndh-OrganizationAffiliation`],
};

/** Newest of each family first; the first of all is the guide that this directory asks for. */
export const guides: readonly [Guide, ...Guide[]] = [
  {
    name: 'hl7.fhir.us.davinci-pdex#2.2.0',
    title: 'Da Vinci PDex 2.2.0',
    packages: [...shared, 'hl7.fhir.us.core#7.0.0', 'hl7.fhir.us.ndh#1.0.0', 'hl7.fhir.us.davinci-pdex#2.2.0'],
    closed: [pdex, ndh],
    profiles: mtls,
  },
  {
    name: 'hl7.fhir.us.davinci-pdex#2.1.0',
    title: 'Da Vinci PDex 2.1.0',
    packages: [...shared, 'hl7.fhir.us.core#7.0.0', 'hl7.fhir.us.ndh#1.0.0', 'hl7.fhir.us.davinci-pdex#2.1.0'],
    closed: [pdex, ndh],
    profiles: mtls,
  },
  {
    name: 'hl7.fhir.us.davinci-pdex#2.0.0',
    title: 'Da Vinci PDex 2.0.0',
    // It asks for US Core 3.1.1, which says the same of Organization as 5.0.1, and names one extension of NDH.
    packages: [...shared, 'hl7.fhir.us.core#5.0.1', 'hl7.fhir.us.ndh#1.0.0', 'hl7.fhir.us.davinci-pdex#2.0.0'],
    closed: [pdex, ndh],
    profiles: mtls,
  },
  {
    name: 'hl7.fhir.us.davinci-pdex#2.0.0-ci-20230126',
    title: 'the PDex build of January 2023',
    packages: [...shared, 'hl7.fhir.us.core#5.0.1', 'hl7.fhir.us.ndh#0.1.0-ci-20230108', 'hl7.fhir.us.davinci-pdex#2.0.0-ci-20230126'],
    closed: [pdex, ndh],
    profiles: { ...mtls, Organization: [`${pdex}/StructureDefinition/mtls-managing-organization`] },
  },
  {
    name: 'hl7.fhir.us.ndh#1.0.0',
    title: 'National Directory (NDH) 1.0.0',
    packages: [...shared, 'hl7.fhir.us.core#6.1.0', 'hl7.fhir.us.ndh#1.0.0'],
    closed: [ndh],
    profiles: nationalDirectory,
  },
  {
    name: 'hl7.fhir.us.ndh#2.0.0-current',
    title: 'the National Directory (NDH) build 2.0.0-current',
    packages: [...shared, 'hl7.fhir.us.core#6.1.0', 'hl7.fhir.us.ndh#2.0.0-current'],
    closed: [ndh],
    profiles: nationalDirectory,
  },
];

/** What is known of a guide's packages whatever their version, for those that are compiled when they are asked for. */
export interface GuideFamily {
  /** Name of the package. */
  readonly name: string;
  readonly closed: readonly string[];
  /** Resource type → the profiles that every root and entry of that type is held to, those of them that the package has. */
  readonly profiles: Readonly<Record<string, readonly string[]>>;
}

export const families: readonly GuideFamily[] = [
  {
    name: 'hl7.fhir.us.davinci-pdex',
    closed: [pdex, ndh],
    profiles: { ...mtls, Organization: [...mtls.Organization, `${pdex}/StructureDefinition/mtls-managing-organization`] },
  },
  { name: 'hl7.fhir.us.ndh', closed: [ndh], profiles: nationalDirectory },
];

/** The guide that this directory asks for. */
export const currentGuide: Guide = guides[0];

/** What a guide is called for short: `pdex#2.2.0`. */
export function shortName({ name }: Pick<Guide, 'name'>): string {
  return name.replace(/^hl7\.fhir\.us\.(davinci-)?/, '');
}

/** The file name, without its ending, under which a guide's validator is generated. */
export function moduleName(guide: Guide): string {
  return shortName(guide).replace('#', '-');
}
