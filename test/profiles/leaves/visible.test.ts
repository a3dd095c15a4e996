import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { builtInPolicy } from '../../../src/domain/policy.js';
import { parseDocument } from '../../../src/parse/document.js';
import { judge } from '../../../src/profiles/generated/pdex-2.2.0.js';
import * as primitives from '../../../src/profiles/leaves/primitives.js';
import { isVisible, knowing } from '../../../src/profiles/leaves/visible.js';

const folder = new URL('../../../bundles/', import.meta.url);
const bundles = readdirSync(folder).map((name) => readFileSync(new URL(name, folder), 'utf8'));
const visible = fc.string({
  unit: fc.oneof(fc.constantFrom(' ', '-', '_', '/', ':', '=', '\x7f'), fc.string({ minLength: 1, maxLength: 1 })),
});
const likely = fc.constantFrom(
  'urn:uuid:',
  'urn:oid:1.2',
  'https://example.com/a b',
  ' ',
  '',
  'QUJD',
  'QU JD',
  'QUI=',
  'QU-_',
  ' a',
  'a ',
  'a  b',
  '2026-01-01',
);

describe('what is known of a document', () => {
  it('changes no verdict on a text of visible ASCII and blanks', () => {
    fc.assert(
      fc.property(fc.oneof(visible, likely), (text) => {
        for (const leaf of Object.values(primitives)) expect(knowing(true, () => leaf(text))).toBe(leaf(text));
      }),
      { numRuns: 500 },
    );
  });

  it('changes no verdict on a bundle with a broken string', () => {
    const strings = bundles.flatMap((text) =>
      [...text.matchAll(/"(?:[^"\\]|\\.)*"(?=[,\n])/g)].map((match) => ({ text, at: match.index + 1 })),
    );
    fc.assert(
      fc.property(fc.constantFrom(...strings), fc.oneof(visible, likely), ({ text, at }, more) => {
        const value: unknown = JSON.parse(text.slice(0, at) + JSON.stringify(more).slice(1, -1) + text.slice(at));
        expect(judge(value, 100, true)).toEqual(judge(value, 100));
      }),
      { numRuns: 300 },
    );
  });

  it('is forgotten after the document, also where judging throws', () => {
    const fail = (): never => {
      throw new Error('stop');
    };
    expect(() => knowing(true, fail)).toThrow('stop');
    expect(isVisible).toBe(false);
  });
});

describe('ParsedDocument.isVisible', () => {
  const parsed = (text: string) => parseDocument(Buffer.from(text), builtInPolicy.limits);

  it('holds of every example', () => {
    expect(bundles.map((text) => parsed(text).isVisible)).toEqual(bundles.map(() => true));
  });

  it.each([['"\\n"'], ['"\\t"'], ['"\\u0000"'], ['"\\u00a0"'], ['"é"'], ['"\\b"'], ['"\\\\\\n"'], ['"\\ud83d\\ude00"']])(
    'does not hold of %s',
    (string) => {
      expect(parsed(`{"a": ${string}}`).isVisible).toBe(false);
      expect(parsed(`{${string}: "a"}`).isVisible).toBe(false);
    },
  );

  it('holds only where no string has anything else', () => {
    const unit = fc.constantFrom('a', ' ', '"', '\\', '/', 'u', 'n', '\n', '\u00e9', '\u2028', '\x7f');
    fc.assert(
      fc.property(fc.array(fc.string({ unit, maxLength: 6 })), (strings) => {
        if (parsed(JSON.stringify({ strings })).isVisible) for (const each of strings) expect(each).toMatch(/^[\x20-\x7f]*$/);
      }),
    );
  });
});
