import { currentServerCertificates } from '../../domain/endpoint-record.js';
import { answeredEndpoints } from './endpoints.js';
import type { AnswerFormat } from './format.js';

/** The certificates that the Endpoint's server presents now; none twice. */
export const pem: AnswerFormat = {
  name: 'pem',
  summary: 'its current server certificates',
  several: true,
  withCertificate: true,
  render(answer) {
    const { now } = answer.question;
    const ders = answeredEndpoints(answer).flatMap((endpoint) => currentServerCertificates(endpoint, now).map(({ der }) => der));
    return [...new Set(ders)].map(block).join('');
  },
};

/** RFC 7468, section 2: lines of 64 characters. */
function block(der: string): string {
  return `-----BEGIN CERTIFICATE-----\n${der.replace(/.{64}(?=.)/g, '$&\n')}\n-----END CERTIFICATE-----\n`;
}
