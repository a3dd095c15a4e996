import { compare, explain } from '../../test/faults/agreement.js';
import type { Oracle } from './oracle.js';
import { alone, type RandomCase, randomCases } from './random-cases.js';
import { verdictOf } from './verdict.js';

export interface RandomOutcome {
  readonly agreed: number;
  /** Name of a known disagreement → how many cases fell under it. */
  readonly known: ReadonlyMap<string, number>;
  readonly incomparable: number;
  /** Reproductions of what nobody has explained. */
  readonly unexplained: readonly string[];
}

type Settled =
  | { readonly is: 'agreed' | 'incomparable' }
  | { readonly is: 'known'; readonly names: readonly string[] }
  | { readonly is: 'unexplained'; readonly report: string };

async function settle(oracle: Oracle, cases: readonly RandomCase[]): Promise<readonly Settled[]> {
  const answers = await oracle.judge(cases.map(({ text }) => text));
  return cases.map((each, index): Settled => {
    const answer = answers[index];
    const verdict = answer === undefined ? undefined : verdictOf(answer);
    if (verdict === undefined) return { is: 'incomparable' };
    const compared = compare(each.text, verdict);
    const reasons = explain(compared);
    if (reasons === undefined) return { is: 'unexplained', report: reproduction(each, compared) };
    return reasons.length === 0 ? { is: 'agreed' } : { is: 'known', names: reasons.map(({ name }) => name) };
  });
}

/** Enough to make the document again, and what each said of it. */
function reproduction({ base, mutations }: RandomCase, { ours, theirs }: ReturnType<typeof compare>): string {
  const changes = mutations.flat().map((change) => {
    const value = change.op === 'remove' ? '' : ` ${JSON.stringify(change.value).slice(0, 300)}`;
    return `  ${change.op} /${change.path.join('/')}${value}`;
  });
  const said = [
    ...ours.map(({ code, expression }) => `  ours   ${code} ${expression}`),
    ...theirs.map(({ messageId, location }) => `  theirs ${messageId} ${location}`),
  ];
  return [base, ...changes, ...said.slice(0, 12)].join('\n');
}

/** Compares `count` random mutations of the conformant bundles. */
export async function runRandom(oracle: Oracle, count: number, seed: number): Promise<RandomOutcome> {
  const cases = randomCases(count, seed);
  const settled = await settle(oracle, cases);
  const known = new Map<string, number>();
  const unexplained: string[] = [];
  for (const [index, each] of settled.entries()) {
    if (each.is === 'known') for (const name of each.names) known.set(name, (known.get(name) ?? 0) + 1);
    if (each.is === 'unexplained') unexplained.push(...(await minimal(oracle, cases[index], each.report)));
  }
  const number = (is: Settled['is']): number => settled.filter((each) => each.is === is).length;
  return { agreed: number('agreed'), known, incomparable: number('incomparable'), unexplained };
}

/** Of two mutations those that disagree by themselves, or both where neither does. */
async function minimal(oracle: Oracle, each: RandomCase | undefined, report: string): Promise<readonly string[]> {
  const singles = each === undefined ? [] : await settle(oracle, alone(each));
  const reports = singles.flatMap((single) => (single.is === 'unexplained' ? [single.report] : []));
  return reports.length > 0 ? reports : [report];
}
