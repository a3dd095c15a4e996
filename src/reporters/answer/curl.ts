import { answeredEndpoints } from './endpoints.js';
import type { AnswerFormat } from './format.js';
import { shellWord } from './shell.js';

/**
 * A command to type, never run here: reads the server's capabilities over mutual TLS. `--globoff`, since brackets in a URL are patterns
 * to curl; `--proto`, since a redirect must not leave https.
 */
export const curl: AnswerFormat = {
  name: 'curl',
  summary: 'a curl command that reads its capabilities over mutual TLS',
  several: true,
  note: 'Nothing was run. client.chain.pem and client.key.pem stand for your own client certificate and key, server-anchors.pem for the CAs that you trust.',
  render: (answer) =>
    answeredEndpoints(answer)
      .map(({ baseUrl, address }) => command(baseUrl ?? address))
      .join('\n'),
};

function command(base: string): string {
  return [
    "curl --fail-with-body --silent --show-error --globoff --proto '=https'",
    '--cert client.chain.pem --key client.key.pem --cacert server-anchors.pem',
    "--header 'Accept: application/fhir+json'",
    `--url ${shellWord(capabilities(base))}\n`,
  ].join(' \\\n  ');
}

/** R4, RESTful API: `[base]/metadata`. A URL with a query is no base. */
function capabilities(base: string): string {
  return /[?#]/.test(base) ? base : `${base.replace(/\/$/, '')}/metadata`;
}
