import { execFileSync } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { openBundles } from '../../../src/app/bundle-source.js';
import { findEndpoint } from '../../../src/app/find-endpoint.js';
import type { Answer, Question } from '../../../src/domain/answer.js';
import { explanation } from '../../../src/reporters/answer/explanation.js';
import { answerFormats } from '../../../src/reporters/answer/registry.js';
import { certificate, naicSystem, now, npiSystem, payerBundle, type WantedPayer } from '../../lookup/payer-bundle.js';

const plain = { colour: false };

/** Says as much as an answer can, with everything in it that a terminal or a shell could stumble over. */
const hostile: WantedPayer = {
  slug: 'acme',
  name: "Acme's \u001b[31m$(rm -rf ~) Health\u202e Plan\n\u0085, Inc.",
  aliases: ['AHP'],
  formerNames: ['Apex Mutual'],
  identifiers: [
    { system: naicSystem, value: '12345' },
    { system: npiSystem, value: '1234567893' },
    { system: naicSystem, value: '11111', use: 'old' },
  ],
  others: [['vendor', 'Exchange `Vendor`']],
  endpoints: [
    {
      id: 'first',
      environment: 'prod',
      rank: 1,
      manager: 'vendor',
      uses: ['payerToPayer', 'patient\u0007Access'],
      trustProfiles: ['udap'],
      baseUrl: "https://mtls.acme.example.com/r4/?'$(id)&x;y*!",
      registrationUrl: 'https://mtls.acme.example.com/register',
      signed: [certificate('former-server'), certificate('server')],
      artifacts: [
        ['x509-signing-certificate', certificate('client')],
        ['x509-identity-certificate', 'MAA='],
      ],
      more: { period: { start: '2026-01-01' } },
    },
    { id: 'second', rank: 2, signed: [] },
    { id: 'third', environment: 'test' },
  ],
};

const twins: WantedPayer = {
  slug: 'twins',
  name: 'Twin Mutual',
  formerNames: ['AHP'],
  endpoints: [{ id: 'a' }, { id: 'b', uses: ['payerToPayer', 'cdex'], trustProfiles: ['smart'] }],
};
const other: WantedPayer = { slug: 'other', name: 'Apex Mutual', active: false };
const all = [hostile, twins, other];

function answer(payer: string, question: Partial<Question> = {}): Promise<Answer> {
  return findEndpoint(openBundles(all.map(payerBundle)), { payer, choose: 'one', now, ...question });
}

const golden = (name: string) => `../../golden/answer/${name}`;
const extensions: Readonly<Record<string, string>> = { json: 'json', ndjson: 'ndjson', fhir: 'json', pem: 'pem', curl: 'sh', env: 'sh' };

describe.each(answerFormats)('$name', (format) => {
  it('shows one Endpoint', async () => {
    await expect(format.render(await answer('acme'), plain)).toMatchFileSnapshot(
      golden(`${format.name}.${extensions[format.name] ?? 'txt'}`),
    );
  });

  it.runIf(format.several)('shows several Endpoints', async () => {
    await expect(format.render(await answer('acme', { choose: 'all' }), plain)).toMatchFileSnapshot(
      golden(`${format.name}-all.${extensions[format.name] ?? 'txt'}`),
    );
  });

  it('lets no character through that commands a terminal', async () => {
    const text = format.render(await answer('acme', { choose: 'all' }), plain);
    expect(text).toMatch(/\n$/);
    expect(text.replaceAll('\n', '')).not.toMatch(/[\p{C}\p{Zl}\p{Zp}]/u);
  });

  it('says other outcomes in JSON or not at all', async () => {
    const texts = await Promise.all(['nobody', 'ahp', 'twins', 'other'].map(async (payer) => format.render(await answer(payer), plain)));
    const outcomes = texts.map((text) => (text === '' ? '' : (JSON.parse(text) as { outcome: string }).outcome));
    expect(outcomes).toEqual(
      ['json', 'ndjson'].includes(format.name) ? ['not-found', 'ambiguous', 'ambiguous', 'filtered'] : ['', '', '', ''],
    );
  });
});

const render = (name: string, given: Answer, colour = false) =>
  answerFormats.find((format) => format.name === name)?.render(given, { colour }) ?? '';

describe('what the formats promise', () => {
  it.each([
    ['not-found', 'nobodi'],
    ['ambiguous-payers', 'ahp'],
    ['ambiguous-endpoints', 'twins'],
    ['filtered', 'other'],
  ])('json says %s', async (name, payer) => {
    await expect(render('json', await answer(payer))).toMatchFileSnapshot(golden(`json-${name}.json`));
  });

  it('ndjson is json on one line', async () => {
    const given = await answer('acme');
    const line = render('ndjson', given);
    expect(line.indexOf('\n')).toBe(line.length - 1);
    expect(JSON.parse(line)).toEqual(JSON.parse(render('json', given)));
  });

  it('json and fhir keep a name as it was published', async () => {
    const given = await answer('acme');
    expect((JSON.parse(render('json', given)) as { payer: { name: string } }).payer.name).toBe(hostile.name);
    const bundle = JSON.parse(render('fhir', given)) as { entry: readonly unknown[] };
    expect(bundle.entry).toEqual([0, 2, 1].map((index) => (payerBundle(hostile)['entry'] as readonly unknown[])[index]));
  });

  it('a shell reads env and curl as they were meant', async () => {
    const given = await answer('acme');
    const script = `${render('env', given)}curl() { printf '%s\\n' "$@"; }\n${render('curl', given)}printf '%s\\n' "$PAYER_NAME" "$PAYER_USE_CASES"`;
    const lines = execFileSync('/bin/sh', ['-u'], { input: script, encoding: 'utf8' }).trimEnd().split('\n');
    expect(lines.at(-2)).toBe("Acme's [31m$(rm -rf ~) Health Plan , Inc.");
    expect(lines.at(-1)).toBe('payerToPayer patientAccess');
    expect(lines.at(-3)).toBe("https://mtls.acme.example.com/r4/?'$(id)&x;y*!");
  });

  it('curl asks for the capabilities below a base without a query', async () => {
    expect(render('curl', await answer('twins', { choose: 'first' }))).toContain('--url https://mtls.acme.example.com/fhir/metadata\n');
  });

  it('pem holds the certificates that are valid now, once', async () => {
    const blocks = render('pem', await answer('acme', { choose: 'all' })).match(/-----BEGIN[\s\S]*?END CERTIFICATE-----\n/g) ?? [];
    expect(blocks.map((block) => new X509Certificate(block).validTo)).toEqual(['Jan  1 00:00:00 2045 GMT']);
    expect(blocks[0]).toBe(new X509Certificate(blocks[0] ?? '').toString());
  });

  it('human is coloured on demand', async () => {
    const given = await answer('acme');
    const coloured = render('human', given, true);
    expect(coloured).toContain('\u001b[36mhttps://mtls.acme.example.com/fhir\u001b[39m');
    expect(coloured.replace(/\u001b\[\d+m/g, '')).toBe(render('human', given));
  });

  it('human makes a certificate stand out that soon expires', async () => {
    const late = Date.parse('2044-12-30T12:00:00Z');
    expect(render('human', await answer('acme', { now: late }), true)).toContain('\u001b[33mvalid until 2045-01-01 (1 day)\u001b[39m');
  });
});

describe('explanation', () => {
  const cases: readonly (readonly [string, string, Partial<Question>])[] = [
    ['not found', 'zzz', {}],
    ['not found, with suggestions', 'twin mutul', {}],
    ['not found, with a reason', 'npi:1234567890', {}],
    ['hostile and long', `\u001b[2J${'x'.repeat(100_000)}`, {}],
    ['several payers', 'ahp', {}],
    ['several Endpoints', 'twins', {}],
    ['inactive', 'other', {}],
    ['another environment', 'acme', { environment: 'dev' }],
    ['another use case', 'acme', { use: 'pasOperation' }],
  ];

  it('says why there is no answer', async () => {
    const texts: string[] = [];
    for (const [title, payer, question] of cases) texts.push(`# ${title}\n${explanation(await answer(payer, question))}`);
    await expect(texts.join('\n')).toMatchFileSnapshot(golden('explanations.txt'));
  });

  it('is silent where there is one', async () => {
    expect(explanation(await answer('acme'))).toBe('');
  });

  it('lists twenty candidates and counts the rest', async () => {
    const many = Array.from({ length: 25 }, (_, index) => payerBundle({ slug: `p${index}`, name: 'Same Name' }));
    const text = explanation(await findEndpoint(openBundles(many), { payer: 'same name', choose: 'one', now }));
    expect(text).toContain('"same name" may mean 25 payers.');
    expect(text.trimEnd().split('\n')).toHaveLength(22);
    expect(text).toContain('  and 5 more\n');
  });
});
