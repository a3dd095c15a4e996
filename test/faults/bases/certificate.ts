import { readFileSync } from 'node:fs';
import type { Loose } from '../../profiles/conformant.js';

/** A conformant bundle that all checks of the directory pass: the frozen copy of an example that their fixtures start from. */
export function fixtureBundle(): Loose {
  return JSON.parse(readFileSync(new URL('../../fixtures/base/cedar-hollow.json', import.meta.url), 'utf8'));
}

const endpoint = fixtureBundle().entry.at(-1).resource;

/** The certificate that the bundle's Endpoint publishes: base64 of DER. */
export const certificate: string = endpoint.extension
  .flatMap((each: Loose) => each.extension ?? [])
  .find((part: Loose) => part.url === 'Object').valueBase64Binary;
