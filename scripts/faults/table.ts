import { faults, variants } from '../../test/faults/corpus.js';
import { kinds } from '../../test/faults/fault.js';
import { errorsIn, outcomeOf } from '../../test/faults/outcome.js';

/** What became of the faults of one kind. */
export interface Row {
  readonly name: string;
  readonly seeded: number;
  readonly found: number;
  readonly missed: number;
  /** Findings that no fault asked for. */
  readonly false: number;
  /** The faults and variants that were not as they should be. */
  readonly wrong: readonly string[];
}

/** A row for each kind of fault, and one for the variants, in which every finding is false. */
export function rows(): readonly Row[] {
  const ofKinds = kinds.map((name): Row => {
    const own = faults.filter(({ kind }) => kind === name).map((fault) => ({ fault, outcome: outcomeOf(fault) }));
    const missed = own.filter(({ outcome }) => outcome.missed.length > 0);
    const wrong = own.filter(({ outcome }) => outcome.missed.length > 0 || outcome.false.length > 0);
    const extra = own.reduce((sum, { outcome }) => sum + outcome.false.length, 0);
    return {
      name,
      seeded: own.length,
      found: own.length - missed.length,
      missed: missed.length,
      false: extra,
      wrong: wrong.map(({ fault }) => fault.id),
    };
  });
  const refused = variants.map((variant) => ({ id: variant.id, errors: errorsIn(variant) })).filter(({ errors }) => errors.length > 0);
  const ofVariants = {
    name: `${variants.length} variants`,
    seeded: 0,
    found: 0,
    missed: 0,
    false: refused.reduce((sum, { errors }) => sum + errors.length, 0),
    wrong: refused.map(({ id }) => id),
  };
  return [...ofKinds, ofVariants];
}

export function totalOf(all: readonly Row[]): Row {
  const sum = (key: 'seeded' | 'found' | 'missed' | 'false'): number => all.reduce((total, row) => total + row[key], 0);
  return {
    name: 'all',
    seeded: sum('seeded'),
    found: sum('found'),
    missed: sum('missed'),
    false: sum('false'),
    wrong: all.flatMap(({ wrong }) => wrong),
  };
}
