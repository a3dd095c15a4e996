import { shown } from '../../../domain/message.js';
import { extensions } from '../canonicals.js';
import { certificatePlaces, certificatesAt } from '../certificate-places.js';
import { become } from '../draft.js';
import { partsOf, textOf } from '../elements.js';
import { defineStep } from '../step.js';

const why =
  'expirationDate repeats when the certificate ends; where the two differ, programs that plan a renewal by it come too late, or too early.';

/** expirationDate as the certificate itself says. */
export const expirationDates = defineStep('expiration-dates', (draft, { policy: { limits } }) => {
  for (const place of certificatePlaces(draft.bundle).slice(0, limits.certificates)) {
    const [certificate] = place.extension.element['url'] === extensions.artifacts ? certificatesAt(place) : [];
    if (certificate === undefined) continue;
    const end = new Date(certificate.notAfter).toISOString().replace('.000Z', 'Z');
    for (const { element, path } of partsOf(place.extension, 'expirationDate')) {
      const written = textOf(element, 'valueDateTime');
      if (written !== undefined && isSame(written, end)) continue;
      const before = written ?? textOf(element, 'valueDate') ?? textOf(element, 'valueString');
      become(element, { url: 'expirationDate', valueDateTime: end });
      draft.changed(
        path,
        `The expirationDate ${before === undefined ? 'was no dateTime' : `was ${shown(before)}`}; the certificate ends at ${end}.`,
        why,
      );
    }
  }
});

/** A date, a month or a year (R4, dateTime) says the same where the end lies in it. */
function isSame(written: string, end: string): boolean {
  if (/^\d{4}(-\d\d(-\d\d)?)?$/.test(written)) return end.startsWith(written);
  return /^\d{4}-\d\d-\d\dT/.test(written) && Date.parse(written) === Date.parse(end);
}
