import type { Check, DirectoryCheck } from '../domain/check.js';
import { hostShared } from './directory/host-shared.js';
import { identifierClaimedTwice } from './directory/identifier-claimed-twice.js';
import { keyShared } from './directory/key-shared.js';
import { nameClaimedTwice } from './directory/name-claimed-twice.js';
import { slugCase } from './directory/slug-case.js';
import { slugForm } from './directory/slug-form.js';
import { slugMismatch } from './directory/slug-mismatch.js';
import { invalidValue } from './identifiers/invalid-value.js';
import { missing } from './identifiers/missing.js';
import { systemAlias } from './identifiers/system-alias.js';
import { systemMissing } from './identifiers/system-missing.js';
import { systemRelative } from './identifiers/system-relative.js';
import { systemUnknown } from './identifiers/system-unknown.js';
import { valueMissing } from './identifiers/value-missing.js';
import { duplicateResource } from './identity/duplicate-resource.js';
import { fullUrlMismatch } from './identity/fullurl-mismatch.js';
import { fullUrlMissing } from './identity/fullurl-missing.js';
import { fullUrlRelative } from './identity/fullurl-relative.js';
import { declaredType } from './references/declared-type.js';
import { inIdentifier } from './references/in-identifier.js';
import { missingType } from './references/missing-type.js';
import { misspelt } from './references/misspelt.js';
import { noTarget } from './references/no-target.js';
import { outsideBundle } from './references/outside-bundle.js';
import { signatureWho } from './references/signature-who.js';
import { signatureWhoRelative } from './references/signature-who-relative.js';
import { unresolved } from './references/unresolved.js';
import { wrongBase } from './references/wrong-base.js';
import { wrongCase } from './references/wrong-case.js';
import { wrongType } from './references/wrong-type.js';
import { onBehalfOf } from './signature/on-behalf-of.js';
import { bundleWithoutId } from './structure/bundle-without-id.js';
import { empty } from './structure/empty.js';
import { missingId } from './structure/missing-id.js';
import { noEndpoint } from './structure/no-endpoint.js';
import { notABundle } from './structure/not-a-bundle.js';
import { notCollection } from './structure/not-collection.js';
import { payerNotFirst } from './structure/payer-not-first.js';
import { singleOrganization } from './structure/single-organization.js';
import { unexpectedResource } from './structure/unexpected-resource.js';
import { unnamedOrganization } from './structure/unnamed-organization.js';
import { addressFragment } from './transport/address-fragment.js';
import { addressHost } from './transport/address-host.js';
import { addressInvalid } from './transport/address-invalid.js';
import { addressIp } from './transport/address-ip.js';
import { addressNotHttps } from './transport/address-not-https.js';
import { addressNotPublic } from './transport/address-not-public.js';
import { addressQuery } from './transport/address-query.js';
import { addressUserinfo } from './transport/address-userinfo.js';

/** The rules about one bundle, in the order in which a person would mend what they find. */
export const checks: readonly Check[] = [
  notABundle,
  bundleWithoutId,
  notCollection,
  empty,
  payerNotFirst,
  noEndpoint,
  unexpectedResource,
  missingId,
  singleOrganization,
  unnamedOrganization,
  fullUrlMissing,
  fullUrlRelative,
  fullUrlMismatch,
  duplicateResource,
  missingType,
  wrongCase,
  misspelt,
  wrongBase,
  unresolved,
  outsideBundle,
  wrongType,
  declaredType,
  inIdentifier,
  noTarget,
  signatureWho,
  signatureWhoRelative,
  onBehalfOf,
  missing,
  systemMissing,
  systemRelative,
  systemAlias,
  systemUnknown,
  valueMissing,
  invalidValue,
  addressInvalid,
  addressNotHttps,
  addressHost,
  addressIp,
  addressNotPublic,
  addressUserinfo,
  addressFragment,
  addressQuery,
  slugMismatch,
  slugForm,
];

/** The rules about the directory as a whole. */
export const directoryChecks: readonly DirectoryCheck[] = [slugCase, identifierClaimedTwice, nameClaimedTwice, hostShared, keyShared];
