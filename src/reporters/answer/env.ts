import { currentServerCertificates } from '../../domain/endpoint-record.js';
import type { AnswerFormat } from './format.js';
import { shellWord } from './shell.js';

/** Lines for `eval` or a file to source. Every variable is always there, so that none keeps the value of an earlier answer. */
export const env: AnswerFormat = {
  name: 'env',
  summary: 'KEY=value lines for a shell',
  several: false,
  render(answer) {
    if (answer.outcome !== 'found') return '';
    const [endpoint] = answer.endpoints;
    if (endpoint === undefined) return '';
    const expiries = currentServerCertificates(endpoint, answer.question.now).map(({ notAfter }) => notAfter);
    const variables: readonly (readonly [string, string | undefined])[] = [
      ['PAYER_SLUG', answer.payer.slug],
      ['PAYER_NAME', answer.payer.name],
      ['PAYER_ADDRESS', endpoint.address],
      ['PAYER_ENVIRONMENT', endpoint.environment],
      ['PAYER_USE_CASES', endpoint.useCases.join(' ')],
      ['PAYER_ACCESS_METHODS', endpoint.accessMethods.join(' ')],
      ['PAYER_BASE_URL', endpoint.baseUrl],
      ['PAYER_REGISTRATION_URL', endpoint.registrationUrl],
      ['PAYER_CERTIFICATE_NOT_AFTER', expiries.length === 0 ? undefined : new Date(Math.max(...expiries)).toISOString()],
      ['PAYER_VERIFIED_BY', answer.verified.by],
    ];
    return variables.map(([name, value]) => `${name}=${shellWord(value ?? '')}\n`).join('');
  },
};
