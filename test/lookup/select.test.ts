import { describe, expect, it } from 'vitest';
import { recordOf } from '../../src/app/endpoint-record.js';
import { readPayer } from '../../src/domain/read-payer.js';
import { type Criteria, selectEndpoints } from '../../src/lookup/select.js';
import { certificate, now, payerBundle, type WantedEndpoint } from './payer-bundle.js';

/** Selects among Endpoints that are named by their place: ids of those taken, and why the others were not. */
function select(wanted: readonly WantedEndpoint[], criteria: Partial<Criteria> = {}) {
  const endpoints = wanted.map((each, index) => ({ id: String(index), ...each }));
  const payer = readPayer(payerBundle({ slug: 'acme', endpoints }), { slug: 'acme', defaultEnvironment: 'prod', now })!;
  const selection = selectEndpoints(payer.endpoints.map(recordOf), { environment: 'prod', choose: 'one', now, ...criteria });
  return {
    taken: selection.endpoints.map(({ id }) => id),
    leftOut: selection.leftOut.map(({ reason, detail, endpoint }) => `${endpoint?.id} ${reason}: ${detail}`),
  };
}

describe('selectEndpoints', () => {
  it('takes the only one that fits', () => {
    expect(select([{}])).toEqual({ taken: ['0'], leftOut: [] });
  });

  it('leaves two equal ones as they are', () => {
    expect(select([{}, {}]).taken).toEqual(['0', '1']);
    expect(select([{ rank: 1 }, { rank: 1 }, { rank: 2 }])).toEqual({ taken: ['0', '1'], leftOut: ['2 not-best: its rank is 2, after 1'] });
  });

  it('takes the lowest rank; none is last', () => {
    expect(select([{}, { rank: 2 }, { rank: 1 }])).toEqual({
      taken: ['2'],
      leftOut: ['1 not-best: its rank is 2, after 1', '0 not-best: it has no rank'],
    });
  });

  it('takes the first of equals with --first, and all by rank with --all', () => {
    expect(select([{ rank: 2 }, { rank: 1 }, { rank: 1 }], { choose: 'first' })).toEqual({
      taken: ['1'],
      leftOut: ['2 not-best: it comes later in the bundle', '0 not-best: its rank is 2, after 1'],
    });
    expect(select([{}, { rank: 2 }, { rank: 1, uses: ['providerApi'] }], { choose: 'all' })).toEqual({
      taken: ['2', '1', '0'],
      leftOut: [],
    });
  });

  describe('use case', () => {
    it('prefers payerToPayer, whatever the rank', () => {
      expect(select([{ uses: ['providerApi'], rank: 1 }, { rank: 2 }])).toEqual({
        taken: ['1'],
        leftOut: ['0 not-best: it is for providerApi, not payerToPayer'],
      });
    });

    it('does not fall back to another use where the one for payerToPayer is out of order', () => {
      expect(select([{ uses: ['providerApi'] }, { environment: 'test' }]).taken).toEqual([]);
    });

    it('takes what there is where none names payerToPayer', () => {
      expect(select([{ uses: ['providerApi'] }]).taken).toEqual(['0']);
      expect(select([{ uses: [] }, { uses: ['HOPERAT'] }]).taken).toEqual(['0', '1']);
    });

    it('is strict where one is asked for, in any case', () => {
      expect(select([{ uses: [] }, { uses: ['providerApi'] }, {}], { use: 'PROVIDERAPI' })).toEqual({
        taken: ['1'],
        leftOut: ['0 use-case: it names no use case', '2 use-case: it is for payerToPayer, not PROVIDERAPI'],
      });
    });
  });

  it('never lets another environment answer', () => {
    expect(select([{ environment: 'test' }, { environment: 'nowhere' }])).toEqual({
      taken: [],
      leftOut: ['0 environment: it is for the test environment, not prod', '1 environment: it declares an environment that is not known'],
    });
    expect(select([{ environment: 'test' }, {}], { environment: 'test' }).taken).toEqual(['0']);
  });

  it('keeps to the access method', () => {
    expect(select([{}, { signed: [] }, { trustProfiles: ['udap'] }], { access: 'udap' })).toEqual({
      taken: ['2'],
      leftOut: ['0 access-method: it offers mtls-dcr, not udap', '1 access-method: it offers no access method, not udap'],
    });
  });

  it.each([
    [{ address: undefined }, 'address: it has no address'],
    [{ address: 'http://mtls.acme.example.com' }, 'address: its address http://mtls.acme.example.com is not an https URL'],
    [{ address: 'https://mtls.acme.example.com\u202e/' }, 'address: its address https://mtls.acme.example.com\\u202e/ is not an https URL'],
    [{ more: { status: 'suspended' } }, 'status: its status is suspended, not active'],
    [{ more: { status: undefined } }, 'status: it has no status'],
    [{ more: { period: { end: '2026-10-31' } } }, 'period: its period ended on 2026-10-31'],
    [{ more: { period: { start: '2027' } } }, 'period: its period begins on 2027-01-01'],
    [{ signed: [certificate('former-server')] }, 'certificate: its server certificate expired on 2024-02-03'],
    [{ signed: [certificate('coming-server')] }, 'certificate: its server certificate is valid only from 2040-05-06'],
  ])('leaves out %j', (endpoint, reason) => {
    expect(select([endpoint])).toEqual({ taken: [], leftOut: [`0 ${reason}`] });
  });

  describe('certificates', () => {
    it('one of several that is valid is enough', () => {
      expect(select([{ signed: [certificate('former-server'), certificate('server')] }]).taken).toEqual(['0']);
    });

    it("an expired certificate of a client is nobody's obstacle", () => {
      expect(select([{ signed: [], artifacts: [['x509-mtls-certificate', certificate('client')]] }]).taken).toEqual(['0']);
    });

    it("an mTLS certificate for the address's host is the server's", () => {
      expect(select([{ signed: [], artifacts: [['x509-mtls-certificate', certificate('former-server')]] }]).taken).toEqual([]);
    });

    it('none at all is only in the way where one is asked for', () => {
      expect(select([{ signed: [] }]).taken).toEqual(['0']);
      expect(select([{ signed: ['MAA='] }], { withCertificate: true }).leftOut).toEqual([
        '0 certificate: it publishes no server certificate that can be read',
      ]);
    });
  });
});
