import type { Reporter } from './reporter.js';
import { exitCodeOf } from './reporter.js';

/** Beyond what JSON itself escapes: C1 controls, bidi and other format characters, so that a terminal shows them as they are. */
const unsafe = /[\x7f-\x9f\p{Cf}\p{Zl}\p{Zp}]/gu;

/** The report as `schemas/report.schema.json` describes it. */
export const json: Reporter = {
  name: 'json',
  report: (report) => ({
    output: `${shownJson(JSON.stringify(report, undefined, 2))}\n`,
    exitCode: exitCodeOf(report),
  }),
};

/** The same JSON with such characters as escapes. */
export function shownJson(json: string): string {
  return json.replace(unsafe, escaped);
}

/** Such characters stand only inside JSON strings, where the escape means the same. */
function escaped(character: string): string {
  return [...Array(character.length).keys()].map((index) => `\\u${character.charCodeAt(index).toString(16).padStart(4, '0')}`).join('');
}
