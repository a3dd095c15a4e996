import type { CheckContext } from '../../domain/check.js';
import type { JsonObject } from '../../domain/json.js';
import { type Draft, draftOf, type FinishedDraft } from './draft.js';

/** What a step may know besides the bundle. */
export interface MigrationContext extends CheckContext {
  /** The bundle as it was before any step. */
  readonly input: JsonObject;
}

export interface StepOutcome extends FinishedDraft {
  readonly bundle: JsonObject;
}

/**
 * One step of a migration: a pure, total function of the bundle. Applied to its own outcome it changes nothing, and it never invents:
 * what only the payer knows, it asks.
 */
export interface Step {
  readonly name: string;
  run(bundle: JsonObject, context: MigrationContext): StepOutcome;
}

/** A step from what it does to a copy of the bundle. */
export function defineStep(name: string, revise: (draft: Draft, context: MigrationContext) => void): Step {
  return {
    name,
    run(bundle, context) {
      const { draft, finish } = draftOf(bundle);
      revise(draft, context);
      // A draft is JSON, and nobody keeps it to change it.
      return { ...finish(), bundle: draft.bundle as JsonObject };
    },
  };
}
