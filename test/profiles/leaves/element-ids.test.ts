import { describe, expect, it } from 'vitest';
import { isFirstOfId, repeatedId } from '../../../src/profiles/leaves/element-ids.js';

describe('isFirstOfId', () => {
  const first = { id: 'a' };
  const second = { id: 'a' };
  const inner = { id: 'a' };
  const organization = {
    resourceType: 'Organization',
    id: 'a',
    contact: [first, { telecom: [second] }],
    contained: [{ resourceType: 'Endpoint', id: 'a', period: inner }],
  };
  const bundle = { resourceType: 'Bundle', entry: [{ id: 'a', resource: organization }] };

  it('tells the first element of a resource that has an id from the others', () => {
    expect(isFirstOfId(first, bundle, '/entry/0/resource/contact/0/id')).toBe(true);
    expect(isFirstOfId(second, bundle, '/entry/0/resource/contact/1/telecom/0/id')).toBe(false);
  });

  it('keeps the resources apart that lie in each other', () => {
    expect(isFirstOfId(bundle.entry[0] ?? first, bundle, '/entry/0/id')).toBe(true);
    expect(isFirstOfId(inner, bundle, '/entry/0/resource/contained/0/period/id')).toBe(true);
  });
});

describe('repeatedId', () => {
  it('is the index of the first resource that has the id of an earlier one', () => {
    expect(repeatedId([{ id: 'a' }, {}, {}, { id: 'b' }, { id: 'a' }])).toBe(4);
  });

  it.each([[[{ id: 'a' }, { id: 'b' }, {}, {}]], ['x'], [[null, 1, 'x']]])('is undefined for %j', (resources) =>
    expect(repeatedId(resources)).toBeUndefined(),
  );
});
