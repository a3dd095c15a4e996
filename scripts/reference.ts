/**
 * `npm run reference`: what the HL7 reference validator says of the fault corpus, kept in test/faults/reference-verdicts.json, and where
 * we disagree. With `--random N --seed S` the same over random mutations. FHIR_ORACLE names the command to ask.
 */
import { parseArgs } from 'node:util';
import { runCorpus, type Tally } from './reference/corpus-run.js';
import { type Oracle, openOracle } from './reference/oracle.js';
import { runRandom } from './reference/random-run.js';

const usage = 'Usage: FHIR_ORACLE=<command> npm run reference [-- --random <count> [--seed <number>]…]';

function wholeNumber(text: string): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 0) throw new TypeError(`${text} is no whole number.`);
  return number;
}

function rows(table: ReadonlyMap<string, Tally>): void {
  const total: Tally = { agreed: 0, recorded: 0, incomparable: 0, unexplained: 0 };
  for (const tally of table.values()) for (const key of Object.keys(total) as (keyof Tally)[]) total[key] += tally[key];
  console.log('group            documents  agree  recorded  no verdict  unexplained');
  for (const [group, { agreed, recorded, incomparable, unexplained }] of [...table, ['all', total] as const]) {
    const numbers = [agreed + recorded + incomparable + unexplained, agreed, recorded, incomparable, unexplained];
    const widths = [9, 7, 10, 12, 13];
    console.log(group.padEnd(16) + numbers.map((number, index) => String(number).padStart(widths[index] ?? 0)).join(''));
  }
}

async function corpus(oracle: Oracle): Promise<boolean> {
  const { table, unexplained } = await runCorpus(oracle);
  rows(table);
  for (const id of unexplained) console.log(`unexplained: ${id}`);
  return unexplained.length === 0;
}

async function random(oracle: Oracle, count: number, seed: number): Promise<boolean> {
  const { agreed, known, incomparable, unexplained } = await runRandom(oracle, count, seed);
  console.log(`seed ${seed}: ${count} documents, ${agreed} agree, ${incomparable} without verdict, ${unexplained.length} unexplained`);
  for (const [name, times] of [...known].sort(([, one], [, other]) => other - one)) console.log(`  known: ${name} (${times})`);
  for (const report of unexplained) console.log(`\n${report}`);
  return unexplained.length === 0;
}

async function main(): Promise<number> {
  const options = { random: { type: 'string' }, seed: { type: 'string', multiple: true }, help: { type: 'boolean', short: 'h' } } as const;
  const { values } = parseArgs({ options });
  if (values.help === true) {
    console.log(usage);
    return 0;
  }
  const command = process.env['FHIR_ORACLE'];
  if (command === undefined || command === '') {
    console.log(`Skipped: FHIR_ORACLE does not say how to ask the reference validator.\n${usage}`);
    return 0;
  }
  const oracle = await openOracle(command);
  console.log(`HL7 validator ${oracle.version}`);
  try {
    if (values.random === undefined) return (await corpus(oracle)) ? 0 : 1;
    let isClean = true;
    for (const seed of values.seed ?? ['1']) isClean = (await random(oracle, wholeNumber(values.random), wholeNumber(seed))) && isClean;
    return isClean ? 0 : 1;
  } finally {
    await oracle.close();
  }
}

try {
  process.exitCode = await main();
} catch (error) {
  if (!(error instanceof TypeError)) throw error;
  console.error(`${error.message}\n${usage}`);
  process.exitCode = 2;
}
