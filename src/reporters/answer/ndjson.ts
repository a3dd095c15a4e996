import type { AnswerFormat } from './format.js';
import { answerDocument } from './json.js';
import { jsonText } from './json-text.js';

/** The same as json on one line: a line a question, whatever its outcome. */
export const ndjson: AnswerFormat = {
  name: 'ndjson',
  summary: 'the same on one line',
  several: true,
  render: (answer) => jsonText(answerDocument(answer)),
};
