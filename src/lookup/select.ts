import type { EndpointReason, LeftOut, Question } from '../domain/answer.js';
import { type AnsweredEndpoint, currentServerCertificates, type EndpointRecord, serverCertificates } from '../domain/endpoint-record.js';
import { shown } from '../domain/message.js';
import { isUsableUrl, payerToPayer } from '../domain/payer.js';
import { phaseOf } from '../domain/period.js';
import type { Environment } from '../domain/policy.js';
import { day } from './day.js';

/** A question about one payer's Endpoints, its environment filled in. */
export interface Criteria extends Omit<Question, 'payer' | 'environment'> {
  readonly environment: Environment;
}

export interface Selection {
  /** Those that answer, best first. Several though one was wanted: they are equally good. */
  readonly endpoints: readonly AnsweredEndpoint[];
  readonly leftOut: readonly LeftOut[];
}

/** Why an Endpoint doesn't fit, or undefined where it does. */
type Filter = (endpoint: EndpointRecord, criteria: Criteria) => string | undefined;

/** In the order in which they are tried; the first that leaves an Endpoint out gives its reason. */
const filters: readonly (readonly [EndpointReason, Filter])[] = [
  ['environment', otherEnvironment],
  ['access-method', otherAccess],
  ['address', unusableAddress],
  ['status', notActive],
  ['period', outsidePeriod],
  ['certificate', noCurrentCertificate],
];

/**
 * The Endpoints of one payer that answer: use case, environment, access method and state leave some out, then the lowest rank is
 * best. Without a use case in the question, Endpoints that name payerToPayer put the others aside; where none does, all count, since
 * many payers name none. `all` wants everything, so nothing is put aside then.
 */
export function selectEndpoints(endpoints: readonly EndpointRecord[], criteria: Criteria): Selection {
  const leftOut: LeftOut[] = [];
  const forUse = endpoints.filter((endpoint) => {
    const reason = otherUse(endpoint, endpoints, criteria);
    if (reason !== undefined) leftOut.push({ ...reason, endpoint });
    return reason === undefined;
  });
  const fitting = forUse.filter((endpoint): endpoint is AnsweredEndpoint => {
    for (const [reason, filter] of filters) {
      const detail = filter(endpoint, criteria);
      if (detail === undefined) continue;
      leftOut.push({ reason, detail, endpoint });
      return false;
    }
    return true;
  });
  const ranked = fitting.toSorted((one, other) => rankOf(one) - rankOf(other));
  if (criteria.choose === 'all') return { endpoints: ranked, leftOut };
  const best = ranked[0];
  const count =
    criteria.choose === 'first' ? 1 : ranked.filter((endpoint) => best !== undefined && rankOf(endpoint) === rankOf(best)).length;
  const worse = ranked.slice(count).map((endpoint): LeftOut => ({ reason: 'not-best', detail: worseBy(endpoint, best), endpoint }));
  return { endpoints: ranked.slice(0, count), leftOut: [...leftOut, ...worse] };
}

/** An absent rank comes last (NDH 1.0.0, base-ext-endpoint-rank); finite, so that two absent ones are equal. */
function rankOf(endpoint: EndpointRecord): number {
  return endpoint.rank ?? Number.MAX_SAFE_INTEGER;
}

function worseBy(endpoint: EndpointRecord, best: EndpointRecord | undefined): string {
  if (endpoint.rank === best?.rank) return 'it comes later in the bundle';
  return endpoint.rank === undefined ? 'it has no rank' : `its rank is ${endpoint.rank}, after ${best?.rank ?? 'none'}`;
}

function names(endpoint: EndpointRecord, use: string): boolean {
  return endpoint.useCases.some((code) => code.toLowerCase() === use.toLowerCase());
}

function otherUse(
  endpoint: EndpointRecord,
  all: readonly EndpointRecord[],
  { use, choose }: Criteria,
): { readonly reason: 'use-case' | 'not-best'; readonly detail: string } | undefined {
  const wanted = use ?? payerToPayer;
  if (names(endpoint, wanted)) return undefined;
  const detail =
    endpoint.useCases.length === 0 ? 'it names no use case' : `it is for ${shown(endpoint.useCases.join(', '))}, not ${shown(wanted)}`;
  if (use !== undefined) return { reason: 'use-case', detail };
  return choose !== 'all' && all.some((other) => names(other, payerToPayer)) ? { reason: 'not-best', detail } : undefined;
}

function otherEnvironment(endpoint: EndpointRecord, { environment }: Criteria): string | undefined {
  if (endpoint.environment === environment) return undefined;
  return endpoint.environment === 'unknown'
    ? 'it declares an environment that is not known'
    : `it is for the ${endpoint.environment} environment, not ${environment}`;
}

function otherAccess(endpoint: EndpointRecord, { access }: Criteria): string | undefined {
  if (access === undefined || endpoint.accessMethods.includes(access)) return undefined;
  const offered = endpoint.accessMethods.length === 0 ? 'no access method' : endpoint.accessMethods.join(', ');
  return `it offers ${offered}, not ${access}`;
}

function unusableAddress({ address }: EndpointRecord): string | undefined {
  if (address === undefined) return 'it has no address';
  return isUsableUrl(address) ? undefined : `its address ${shown(address)} is not an https URL`;
}

function notActive({ status }: EndpointRecord): string | undefined {
  if (status === 'active') return undefined;
  return status === undefined ? 'it has no status' : `its status is ${shown(status)}, not active`;
}

function outsidePeriod({ period }: EndpointRecord, { now }: Criteria): string | undefined {
  const phase = phaseOf(period, now);
  if (phase === 'during') return undefined;
  return phase === 'over' ? `its period ended on ${day(period.end)}` : `its period begins on ${day(period.start)}`;
}

/** An Endpoint that publishes no certificate isn't out of date; one whose certificates are all out of date can't be called. */
function noCurrentCertificate(endpoint: EndpointRecord, { now, withCertificate }: Criteria): string | undefined {
  const published = serverCertificates(endpoint);
  if (published.length === 0) return withCertificate === true ? 'it publishes no server certificate that can be read' : undefined;
  if (currentServerCertificates(endpoint, now).length > 0) return undefined;
  const coming = published.filter(({ notBefore, notAfter }) => notBefore > now && notAfter >= notBefore);
  if (coming.length > 0) return `its server certificate is valid only from ${day(Math.min(...coming.map(({ notBefore }) => notBefore)))}`;
  return `its server certificate expired on ${day(Math.max(...published.map(({ notAfter }) => notAfter)))}`;
}
