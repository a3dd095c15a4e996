import type { AmbiguousEndpoint, AmbiguousPayer, Answer, Filtered, LeftOut, NotFound, PayerMention } from '../../domain/answer.js';
import type { AnsweredEndpoint } from '../../domain/endpoint-record.js';
import { shown } from '../../domain/message.js';

/** Candidates listed; the rest is counted. */
const most = 20;

/** Why there is no single answer, and what to do: for people, on stderr. Empty where there is one. */
export function explanation(answer: Answer): string {
  const lines = linesOf(answer);
  return lines.length === 0 ? '' : `${lines.join('\n')}\n`;
}

function linesOf(answer: Answer): readonly string[] {
  switch (answer.outcome) {
    case 'found':
      return [];
    case 'not-found':
      return notFound(answer);
    case 'ambiguous':
      return answer.between === 'payers' ? severalPayers(answer) : severalEndpoints(answer);
    case 'filtered':
      return filtered(answer);
  }
}

function notFound({ question, detail, suggestions }: NotFound): readonly string[] {
  const none = `No payer here has the slug, identifier or name ${quoted(question.payer)}.`;
  if (detail !== undefined) return [`No payer found. ${detail}`];
  if (suggestions.length === 0) return [none, 'Identifiers are written kind:value, as naic:12345, or system|value; names in quotes.'];
  return [none, 'Did you mean:', ...suggestions.map((mention) => `  ${mentioned(mention)}`)];
}

function severalPayers({ question, candidates }: AmbiguousPayer): readonly string[] {
  const listed = candidates
    .slice(0, most)
    .map(({ match, ...payer }) => `  ${mentioned(payer)}, by ${match.by.replace('-', ' ')}: ${shown(match.on)}`);
  return [`${quoted(question.payer)} may mean ${candidates.length} payers. Ask again by the slug of one:`, ...listed, ...more(candidates)];
}

function severalEndpoints({ payer, endpoints }: AmbiguousEndpoint): readonly string[] {
  const listed = endpoints.slice(0, most).map((endpoint) => `  ${described(endpoint)}`);
  return [
    `${mentioned(payer)} has ${endpoints.length} Endpoints that fit equally well. Narrow it down with --use or --access, or take --first or --all:`,
    ...listed,
    ...more(endpoints),
  ];
}

function filtered({ payer, leftOut, successor, environment }: Filtered): readonly string[] {
  const about = leftOut.filter(({ endpoint }) => endpoint === undefined);
  if (about.length > 0) {
    const next = successor === undefined ? [] : [`Ask for its successor: get-endpoint ${shown(successor)}`];
    if (about.some(({ reason }) => reason === 'unreadable')) next.push('payer-directory validate says what is wrong with it.');
    return [...about.map(({ detail }) => `${mentioned(payer)} can't be given: ${detail}.`), ...next];
  }
  const listed = leftOut
    .slice(0, most)
    .map(({ endpoint, detail }) => `  ${shown(endpoint?.address ?? endpoint?.id ?? 'Endpoint')}: ${detail}`);
  return [
    `${mentioned(payer)} was found, but none of its Endpoints fits:`,
    ...listed,
    ...more(leftOut),
    ...environmentHint(leftOut, environment),
  ];
}

function environmentHint(leftOut: readonly LeftOut[], asked: string): readonly string[] {
  const others = leftOut.flatMap(({ reason, endpoint }) =>
    reason === 'environment' && endpoint !== undefined ? [endpoint.environment] : [],
  );
  const known = [...new Set(others)].filter((environment) => environment !== 'unknown' && environment !== asked);
  return known.length === 0 ? [] : [`Ask for another environment with ${known.map((environment) => `--env ${environment}`).join(' or ')}.`];
}

function described(endpoint: AnsweredEndpoint): string {
  const { address, useCases, accessMethods, rank } = endpoint;
  const uses = useCases.length === 0 ? 'no use case named' : useCases.join(', ');
  const access = accessMethods.length === 0 ? 'no access method named' : accessMethods.join(', ');
  return `${shown(address)} (${shown(uses)}; ${access}; ${rank === undefined ? 'no rank' : `rank ${rank}`})`;
}

function mentioned({ slug, name }: PayerMention): string {
  return name === undefined ? shown(slug) : `${shown(slug)} (${shown(name)})`;
}

function more(all: readonly unknown[]): readonly string[] {
  return all.length > most ? [`  and ${all.length - most} more`] : [];
}

function quoted(text: string): string {
  return `"${shown(text)}"`;
}
