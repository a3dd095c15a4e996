import type { Answer, LeftOut, PayerMention } from '../../domain/answer.js';
import { type EndpointRecord, validityOf } from '../../domain/endpoint-record.js';
import type { ManagingOrganization, Payer, PayerIdentifier } from '../../domain/payer.js';
import type { AnswerFormat } from './format.js';
import { jsonText } from './json-text.js';

/** Everything that is known, for programs; every outcome has its own document. */
export const json: AnswerFormat = {
  name: 'json',
  summary: 'everything, for programs (payer-directory/answer/1)',
  several: true,
  render: (answer) => jsonText(answerDocument(answer), 2),
};

/** The answer as `payer-directory/answer/1`: members that don't apply are absent, instants are ISO 8601 in UTC. */
export function answerDocument(answer: Answer): object {
  const { question, environment, verified, warnings } = answer;
  return {
    format: 'payer-directory/answer/1',
    outcome: answer.outcome,
    question: { payer: question.payer, environment, use: question.use, access: question.access },
    ...outcomeOf(answer),
    verified,
    warnings,
  };
}

function outcomeOf(answer: Answer): object {
  const { now } = answer.question;
  const endpoints = (all: readonly EndpointRecord[], payer: Payer) => all.map((endpoint) => endpointOf(endpoint, payer, now));
  switch (answer.outcome) {
    case 'found': {
      const { match, payer, leftOut, notes } = answer;
      return { match, payer: payerOf(payer), endpoints: endpoints(answer.endpoints, payer), leftOut: leftOut.map(leftOutOf), notes };
    }
    case 'not-found':
      return { detail: answer.detail, suggestions: answer.suggestions.map(mentionOf) };
    case 'ambiguous': {
      if (answer.between === 'payers') {
        return {
          between: 'payers',
          candidates: answer.candidates.map((candidate) => ({ ...mentionOf(candidate), match: candidate.match })),
        };
      }
      const { match, payer, leftOut } = answer;
      return {
        between: 'endpoints',
        match,
        payer: payerOf(payer),
        endpoints: endpoints(answer.endpoints, payer),
        leftOut: leftOut.map(leftOutOf),
      };
    }
    case 'filtered': {
      const { match, payer, leftOut, successor } = answer;
      return { match, payer: mentionOf(payer), leftOut: leftOut.map(leftOutOf), successor };
    }
  }
}

function mentionOf({ slug, name }: PayerMention): object {
  return { slug, name };
}

function payerOf(payer: Payer): object {
  const { slug, name, aliases, formerNames, identifiers, managingOrganizations } = payer;
  return {
    slug,
    name,
    aliases,
    formerNames,
    identifiers: identifiers.map(identifierOf),
    managingOrganizations: managingOrganizations.map(managerOf),
  };
}

function identifierOf({ system, value, current }: PayerIdentifier): object {
  return { system, value, current };
}

function managerOf({ name, identifiers }: ManagingOrganization): object {
  return { name, identifiers: identifiers.map(identifierOf) };
}

function endpointOf(endpoint: EndpointRecord, payer: Payer, now: number): object {
  const { id, fullUrl, name, address, status, period, environment, environmentDeclared, useCases, rank, guides, accessMethods } = endpoint;
  const managedBy = endpoint.managedBy === undefined ? undefined : payer.managingOrganizations[endpoint.managedBy]?.name;
  return {
    id,
    fullUrl,
    name,
    address,
    status,
    period: { start: instant(period.start), end: instant(period.end) },
    environment,
    environmentDeclared,
    useCases,
    rank,
    guides,
    accessMethods,
    baseUrl: endpoint.baseUrl,
    registrationUrl: endpoint.registrationUrl,
    managedBy,
    certificates: endpoint.certificates.map((certificate) => ({
      ...certificate,
      notBefore: instant(certificate.notBefore),
      notAfter: instant(certificate.notAfter),
      validity: validityOf(certificate, now),
    })),
    unreadableArtifacts: endpoint.unreadableArtifacts,
  };
}

function leftOutOf({ reason, detail, endpoint }: LeftOut): object {
  return { reason, detail, id: endpoint?.id, address: endpoint?.address };
}

function instant(time: number | undefined): string | undefined {
  return time === undefined || Math.abs(time) > 8.64e15 ? undefined : new Date(time).toISOString();
}
