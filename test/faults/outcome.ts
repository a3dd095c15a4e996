import type { SeededFault } from './fault.js';
import { judged, type Sighted } from './judged.js';
import type { Variant } from './variant.js';

/** What became of one seeded fault. */
export interface Outcome {
  /** Of the places that the fault names, those that were not found. */
  readonly missed: readonly string[];
  /** What was found besides. */
  readonly false: readonly string[];
}

/** Extensions that nobody defines stand in many bundles of the corpus, and are told of as information. */
function isNoise({ code, severity }: Sighted, expected: readonly string[]): boolean {
  return severity === 'information' && code === 'profile/unknown-extension' && !expected.some((each) => each.startsWith(code));
}

function said({ code, place }: Sighted): string {
  return place === '' ? code : `${code} ${place}`;
}

/** What a fault must come to: its code at each of its places, and what is listed beside it. */
export function expectedOf({ code, places, also }: SeededFault): readonly string[] {
  return [...places.map((place) => (place === '' ? code : `${code} ${place}`)), ...also];
}

export function outcomeOf(fault: SeededFault): Outcome {
  const expected = expectedOf(fault);
  const found = judged(fault.bytes())
    .filter((each) => !isNoise(each, expected))
    .map(said);
  const left = [...found];
  const missed = expected.filter((each) => {
    const index = left.indexOf(each);
    if (index >= 0) left.splice(index, 1);
    return index < 0;
  });
  return { missed, false: left };
}

/** Bundles of another type than a directory publishes are no less conformant to FHIR. */
export function errorsIn(variant: Variant): readonly string[] {
  const isOther = /\/(history|searchSet):/.test(variant.id);
  return judged(variant.bytes())
    .filter(({ code, severity }) => severity === 'error' && !(isOther && code === 'structure/not-collection'))
    .map(said);
}
