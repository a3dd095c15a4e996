import type { Answer } from '../../domain/answer.js';

export interface AnswerStyle {
  /** Whether the output may hold terminal colours. */
  readonly colour: boolean;
}

/** An output format of a lookup: a pure function of the answer, with what the command line must know beforehand. */
export interface AnswerFormat {
  readonly name: string;
  /** For help: a noun phrase. */
  readonly summary: string;
  /** Whether it can show several Endpoints at once. */
  readonly several: boolean;
  /** Only an Endpoint with a server certificate that is valid now can be shown. */
  readonly withCertificate?: true;
  /** What people should be told beside it, as a sentence. */
  readonly note?: string;
  /** Ends with a newline, or is empty where the format has no way to say such an outcome. */
  render(answer: Answer, style: AnswerStyle): string;
}
