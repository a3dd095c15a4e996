import { styleText } from 'node:util';
import type { Found } from '../../domain/answer.js';
import { type AnsweredEndpoint, currentServerCertificates, type EndpointRecord } from '../../domain/endpoint-record.js';
import type { Payer } from '../../domain/payer.js';
import type { AnswerFormat } from './format.js';
import { plain } from './plain.js';

type Style = Parameters<typeof styleText>[0];
/** Colours where colours are wanted. */
type Paint = (style: Style, text: string) => string;

const dayLength = 86_400_000;
/** Days before its end from which on a certificate's expiry stands out. */
const soon = 30;

/** The answer made for people. */
export const human: AnswerFormat = {
  name: 'human',
  summary: 'text for people',
  several: true,
  render(answer, { colour }) {
    if (answer.outcome !== 'found') return '';
    const paint: Paint = colour ? (style, text) => styleText(style, text, { validateStream: false }) : (_style, text) => text;
    const title = `${paint('bold', plain(answer.payer.name ?? '(no name)'))} (${plain(answer.payer.slug)})\n`;
    return title + answer.endpoints.map((endpoint) => endpointText(endpoint, answer, paint)).join('\n');
  },
};

function endpointText(endpoint: AnsweredEndpoint, { payer, question }: Found, paint: Paint): string {
  const rows: readonly (readonly [string, string | undefined])[] = [
    ['For', listed(endpoint.useCases) ?? '(no use case named)'],
    ['Environment', endpoint.environmentDeclared ? endpoint.environment : `${endpoint.environment} (the directory's default)`],
    ['Access', listed(endpoint.accessMethods) ?? '(no access method named)'],
    ['Base URL', endpoint.baseUrl],
    ['Registration', endpoint.registrationUrl],
    ['Guides', listed(endpoint.guides.map(shortName))],
    ['Operated by', operator(endpoint, payer)],
    ['Rank', endpoint.rank === undefined ? undefined : String(endpoint.rank)],
    ['Certificate', expiry(endpoint, question.now, paint)],
  ];
  const lines = rows.flatMap(([label, value]) => (value === undefined ? [] : [`  ${paint('dim', label.padEnd(12))}  ${value}\n`]));
  return `${paint('cyan', plain(endpoint.address))}\n${lines.join('')}`;
}

function listed(texts: readonly string[]): string | undefined {
  return texts.length === 0 ? undefined : plain(texts.join(', '));
}

/** `PDex|2.2.0`, or the end of a canonical, as `PDex 2.2.0`: the whole URL is for programs. */
function shortName(guide: string): string {
  return guide.slice(guide.lastIndexOf('/') + 1).replace('|', ' ');
}

function operator({ managedBy }: EndpointRecord, { managingOrganizations }: Payer): string | undefined {
  const name = managedBy === undefined ? undefined : managingOrganizations[managedBy]?.name;
  return name === undefined ? undefined : plain(name);
}

function expiry(endpoint: EndpointRecord, now: number, paint: Paint): string {
  const current = currentServerCertificates(endpoint, now).map(({ notAfter }) => notAfter);
  if (current.length === 0) return 'none published';
  const last = Math.max(...current);
  const days = Math.floor((last - now) / dayLength);
  const text = `valid until ${new Date(last).toISOString().slice(0, 10)} (${days === 1 ? '1 day' : `${days} days`})`;
  return days < soon ? paint('yellow', text) : text;
}
