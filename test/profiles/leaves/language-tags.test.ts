import { describe, expect, it } from 'vitest';
import { isLanguageTag } from '../../../src/profiles/leaves/language-tags.js';

describe('isLanguageTag', () => {
  it.each([
    'en',
    'EN',
    'en-US',
    'en-us',
    'zh-Hans-CN',
    'zh-cmn-Hans',
    'es-419',
    'sl-rozaj',
    'de-CH-1996',
    'de-DE-u-co-phonebk',
    'en-x-foo',
    'x-klingon',
    'i-klingon',
    'qaa',
    'sgn-BE-FR',
  ])('accepts %s', (tag) => expect(isLanguageTag(tag)).toBe(true));

  it.each(['', 'n', 'zz', 'english', 'en_US', 'en-', '-en', 'en US', 'en--US', 'en-a', 'x', 'zz-US', 'fr-FR-FR', 5, null])(
    'refuses %j',
    (tag) => expect(isLanguageTag(tag)).toBe(false),
  );
});
