import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { unfitting } from '../../../src/profiles/leaves/attachment.js';
import { sha1 } from '../../../src/profiles/leaves/sha1.js';

const data = 'SGVsbG8=';

describe('an attachment', () => {
  it.each([
    [{ data }, undefined],
    [{ data, size: 5, hash: '9/+ei3uy4Jtwk1pdeF4MxdnQq/A=' }, undefined],
    [{ data, size: 6 }, 'size'],
    [{ data, hash: 'AAAA' }, 'hash'],
    [{ size: 6, hash: 'AAAA' }, undefined],
    [{ data: '!', size: 6 }, undefined],
    [{ data, size: '5', hash: 5 }, undefined],
  ])('%j: %s', (attachment, problem) => expect(unfitting(attachment)).toBe(problem));
});

describe('SHA-1', () => {
  it("is Node's", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        expect(sha1(bytes)).toBe(createHash('sha1').update(bytes).digest('base64'));
      }),
    );
  });
});
