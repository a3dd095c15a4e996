import { missing } from '../../../checks/identifiers/missing.js';
import { systemMissing } from '../../../checks/identifiers/system-missing.js';
import { singleOrganization } from '../../../checks/structure/single-organization.js';
import { unnamedOrganization } from '../../../checks/structure/unnamed-organization.js';
import type { Check } from '../../../domain/check.js';
import type { JsonObject } from '../../../domain/json.js';
import { messageOf } from '../../../domain/message.js';
import { viewBundle } from '../../../domain/view.js';
import { objectsIn } from '../draft.js';
import { resourcesIn, textOf } from '../elements.js';
import { defineStep } from '../step.js';

/** What checks find that a program could mend only by making something up. `{name}` is an argument of the check's. */
const questions: readonly { readonly check: Check; readonly question: string }[] = [
  { check: missing, question: 'By which identifiers is the payer known? Its Organization has none.' },
  { check: systemMissing, question: 'Who gave out the identifier "{value}"? It has no system.' },
  {
    check: unnamedOrganization,
    question: 'What has the Organization "{name}" to do with the payer? No Endpoint names it as its managingOrganization.',
  },
  { check: singleOrganization, question: 'Who runs the Endpoints of "{name}"? The managing Organization has no entry of its own.' },
];

const timestampHelp =
  'Write the instant at which you make this version, such as 2027-01-31T12:00:00Z. The newest meta.lastUpdated is none: it says when a resource changed, before the bundle was made.';

/** What is missing and only the payer knows. */
export const openQuestions = defineStep('open-questions', ({ bundle, ask }, context) => {
  // viewBundle only reads; a draft is JSON.
  const view = viewBundle(bundle as JsonObject);
  if (bundle['timestamp'] === undefined) ask([], 'When was this version of the bundle made? It has no timestamp.', timestampHelp);
  for (const { element, path } of resourcesIn(bundle, 'Organization')) {
    const hasAddress = objectsIn(element['telecom']).some(
      ([, telecom]) => telecom['system'] === 'url' && textOf(telecom, 'value') !== undefined,
    );
    if (!hasAddress)
      ask(
        path,
        'What is the web address of this Organization?',
        'Add a telecom with the system url and the https address, which mtls-organization requires.',
      );
  }
  for (const { check, question } of questions) {
    for (const { path, args } of check.run(view, context)) ask(path, messageOf(question, args), messageOf(check.help, args));
  }
});
