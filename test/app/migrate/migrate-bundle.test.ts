import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { migrateBundle, migrateFile } from '../../../src/app/migrate-bundle.js';
import { fileReport, judgeBundle } from '../../../src/app/validate-bundle.js';
import type { Finding } from '../../../src/domain/finding.js';
import { layers } from '../../../src/domain/finding.js';
import type { JsonObject } from '../../../src/domain/json.js';
import { builtInPolicy } from '../../../src/domain/policy.js';
import { text as accountText } from '../../../src/reporters/account/text.js';
import { bundle, context, old, oldText, withExtensions } from './bundles.js';

function migrate(text: string) {
  return migrateFile('old.json', Buffer.from(text), context);
}

function findingsIn(text: string): readonly Finding[] {
  const terms = { ...context, layers: new Set(layers) };
  return fileReport('old.json', 'built-in', judgeBundle(Buffer.from(text), terms), terms).findings;
}

/** Whether one of two places lies in the other. */
function isNear(a: string, b: string): boolean {
  const within = (inner: string, outer: string): boolean =>
    inner === outer || inner.startsWith(`${outer}.`) || inner.startsWith(`${outer}[`);
  return within(a, b) || within(b, a);
}

/** What only the payer can mend: what is left of each bundle, and nothing else. */
const left: Readonly<Record<(typeof old)[number], readonly string[]>> = {
  'july-2022': [
    'error identifiers/system-missing',
    'error profile/missing-element',
    'error profile/missing-slice',
    'error structure/unnamed-organization',
  ],
  'january-2023': [
    'error identifiers/system-missing',
    'error profile/missing-element',
    'error profile/wrong-version',
    'warning structure/single-organization',
  ],
  'pdex-2.0.0': ['error profile/missing-element'],
  'ndh-2.0.0-current': ['error profile/missing-element'],
};

describe.each(old)('a bundle of %s', (name) => {
  test('becomes this, with this account', async () => {
    const { text, account } = migrate(oldText(name));
    await expect(text).toMatchFileSnapshot(`../../golden/migrate/${name}.json`);
    await expect(accountText.write(account, { colour: false, width: undefined })).toMatchFileSnapshot(`../../golden/migrate/${name}.txt`);
  });

  test('has only findings left that the account asks about', () => {
    const { text, account } = migrate(oldText(name));
    const findings = findingsIn(text).filter(({ severity, code }) => severity !== 'information' && !code.startsWith('x509/'));
    expect([...new Set(findings.map(({ severity, code }) => `${severity} ${code}`))].sort()).toEqual(left[name]);
    const asked = account.decisions.map(({ expression }) => expression);
    const unasked = findings.flatMap(({ expression }) => expression).filter((place) => !asked.some((each) => isNear(each, place)));
    expect(unasked).toEqual([]);
  });

  test('is judged by the current guide then', () => {
    const before = migrate(oldText(name));
    const after = migrate(before.text);
    expect(before.account.from).not.toBe(before.account.to);
    // What is asked about a withdrawn code still speaks of its version.
    if (name !== 'january-2023') expect(after.account.from).toBe(before.account.to);
    expect(after.text).toBe(before.text);
    expect(after.account.changes).toEqual([]);
  });
});

describe('a bundle of the current guide', () => {
  const examples = readdirSync(new URL('../../../bundles/', import.meta.url));

  test.each(examples)('%s stays as it is, to the byte', (name) => {
    const text = readFileSync(new URL(`../../../bundles/${name}`, import.meta.url), 'utf8');
    const { text: after, account } = migrate(text);
    expect(after).toBe(text);
    expect(account.changes).toEqual([]);
    expect(account.decisions.filter(({ question }) => !question.startsWith('Who signs'))).toEqual([]);
  });

  test('stays as it is where it is signed, and nothing is left to decide', () => {
    const document = bundle();
    expect(migrateBundle(document, context)).toEqual({ bundle: document, changes: [], decisions: [] });
  });
});

describe('a file', () => {
  const document = { resourceType: 'Bundle', type: 'batch', id: 'x' };

  test.each([
    ['two spaces', JSON.stringify(document, null, 2), '\n  "type": "collection"'],
    ['four', JSON.stringify(document, null, 4), '\n    "type": "collection"'],
    ['tabs', JSON.stringify(document, null, '\t'), '\n\t"type": "collection"'],
    ['nothing at all', JSON.stringify(document), '\n  "type": "collection"'],
    ['spaces before it', `\n ${JSON.stringify(document, null, 3)}`, '\n   "type": "collection"'],
  ])('indented by %s stays so', (_how, text, expected) => {
    expect(migrate(text).text).toContain(expected);
  });

  test('keeps its text where nothing changes, whatever its form', () => {
    const text = `  ${JSON.stringify(bundle()).replace('"resourceType"', '\n"resource\\u0054ype"')}\r\n`;
    expect(migrate(text).text).toBe(text);
  });

  test.each([
    ['no JSON', '{', "old.json can't be migrated: "],
    ['a repeated key, of which one value would be lost', '{"resourceType":"Bundle","id":"a","id":"b"}', "old.json can't be migrated: "],
    ['a number that loses precision', '{"resourceType":"Bundle","total":12345678901234567890}', "old.json can't be migrated: "],
    ['another resource', '{"resourceType":"Patient"}', 'old.json holds no Bundle.'],
    ['no object', '[]', "old.json can't be migrated: "],
    ['too many bytes', `"${'x'.repeat(builtInPolicy.limits.fileBytes)}"`, "old.json can't be migrated: "],
  ])('with %s is refused', (_what, text, message) => {
    expect(() => migrate(text)).toThrow(expect.objectContaining({ code: 'ERR_NOT_MIGRATABLE', message: expect.stringContaining(message) }));
  });

  test('with very many faults has an account of a size to read', () => {
    const many = withExtensions(...Array.from({ length: 3_000 }, () => ({ valueString: 'what' })));
    const { decisions } = migrateBundle(many, context);
    expect(decisions).toHaveLength(builtInPolicy.limits.findings + 1);
    expect(decisions.at(-1)?.question).toBe('There are 2000 more questions.');
    const numerous = withExtensions(
      ...Array.from({ length: 1_500 }, () => ({
        url: 'http://hl7.org/fhir/us/ndh/StructureDefinition/base-ext-endpoint-rank',
        valuePositiveInt: 1,
      })),
    ) as JsonObject;
    expect(migrateBundle(numerous, context).changes.at(-1)?.what).toMatch(/^There are \d+ more changes\.$/);
  });
});
