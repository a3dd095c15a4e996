import { describe, expect, it } from 'vitest';
import type { Payer } from '../../src/domain/payer.js';
import { readPayer } from '../../src/domain/read-payer.js';
import { matchOf, ratherThan } from '../../src/lookup/match.js';
import { parseQuery } from '../../src/lookup/query.js';
import { hiosSystem, naicSystem, now, npiSystem, payerBundle } from './payer-bundle.js';

const payerid = { coding: [{ system: 'http://hl7.org/fhir/us/carin-bb/CodeSystem/C4BBIdentifierType', code: 'payerid' }] };

const acme: Payer = readPayer(
  payerBundle({
    slug: 'acme-health',
    name: 'Acme Health Plan, Inc.',
    aliases: ['AHP', 'Acme of the Valley'],
    formerNames: ['Apex Mutual'],
    identifiers: [
      { system: naicSystem, value: '12345' },
      { system: hiosSystem, value: '54321' },
      { system: npiSystem, value: '1234567893' },
      { system: naicSystem, value: '99999', use: 'old' },
      { system: 'urn:ietf:rfc:3986', value: 'https://WWW.acme.example.com/' },
      { system: 'urn:assigner', value: '60054', type: payerid },
      { system: 'urn:private', value: 'A|b' },
      { system: naicSystem, value: 'nonsense' },
      { value: 'no-system' },
    ],
  }),
  { slug: 'acme-health', defaultEnvironment: 'prod', now },
)!;

const match = (argument: string) => matchOf(parseQuery(argument), acme);

describe('matchOf', () => {
  it.each([
    ['acme-health', 'slug', 'acme-health'],
    ['  ACME-Health ', 'slug', 'acme-health'],
    ['naic:12345', 'identifier', 'naic 12345'],
    ['NAIC:12345', 'identifier', 'naic 12345'],
    [`${naicSystem}|12345`, 'identifier', 'naic 12345'],
    ['12345', 'identifier', 'naic 12345'],
    ['54321', 'identifier', 'hios 54321'],
    ['npi:1234567893', 'identifier', 'npi 1234567893'],
    ['url:www.acme.example.com', 'identifier', 'url https://WWW.acme.example.com/'],
    ['payerid:60054', 'identifier', 'payerid 60054'],
    ['urn:assigner|60054', 'identifier', 'urn:assigner 60054'],
    ['urn:private|A\\|b', 'identifier', 'urn:private A|b'],
    ['naic:99999', 'former-identifier', 'naic 99999'],
    ['acme health plan', 'name', 'Acme Health Plan, Inc.'],
    ['The ÁCME Health Plan LLC', 'name', 'Acme Health Plan, Inc.'],
    ['ahp', 'alias', 'AHP'],
    ['apex mutual', 'former-name', 'Apex Mutual'],
    ['plan acme', 'words', 'Acme Health Plan, Inc.'],
    ['the valley', 'words', 'Acme of the Valley'],
  ])('%j by %s on %j', (argument, by, on) => {
    expect(match(argument)).toEqual({ by, on });
  });

  it.each([
    '',
    ' ',
    'acme-healt',
    'acm',
    'ahp plan',
    'the',
    'of',
    'naic:12',
    'naic:',
    'naic:54321',
    'npi:1234567890',
    'payerid:',
    'urn:private|a|b',
    '|no-system',
    'no-system',
    'urn:assigner|',
    '60054',
    '__proto__',
    'constructor',
    'toString',
    '../acme-health',
    '..',
    '/acme health plan',
    './acme-health',
    '\\acme',
    'acme\u0000health plan',
    'acme\u202ehealth plan',
    '\u200bahp',
    `${'acme '.repeat(25_000)}`,
  ])('%j finds nothing', (argument) => {
    expect(match(argument)).toBeUndefined();
  });

  it('says why an identifier can name nobody', () => {
    expect(parseQuery('naic:12').problem).toBe('12 is no NAIC company code: it is not five digits.');
  });

  it('makes a file name only of a slug', () => {
    for (const argument of ['../x', '/etc/passwd', 'a/b', '.hidden', 'a b', 'a\u0000', 'x'.repeat(65), 'ä'])
      expect(parseQuery(argument).slug).toBeUndefined();
    expect(parseQuery('Acme.1').slug).toBe('acme.1');
  });
});

describe('ratherThan', () => {
  it('puts slug, identifier, name, alias or former name, words in this order', () => {
    const order = [['slug'], ['identifier'], ['former-identifier'], ['name'], ['alias', 'former-name'], ['words']] as const;
    const all = order.flatMap((group, rank) => group.map((by) => ({ by, on: '', rank })));
    for (const one of all) {
      for (const other of all) {
        expect(ratherThan(one, other)).toBe(one.rank < other.rank ? 'better' : one.rank === other.rank ? 'same' : 'worse');
      }
    }
    expect(ratherThan({ by: 'words', on: '' }, undefined)).toBe('better');
  });
});
