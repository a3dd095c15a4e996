import type { Entry } from '../../domain/bundle.js';
import { agrees, isAbsolute, isRestful, withoutVersion } from '../../domain/resolution.js';

/** Whether the entry's fullUrl is one that others can refer to: absolute, and on a server without version and of its own type and id. */
export function isSound(entry: Entry): boolean {
  const { fullUrl } = entry;
  if (fullUrl === undefined || !isAbsolute(fullUrl)) return false;
  return !isRestful(fullUrl) || (agrees(fullUrl, entry) && withoutVersion(fullUrl) === fullUrl);
}
