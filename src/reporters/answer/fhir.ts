import type { JsonObject } from '../../domain/json.js';
import type { AnswerFormat } from './format.js';
import { jsonText } from './json-text.js';

/**
 * The payer, the Endpoints of the answer and who operates them, as they were published, in a Bundle. A collection, since a
 * searchset would claim a server's search. It is not the payer's own bundle: it carries no signature.
 */
export const fhir: AnswerFormat = {
  name: 'fhir',
  summary: 'a FHIR Bundle with the Organization and the Endpoint as published',
  several: true,
  render(answer) {
    if (answer.outcome !== 'found') return '';
    const { payer, endpoints } = answer;
    const managers = new Set(
      endpoints.flatMap(({ managedBy }) => (managedBy === undefined ? [] : (payer.managingOrganizations[managedBy] ?? []))),
    );
    const entry = [payer, ...endpoints, ...managers].map(
      ({ fullUrl, resource }: { fullUrl: string | undefined; resource: JsonObject }) => ({ fullUrl, resource }),
    );
    return jsonText({ resourceType: 'Bundle', type: 'collection', entry }, 2);
  },
};
