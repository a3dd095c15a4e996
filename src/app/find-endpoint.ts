import type { Answer, Filtered, LeftOut, Match, PayerCandidate, PayerMention, Question } from '../domain/answer.js';
import { type EndpointRecord, serverCertificates } from '../domain/endpoint-record.js';
import { shown } from '../domain/message.js';
import { type Payer, payerToPayer } from '../domain/payer.js';
import type { Environment } from '../domain/policy.js';
import { inForce } from '../domain/standing.js';
import { day } from '../lookup/day.js';
import { type Candidate, matchOf, ratherThan } from '../lookup/match.js';
import { parseQuery, type Query } from '../lookup/query.js';
import { selectEndpoints } from '../lookup/select.js';
import { type PayerNames, suggestionsFor } from '../lookup/suggest.js';
import type { PayerRead, PayerSource } from '../ports/payer-source.js';
import { recordOf } from './endpoint-record.js';

type Unreadable = Extract<PayerRead, { readonly kind: 'unreadable' }>;

/** Endpoints left out that are named beside an answer. */
const mostNotes = 3;

/** What every answer to this question from this source has in common. */
interface Base {
  readonly question: Question;
  readonly environment: Environment;
  readonly verified: PayerSource['verified'];
  readonly warnings: readonly string[];
}

/** What reading every payer came to. */
interface Scan {
  /** Those that match best, all in the same way. */
  readonly candidates: readonly Candidate[];
  readonly others: readonly PayerNames[];
  readonly unreadable: readonly Unreadable[];
}

/**
 * Answers a question from a source: one payer is found first, by slug, identifier, name, alias, former name or words, then one of its
 * Endpoints is chosen. It never chooses between payers, and never takes a name that is merely like the one asked for.
 * @throws DirectoryError where the source as a whole can't be read.
 */
export async function findEndpoint(source: PayerSource, question: Question): Promise<Answer> {
  const query = parseQuery(question.payer);
  const base: Base = {
    question,
    environment: question.environment ?? source.defaultEnvironment,
    verified: source.verified,
    warnings: [],
  };
  if (query.slug !== undefined) {
    const retired = retirement(source, query.slug, base, bySlug(query.slug));
    if (retired !== undefined) return retired;
    const read = await source.bySlug(query.slug, question.now);
    if (read !== undefined) return answerFrom(source, read, bySlug(read.kind === 'payer' ? read.payer.slug : read.slug), base);
  }
  return answerFromScan(source, query, await scan(source, query, question.now), base);
}

function bySlug(slug: string): Match {
  return { by: 'slug', on: slug };
}

async function scan(source: PayerSource, query: Query, now: number): Promise<Scan> {
  let candidates: Candidate[] = [];
  const others: PayerNames[] = [];
  const unreadable: Unreadable[] = [];
  for await (const read of source.all(now)) {
    if (read.kind === 'unreadable') {
      unreadable.push(read);
      continue;
    }
    const { payer } = read;
    const match = matchOf(query, payer);
    const better = match === undefined ? 'worse' : ratherThan(match, candidates[0]?.match);
    if (match === undefined) others.push({ slug: payer.slug, name: payer.name, names: namesOf(payer) });
    else if (better === 'better') candidates = [{ payer, match }];
    else if (better === 'same') candidates.push({ payer, match });
  }
  return { candidates, others, unreadable };
}

function namesOf(payer: Payer): readonly string[] {
  return [...(payer.name === undefined ? [] : [payer.name]), ...payer.aliases, ...payer.formerNames];
}

function answerFromScan(source: PayerSource, query: Query, { candidates, others, unreadable }: Scan, bare: Base): Answer {
  const base = { ...bare, warnings: unreadable.map(warningOf) };
  const [only, ...more] = candidates;
  if (only === undefined) {
    const suggestions = suggestionsFor(query.folded, others);
    return { ...base, outcome: 'not-found', detail: query.problem, suggestions };
  }
  if (more.length > 0) return { ...base, outcome: 'ambiguous', between: 'payers', candidates: candidates.map(candidateOf) };
  return answerFrom(source, { kind: 'payer', payer: only.payer }, only.match, base);
}

function warningOf({ place, detail }: Unreadable): string {
  return `${shown(place)} was passed over: ${detail}. It may hold what was asked for.`;
}

function candidateOf({ payer, match }: Candidate): PayerCandidate {
  return { slug: payer.slug, name: payer.name, match };
}

/** The answer once it is known which payer is meant. */
function answerFrom(source: PayerSource, read: PayerRead, match: Match, base: Base): Answer {
  if (read.kind === 'unreadable') {
    const detail = `${shown(read.place)} is of no use: ${read.detail}`;
    return filtered(base, { slug: read.slug, name: undefined }, match, [{ reason: 'unreadable', detail, endpoint: undefined }]);
  }
  const { payer } = read;
  const mention = { slug: payer.slug, name: payer.name };
  const retired = retirement(source, payer.slug, base, match, payer.name);
  if (retired !== undefined) return retired;
  const reasons = reasonsAgainst(source, payer, base.question.now);
  if (reasons.length > 0) return filtered(base, mention, match, reasons);
  const { choose } = base.question;
  const { endpoints, leftOut } = selectEndpoints(payer.endpoints.map(recordOf), { ...base.question, environment: base.environment });
  if (endpoints.length === 0) return filtered(base, mention, match, leftOut);
  if (endpoints.length > 1 && choose === 'one') {
    return { ...base, outcome: 'ambiguous', between: 'endpoints', payer, match, endpoints, leftOut };
  }
  return { ...base, outcome: 'found', payer, match, endpoints, leftOut, notes: notesOn(match, endpoints, leftOut, base) };
}

function filtered(base: Base, payer: PayerMention, match: Match, leftOut: readonly LeftOut[], successor?: string): Filtered {
  return { ...base, outcome: 'filtered', payer, match, leftOut, successor };
}

/** A payer that left is answered as such, also after its bundle is gone. */
function retirement(source: PayerSource, slug: string, base: Base, match: Match, name?: string): Filtered | undefined {
  const tombstone = inForce(source.tombstones, slug, base.question.now);
  if (tombstone === undefined) return undefined;
  const { since, reason, successor } = tombstone;
  const detail = [
    `it left the directory${since === undefined ? '' : ` on ${day(since)}`}`,
    ...(reason === undefined ? [] : [shown(reason)]),
    ...(successor === undefined ? [] : [`its successor is ${shown(successor)}`]),
  ].join('; ');
  return filtered(base, { slug: tombstone.slug, name }, match, [{ reason: 'retired', detail, endpoint: undefined }], successor);
}

function reasonsAgainst(source: PayerSource, payer: Payer, now: number): readonly LeftOut[] {
  const reasons: LeftOut[] = [];
  const suspension = inForce(source.suspensions, payer.slug, now);
  if (suspension !== undefined) {
    const since = suspension.since === undefined ? '' : ` since ${day(suspension.since)}`;
    const until = suspension.until === undefined ? '' : ` until ${day(suspension.until)}`;
    const why = suspension.reason === undefined ? '' : `: ${shown(suspension.reason)}`;
    reasons.push({ reason: 'suspended', detail: `the trust manager has suspended it${since}${until}${why}`, endpoint: undefined });
  }
  if (!payer.active) reasons.push({ reason: 'inactive', detail: 'its Organization.active is false', endpoint: undefined });
  if (payer.endpoints.length === 0) reasons.push({ reason: 'no-endpoint', detail: 'its bundle holds no Endpoint', endpoint: undefined });
  return reasons;
}

/** What a careful reader would ask about a choice that was made for him. */
function notesOn(match: Match, endpoints: readonly EndpointRecord[], leftOut: readonly LeftOut[], base: Base): readonly string[] {
  const notes: string[] = [];
  if (match.by !== 'slug' && match.by !== 'name' && match.by !== 'identifier')
    notes.push(`Found by ${match.by.replace('-', ' ')}: ${shown(match.on)}.`);
  const [best] = endpoints;
  if (best === undefined || base.question.choose === 'all') return notes;
  if (base.question.use === undefined && best.useCases.length > 0 && !best.useCases.includes(payerToPayer)) {
    notes.push(`No Endpoint of it names ${payerToPayer}; this one is for ${shown(best.useCases.join(', '))}.`);
  }
  if (serverCertificates(best).length === 0) notes.push('It publishes no server certificate that can be read.');
  notes.push(
    ...leftOut
      .slice(0, mostNotes)
      .map(({ endpoint, detail }) => `Left out: ${shown(endpoint?.address ?? endpoint?.id ?? 'an Endpoint')}: ${detail}.`),
  );
  if (leftOut.length > mostNotes) notes.push(`Left out: ${leftOut.length - mostNotes} more.`);
  return notes;
}
