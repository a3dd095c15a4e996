import { asArray, isObject, type JsonObject, type JsonValue } from '../domain/json.js';
import type { Detected } from '../domain/report.js';
import { canonicals } from './generated/canonicals.js';
import { currentGuide, guides } from './guides.js';
import { directoryQuery, tailOf } from './successors.js';

/** Evidence enough to convince; more is noise. */
const mostEvidence = 5;

/** The canonicals by which a version shows: extension urls, code systems and claimed profiles, each once. */
function canonicalsIn(root: JsonObject): ReadonlySet<string> {
  const found = new Set<string>();
  const add = (value: unknown): void => {
    if (typeof value === 'string' && value.startsWith('http://hl7.org/fhir/us/')) found.add(value.replace(/\|.*$/s, ''));
  };
  const walk = (value: JsonValue | undefined): void => {
    if (Array.isArray(value)) for (const item of value) walk(item);
    else if (isObject(value)) {
      add(value['url']);
      add(value['system']);
      for (const profile of asArray(value['profile'])) add(profile);
      for (const child of Object.values(value)) if (typeof child === 'object') walk(child);
    }
  };
  walk(root as JsonValue);
  return found;
}

/**
 * From which guide a bundle took its canonicals. Bundles never say; so the guide that knows most of them, and of several the one that
 * comes first in `guides`, the newest. `evidence` names what only that guide, or none, has; it is empty where nothing speaks against
 * the current guide.
 */
export function detectGuide(root: JsonObject): Detected {
  const found = [...canonicalsIn(root)].filter((canonical) => canonicals.has(canonical));
  const missing = guides.map((_guide, index) => found.filter((canonical) => canonicals.get(canonical)?.includes(index) !== true).length);
  const best = missing.indexOf(Math.min(...missing));
  const guide = guides[best] ?? currentGuide;
  const old = [...canonicalsIn(root)].filter((canonical) => canonical.startsWith(directoryQuery));
  if (old.length > 0 && best === 0) {
    return {
      guide: 'hl7.fhir.us.davinci-pdex#2.0.0-ci-20230126',
      evidence: old.slice(0, mostEvidence).map((each) => `${each} is of a build of 2022`),
    };
  }
  if (best === 0) return { guide: guide.name, evidence: found.length > 0 ? [] : ['nothing in it names a version'] };
  const telling = found.filter((canonical) => canonicals.get(canonical)?.includes(0) !== true);
  return {
    guide: guide.name,
    evidence: telling.slice(0, mostEvidence).map((each) => `${tailOf(each)} is in ${guide.title}, not in ${currentGuide.title}`),
  };
}
