import { asObject, asString } from '../domain/json.js';
import { isSlug } from '../domain/payer.js';
import { builtInPolicy, type Environment } from '../domain/policy.js';
import { readPayer } from '../domain/read-payer.js';
import type { PayerRead, PayerSource } from '../ports/payer-source.js';

/** The payers in bundles that the caller holds, each with Bundle.id as its slug. The iterable is read once, at once. */
export function openBundles(bundles: Iterable<unknown>, defaultEnvironment: Environment = builtInPolicy.defaultEnvironment): PayerSource {
  const all = [...bundles];
  const read = (bundle: unknown, index: number, now: number): PayerRead => {
    const slug = asString(asObject(bundle)?.['id']) ?? '';
    const payer = isSlug(slug) ? readPayer(bundle, { slug, defaultEnvironment, now }) : undefined;
    if (payer !== undefined) return { kind: 'payer', payer };
    const detail = isSlug(slug) ? 'it is not a Bundle that begins with an Organization' : 'its id is not a slug';
    return { kind: 'unreadable', slug, place: `bundles[${index}]`, detail };
  };
  return {
    verified: { by: 'none', statement: 'Read from bundles that the caller handed over; nothing about them was verified.' },
    defaultEnvironment,
    suspensions: [],
    tombstones: [],
    async bySlug(slug, now) {
      const index = all.findIndex((bundle) => asString(asObject(bundle)?.['id']) === slug);
      return index === -1 ? undefined : read(all[index], index, now);
    },
    async *all(now) {
      for (const [index, bundle] of all.entries()) yield read(bundle, index, now);
    },
  };
}
