import type { ExampleGuide } from './payer.js';

/** Where the definitions of the two guides lie; mtls-endpoint takes its extensions from PDex, but for two that only NDH has. */
export const pdex = 'http://hl7.org/fhir/us/davinci-pdex/StructureDefinition';
export const ndh = 'http://hl7.org/fhir/us/ndh/StructureDefinition';

/** Systems of identifiers that the examples use; the last three are this directory's own and provisional. */
export const systems = {
  naic: 'urn:oid:2.16.840.1.113883.6.300',
  npi: 'http://hl7.org/fhir/sid/us-npi',
  ein: 'urn:oid:2.16.840.1.113883.4.4',
  uri: 'urn:ietf:rfc:3986',
  hios: 'https://payer-directory.example/fhir/sid/hios',
  cmsContract: 'https://payer-directory.example/fhir/sid/cms-contract',
  medicaid: 'https://payer-directory.example/fhir/sid/medicaid',
} as const;

export const guides = {
  pdex: {
    canonical: 'http://hl7.org/fhir/us/davinci-pdex/ImplementationGuide/hl7.fhir.us.davinci-pdex',
    name: 'Da Vinci Payer Data Exchange',
    version: '2.2.0',
  },
  hrex: {
    canonical: 'http://hl7.org/fhir/us/davinci-hrex/ImplementationGuide/davinci-hrex',
    name: 'Da Vinci Health Record Exchange',
    version: '1.2.0',
  },
} as const satisfies Record<string, ExampleGuide>;

/** US National Provider Identifier, where an OID is wanted. */
const npiOid = '2.16.840.1.113883.4.6';

/** The OID under which a certificate's otherName carries an identifier of this system; undefined where it has none. */
export function oidOfSystem(system: string): string | undefined {
  if (system === systems.npi) return npiOid;
  return system.startsWith('urn:oid:') ? system.slice('urn:oid:'.length) : undefined;
}
