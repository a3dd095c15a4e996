import type { Step } from './step.js';
import { artifactTypes } from './steps/artifact-types.js';
import { bundleType } from './steps/bundle-type.js';
import { certificates } from './steps/certificates.js';
import { codeSystems } from './steps/code-systems.js';
import { endpointTypes } from './steps/endpoint-types.js';
import { expirationDates } from './steps/expiration-dates.js';
import { extensionCanonicals } from './steps/extension-canonicals.js';
import { extensionUrls } from './steps/extension-urls.js';
import { fullUrls } from './steps/full-urls.js';
import { identifierSystems } from './steps/identifier-systems.js';
import { narratives } from './steps/narratives.js';
import { newerGuides } from './steps/newer-guides.js';
import { openQuestions } from './steps/open-questions.js';
import { payerFirst } from './steps/payer-first.js';
import { payloadMimeTypes } from './steps/payload-mime-types.js';
import { profileNames } from './steps/profile-names.js';
import { references } from './steps/references.js';
import { registrations } from './steps/registrations.js';
import { secureEndpoints } from './steps/secure-endpoints.js';
import { serverTypes } from './steps/server-types.js';
import { signature } from './steps/signature.js';
import { signatureTypes } from './steps/signature-types.js';
import { signedObjects } from './steps/signed-objects.js';
import { supportedGuides } from './steps/supported-guides.js';
import { telecoms } from './steps/telecoms.js';
import { useCases } from './steps/use-cases.js';
import { withdrawn } from './steps/withdrawn.js';

/**
 * Every step, in an order in which each finds what it looks for: an extension has its current canonical, and its parts their names,
 * before its content is looked at; certificates are read before what follows from them; fullUrls stand before references. What depends on everything
 * else having been done comes last: narratives, the order of the entries, the signature, the questions.
 */
export const steps: readonly Step[] = [
  bundleType,
  profileNames,
  extensionCanonicals,
  extensionUrls,
  supportedGuides,
  newerGuides,
  secureEndpoints,
  endpointTypes,
  artifactTypes,
  serverTypes,
  registrations,
  codeSystems,
  useCases,
  payloadMimeTypes,
  certificates,
  expirationDates,
  signedObjects,
  identifierSystems,
  telecoms,
  fullUrls,
  references,
  signatureTypes,
  narratives,
  payerFirst,
  signature,
  openQuestions,
  withdrawn,
];
