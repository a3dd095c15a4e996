import type { SeededFault } from './fault.js';
import { bindingFaults } from './kinds/bindings.js';
import { cardinalityFaults } from './kinds/cardinality.js';
import { companionFaults } from './kinds/companions.js';
import { extensionFaults } from './kinds/extensions.js';
import { fixedValueFaults } from './kinds/fixed-values.js';
import { bundleFaults, identityFaults } from './kinds/frame.js';
import { identifierFaults } from './kinds/identifiers.js';
import { invariantFaults } from './kinds/invariants.js';
import { jsonFaults } from './kinds/json.js';
import { narrativeFaults } from './kinds/narrative.js';
import { primitiveFaults } from './kinds/primitives.js';
import { referenceFaults } from './kinds/references.js';
import { sliceFaults } from './kinds/slices.js';
import { structureFaults } from './kinds/structure.js';
import type { Variant } from './variant.js';
import { elementVariants } from './variants/elements.js';
import { narrativeVariants } from './variants/narrative.js';
import { shapeVariants } from './variants/shapes.js';
import { valueVariants } from './variants/values.js';

/** Every seeded fault; the ids are unique. */
export const faults: readonly SeededFault[] = [
  ...structureFaults,
  ...primitiveFaults,
  ...companionFaults,
  ...bindingFaults,
  ...invariantFaults,
  ...cardinalityFaults,
  ...sliceFaults,
  ...fixedValueFaults,
  ...extensionFaults,
  ...narrativeFaults,
  ...referenceFaults,
  ...identifierFaults,
  ...identityFaults,
  ...bundleFaults,
  ...jsonFaults,
];

/** Every conformant variant; the ids are unique. */
export const variants: readonly Variant[] = [...elementVariants, ...valueVariants, ...narrativeVariants, ...shapeVariants];
