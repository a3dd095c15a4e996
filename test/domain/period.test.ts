import { describe, expect, it } from 'vitest';
import { periodOf, phaseOf, timeOfDateTime } from '../../src/domain/period.js';

describe('timeOfDateTime', () => {
  it.each([
    ['2026', '2026-01-01T00:00:00.000Z', '2026-12-31T23:59:59.999Z'],
    ['2024-02', '2024-02-01T00:00:00.000Z', '2024-02-29T23:59:59.999Z'],
    ['2026-12-31', '2026-12-31T00:00:00.000Z', '2026-12-31T23:59:59.999Z'],
    ['2026-02-30', '2026-03-02T00:00:00.000Z', '2026-03-02T23:59:59.999Z'],
    ['2026-11-01T10:00:00-05:00', '2026-11-01T15:00:00.000Z', '2026-11-01T15:00:00.000Z'],
    ['2026-11-01T10:00:00.25+05:30', '2026-11-01T04:30:00.250Z', '2026-11-01T04:30:00.250Z'],
    ['0099', '0099-01-01T00:00:00.000Z', '0099-12-31T23:59:59.999Z'],
  ])('reads %s', (text, first, last) => {
    expect(new Date(timeOfDateTime(text, 'first')!).toISOString()).toBe(first);
    expect(new Date(timeOfDateTime(text, 'last')!).toISOString()).toBe(last);
  });

  it.each(['', 'soon', '26-01-01', '2026-1-1', '2026-01-01 10:00', '2026 '])('leaves %j alone', (text) => {
    expect(timeOfDateTime(text, 'first')).toBeUndefined();
  });
});

describe('phaseOf', () => {
  const now = Date.parse('2026-11-01T12:00:00Z');

  it.each([
    [{ end: '2026-11-01' }, 'during'],
    [{ end: '2026-10-31' }, 'over'],
    [{ start: '2026-11-02' }, 'before'],
    [{ start: '2026-11', end: '2026-11' }, 'during'],
    [{ start: 7, end: 'whenever' }, 'during'],
    ['2026', 'during'],
    [undefined, 'during'],
  ])('%j is %s', (period, phase) => {
    expect(phaseOf(periodOf(period), now)).toBe(phase);
  });
});
