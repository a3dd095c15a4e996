/** `npm run golden`: writes into each fixture what its invalid example comes to now. Read the difference before you commit it. */
import { readFileSync, writeFileSync } from 'node:fs';
import { fixtureOf, fixturePath, isDirectory } from '../test/checks/fixture.js';
import { goldenOf, judged } from '../test/checks/judged.js';
import { allRules } from './docs/rules.js';

for (const { code } of allRules) {
  const path = fixturePath(code);
  try {
    const fixture = fixtureOf({ code });
    if ('unreachable' in fixture) continue;
    const found = [...(await judged(fixture.invalid, fixture.limits))].flatMap(([slug, findings]) =>
      findings.map((finding) => ({ slug, finding })),
    );
    const own = found.find(({ finding }) => finding.code === code);
    if (own === undefined) throw new Error(`it has ${found.map(({ finding }) => finding.code).join(', ') || 'no finding'}`);
    const text = `${JSON.stringify({ ...fixture, finding: goldenOf(own.slug, own.finding, isDirectory(fixture.invalid)) }, null, 2)}\n`;
    if (text !== readFileSync(path, 'utf8')) writeFileSync(path, text);
  } catch (error) {
    console.error(`${code}: ${error instanceof Error ? error.message : String(error)}`);
    process.exitCode = 1;
  }
}
