import { answeredEndpoints } from './endpoints.js';
import type { AnswerFormat } from './format.js';
import { plain } from './plain.js';

/** The address alone, one a line. */
export const url: AnswerFormat = {
  name: 'url',
  summary: 'the address alone',
  several: true,
  render: (answer) =>
    answeredEndpoints(answer)
      .map(({ address }) => `${plain(address)}\n`)
      .join(''),
};
