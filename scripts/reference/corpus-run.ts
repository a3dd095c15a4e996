import { readFileSync, writeFileSync } from 'node:fs';
import { compare, explain, type Verdict } from '../../test/faults/agreement.js';
import { faults, variants } from '../../test/faults/corpus.js';
import type { Oracle } from './oracle.js';
import { verdictOf } from './verdict.js';

/** `test/faults/reference-verdicts.json`. */
export interface ReferenceVerdicts {
  /** Version of `org.hl7.fhir.validation`. */
  readonly validator: string;
  /** By fault or variant; null where the validator broke down over it. */
  readonly verdicts: Readonly<Record<string, Verdict | null>>;
  /** Fault or variant → the names of the disagreements that it falls under. */
  readonly disagreements: Readonly<Record<string, readonly string[]>>;
}

const path = new URL('../../test/faults/reference-verdicts.json', import.meta.url);

export function readVerdicts(): ReferenceVerdicts {
  return JSON.parse(readFileSync(path, 'utf8')) as ReferenceVerdicts; // written below
}

/** The documents that are compared: texts that are not JSON tell nothing of FHIR. */
export const compared = [
  ...faults.filter(({ kind }) => kind !== 'json').map((fault) => ({ group: fault.kind as string, ...fault })),
  ...variants.map((variant) => ({ group: 'variants', ...variant })),
];

export interface Tally {
  agreed: number;
  recorded: number;
  incomparable: number;
  unexplained: number;
}

/** What became of each document: the names of the disagreements, undefined where one is not explained, null where there is no verdict. */
export function settle(text: string, verdict: Verdict | null): readonly string[] | undefined | null {
  return verdict === null ? null : explain(compare(text, verdict))?.map(({ name }) => name);
}

/** Asks the reference validator about the whole corpus and writes what it says. The table, and the ids that nobody has explained. */
export async function runCorpus(
  oracle: Oracle,
): Promise<{ readonly table: ReadonlyMap<string, Tally>; readonly unexplained: readonly string[] }> {
  const texts = compared.map((each) => Buffer.from(each.bytes()).toString());
  const answers = await oracle.judge(texts);
  const verdicts: Record<string, Verdict | null> = {};
  const disagreements: Record<string, readonly string[]> = {};
  const table = new Map<string, Tally>();
  const unexplained: string[] = [];
  for (const [index, { id, group }] of compared.entries()) {
    const answer = answers[index];
    const verdict = answer === undefined ? null : (verdictOf(answer) ?? null);
    verdicts[id] = verdict;
    const tally = table.get(group) ?? { agreed: 0, recorded: 0, incomparable: 0, unexplained: 0 };
    table.set(group, tally);
    const settled = settle(texts[index] ?? '', verdict);
    if (settled === null) tally.incomparable += 1;
    else if (settled === undefined) {
      tally.unexplained += 1;
      unexplained.push(id);
    } else if (settled.length === 0) tally.agreed += 1;
    else {
      tally.recorded += 1;
      disagreements[id] = settled;
    }
  }
  writeFileSync(path, textOf({ validator: oracle.version, verdicts, disagreements }));
  return { table, unexplained };
}

/** A line for each document, so that a difference can be read. */
function textOf({ validator, verdicts, disagreements }: ReferenceVerdicts): string {
  const members = (object: object): string =>
    Object.entries(object)
      .map(([key, value]) => `    ${JSON.stringify(key)}: ${JSON.stringify(value)}`)
      .join(',\n');
  return `{\n  "validator": ${JSON.stringify(validator)},\n  "verdicts": {\n${members(verdicts)}\n  },\n  "disagreements": {\n${members(disagreements)}\n  }\n}\n`;
}
