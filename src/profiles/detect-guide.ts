import type { JsonObject } from '../domain/json.js';
import type { Detected } from '../domain/report.js';

/** By which guide a bundle is judged. Bundles do not say; the directory's own guide is taken. */
export function detectGuide(_bundle: JsonObject): Detected {
  return { guide: 'hl7.fhir.us.davinci-pdex#2.2.0', evidence: ["the directory's guide, since bundles name no version"] };
}
