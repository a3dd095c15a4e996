import type { Answer } from '../../domain/answer.js';
import type { AnsweredEndpoint } from '../../domain/endpoint-record.js';

/** The Endpoints that an answer gives; none where it is no answer. */
export function answeredEndpoints(answer: Answer): readonly AnsweredEndpoint[] {
  return answer.outcome === 'found' ? answer.endpoints : [];
}
