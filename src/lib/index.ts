/**
 * The lookup as a library: which endpoint does a payer have, and may it be used?
 *
 * @example
 * ```ts
 * import { findEndpoint } from 'get-endpoint';
 *
 * const answer = await findEndpoint('naic:12345', { directory: '/srv/payer-directory' });
 * if (answer.outcome === 'found') console.log(answer.endpoints[0]?.address);
 * ```
 * @packageDocumentation
 */
import { openBundles } from '../app/bundle-source.js';
import { chosenDirectory } from '../app/directory.js';
import { openDirectory } from '../app/directory-source.js';
import { findEndpoint as find } from '../app/find-endpoint.js';
import type { Answer, Question } from '../domain/answer.js';
import { DirectoryError } from '../domain/errors.js';
import type { Environment } from '../domain/policy.js';
import type { PayerSource } from '../ports/payer-source.js';

export type {
  AmbiguousEndpoint,
  AmbiguousPayer,
  Answer,
  EndpointReason,
  Filtered,
  Found,
  LeftOut,
  Match,
  MatchKind,
  NotFound,
  PayerCandidate,
  PayerMention,
  PayerReason,
  Question,
  Verified,
} from '../domain/answer.js';
export type { AnsweredEndpoint, CertificateRecord, CertificateRole, EndpointRecord } from '../domain/endpoint-record.js';
export { DirectoryError } from '../domain/errors.js';
export type { AccessMethod, ManagingOrganization, Payer, PayerEndpoint, PayerIdentifier } from '../domain/payer.js';
export type { Period } from '../domain/period.js';
export type { Environment } from '../domain/policy.js';

/** Where payers are looked up. */
export type Source =
  /** The folder of a directory: it holds `bundles/` and `directory/policy.json`. */
  | { readonly directory: string }
  /** Parsed bundles, each with its id as slug; `defaultEnvironment` is prod where absent. */
  | { readonly bundles: Iterable<object>; readonly defaultEnvironment?: Environment };

/** How to choose among a payer's Endpoints. */
export interface Criteria extends Partial<Pick<Question, 'use' | 'environment' | 'access' | 'withCertificate' | 'choose'>> {
  /** The instant at which periods, suspensions and certificates are judged; the present where absent. */
  readonly now?: Date;
}

/**
 * Looks one payer up: by slug, name, alias, former name, `kind:value` (`naic:12345`, `npi:1234567893`) or `system|value`.
 *
 * What comes of the question is data, told apart by `outcome`: `found`, `not-found` (with suggestions), `ambiguous` (between payers, or
 * between Endpoints of one) or `filtered` (found, but it can't be given, and why). An answer is not validated: `verified` says
 * how far it can be trusted, and `warnings` name what could not be read.
 *
 * @param payer - As a person would write it. Anything is allowed; what names nobody is not found.
 * @throws DirectoryError with a stable `code` where the source as a whole can't be read: `ERR_NO_DIRECTORY`, `ERR_POLICY`, `ERR_STANDING`
 * (suspensions or tombstones), `ERR_FILE_READ`.
 */
export async function findEndpoint(payer: string, options: Source & Criteria): Promise<Answer> {
  const { use, environment, access, withCertificate, choose = 'one', now = new Date() } = options;
  const question: Question = {
    payer,
    choose,
    now: now.getTime(),
    ...(use === undefined ? {} : { use }),
    ...(environment === undefined ? {} : { environment }),
    ...(access === undefined ? {} : { access }),
    ...(withCertificate === undefined ? {} : { withCertificate }),
  };
  return find(await open(options), question);
}

async function open(source: Source): Promise<PayerSource> {
  if ('bundles' in source) return openBundles(source.bundles, source.defaultEnvironment);
  // Loaded only where files are wanted, so that a program which brings its bundles needs no file system.
  const { nodeFiles } = await import('../adapters/files.js');
  const files = nodeFiles('.');
  const directory = await chosenDirectory(files, '.', source.directory);
  if (directory === undefined) throw new DirectoryError('ERR_NO_DIRECTORY', `No directory at ${source.directory}.`);
  return openDirectory(files, directory);
}
