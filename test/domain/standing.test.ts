import { describe, expect, it } from 'vitest';
import { inForce, readSuspensions, readTombstones } from '../../src/domain/standing.js';

const now = Date.parse('2026-11-01T12:00:00Z');

describe('readSuspensions and readTombstones', () => {
  it.each([[null], ['acme'], [{}], [[{}]], [['acme']], [[{ slug: 7 }]]])('refuse %j', (value) => {
    expect(readSuspensions(value)).toBeUndefined();
    expect(readTombstones(value)).toBeUndefined();
  });

  it('read what the entries say', () => {
    expect(readSuspensions([{ slug: 'acme', since: '2026-01-01', until: '2026-12', reason: 'key lost' }])).toEqual([
      { slug: 'acme', since: Date.UTC(2026, 0, 1), until: Date.UTC(2027, 0, 1) - 1, reason: 'key lost' },
    ]);
    expect(readTombstones([{ slug: 'acme', successor: 'new-acme' }])).toEqual([
      { slug: 'acme', since: undefined, successor: 'new-acme', reason: undefined },
    ]);
  });
});

describe('inForce', () => {
  const holds = (entry: object) => inForce(readSuspensions([entry]) ?? [], 'acme', now) !== undefined;

  it('holds from since until until, whatever the case of the slug', () => {
    expect(holds({ slug: 'acme', since: '2026-10-01', until: '2026-11-30' })).toBe(true);
    expect(holds({ slug: 'ACME' })).toBe(true);
    expect(holds({ slug: 'acme', since: '2026-11-02' })).toBe(false);
    expect(holds({ slug: 'acme', until: '2026-10-31' })).toBe(false);
    expect(holds({ slug: 'other' })).toBe(false);
  });

  it('counts a date that nobody can read as open', () => {
    expect(holds({ slug: 'acme', since: 'last week', until: 'someday' })).toBe(true);
  });
});
