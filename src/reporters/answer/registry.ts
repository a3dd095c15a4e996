import { curl } from './curl.js';
import { env } from './env.js';
import { fhir } from './fhir.js';
import type { AnswerFormat } from './format.js';
import { human } from './human.js';
import { json } from './json.js';
import { ndjson } from './ndjson.js';
import { pem } from './pem.js';
import { url } from './url.js';

/** Every output format of a lookup, the default first. */
export const answerFormats: readonly AnswerFormat[] = [human, url, json, ndjson, curl, env, pem, fhir];
