import type { Narrative } from 'fhir/r4.js';

/** A sentence for people: R4's dom-6 wants one in every resource. */
export function narrative(sentence: string): Narrative {
  const escaped = sentence.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return { status: 'generated', div: `<div xmlns="http://www.w3.org/1999/xhtml">${escaped}</div>` };
}
