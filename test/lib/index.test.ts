import { describe, expect, it } from 'vitest';
import { type Answer, DirectoryError, findEndpoint } from '../../src/lib/index.js';
import { directoryOf, now, payerBundle } from '../lookup/payer-bundle.js';

const payers = [
  { slug: 'acme', aliases: ['AHP'], endpoints: [{}, { id: 'test', environment: 'test' }] },
  { slug: 'other', name: 'Other' },
];
const at = { now: new Date(now) };

describe('findEndpoint', () => {
  it('asks a folder', async () => {
    const answer: Answer = await findEndpoint('ahp', { directory: directoryOf({ payers }), ...at });
    // The type tells the outcomes apart, and an answered Endpoint has an address.
    const address: string | undefined = answer.outcome === 'found' ? answer.endpoints[0]?.address : undefined;
    expect(address).toBe('https://mtls.acme.example.com/fhir');
    expect(answer.verified.by).toBe('clone');
  });

  it('asks bundles that the caller holds, any iterable of them', async () => {
    function* bundles() {
      for (const payer of payers) yield payerBundle(payer);
      yield {};
      yield { resourceType: 'Bundle', id: '../x' };
    }
    expect(await findEndpoint('acme', { bundles: bundles(), ...at })).toMatchObject({
      outcome: 'found',
      verified: { by: 'none' },
      environment: 'prod',
    });
    expect(await findEndpoint('ahp', { bundles: bundles(), ...at })).toMatchObject({
      outcome: 'found',
      warnings: [
        'bundles[2] was passed over: its id is not a slug. It may hold what was asked for.',
        'bundles[3] was passed over: its id is not a slug. It may hold what was asked for.',
      ],
    });
    expect(await findEndpoint('other', { bundles: [{ resourceType: 'Bundle', id: 'other' }], ...at })).toMatchObject({
      outcome: 'filtered',
    });
  });

  it('takes the same criteria as the command', async () => {
    const bundles = payers.map(payerBundle);
    expect(await findEndpoint('acme', { bundles, environment: 'test', ...at })).toMatchObject({ endpoints: [{ id: 'test' }] });
    expect(await findEndpoint('acme', { bundles, defaultEnvironment: 'test', ...at })).toMatchObject({ outcome: 'ambiguous' });
    expect(await findEndpoint('acme', { bundles, defaultEnvironment: 'test', choose: 'all', ...at })).toMatchObject({
      endpoints: [{}, {}],
    });
    expect(await findEndpoint('acme', { bundles, use: 'cdex', ...at })).toMatchObject({ outcome: 'filtered' });
    expect(await findEndpoint('acme', { bundles, access: 'udap', ...at })).toMatchObject({ outcome: 'filtered' });
    expect(await findEndpoint('acme', { bundles, withCertificate: true, now: new Date('2050-01-01') })).toMatchObject({
      outcome: 'filtered',
    });
  });

  it('uses the present where no instant is given', async () => {
    expect(await findEndpoint('acme', { bundles: payers.map(payerBundle) })).toMatchObject({ outcome: 'found' });
  });

  it('finds nothing for anything that is no payer', async () => {
    for (const payer of ['', ' ', '__proto__', '../acme', 'x'.repeat(100_000)]) {
      expect(await findEndpoint(payer, { bundles: payers.map(payerBundle) })).toMatchObject({ outcome: 'not-found' });
    }
  });

  it('throws only where there is no directory to ask', async () => {
    await expect(findEndpoint('acme', { directory: '/nowhere' })).rejects.toBeInstanceOf(DirectoryError);
    await expect(findEndpoint('acme', { directory: '/nowhere' })).rejects.toMatchObject({ code: 'ERR_NO_DIRECTORY' });
  });
});
