import type { BundleView } from '../domain/bundle.js';
import { isResourceType } from '../domain/resource-types.js';

/**
 * True where an entry holds no resource of a type that R4 has: then what seems to be missing from the bundle may stand there, and the entry is the whole
 * fault, which R4's own rules report.
 */
export function hasUnreadableEntry({ entries }: BundleView): boolean {
  return entries.some(({ resourceType }) => !isResourceType(resourceType));
}
