import { isObject } from '../domain/json.js';
import { askInvariants, isOpen } from '../profiles/open-invariants.js';
import type { Judgement } from './validate-bundle.js';

/** The judgement with its open invariants asked. Only then is FHIRPath loaded: the guides compiled ahead of time have none. */
export async function withInvariants(judgement: Judgement): Promise<Judgement> {
  const { value } = judgement.document;
  if (!isObject(value) || !judgement.faults.some(isOpen)) return judgement;
  const { fhirPathEngine } = await import('../profiles/fhirpath-engine.js');
  return { ...judgement, faults: askInvariants(value, judgement.faults, fhirPathEngine) };
}
