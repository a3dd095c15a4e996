import { extensions, systems } from '../canonicals.js';
import { become } from '../draft.js';
import { extensionsIn } from '../elements.js';
import { defineStep } from '../step.js';

const why =
  'base-ext-secureEndpoint was replaced by base-ext-endpointAccessControlMechanism, which says how an Endpoint is secured: of an mTLS endpoint, by mutual TLS.';

/** base-ext-secureEndpoint true → base-ext-endpointAccessControlMechanism with the code mutual-tls. */
export const secureEndpoints = defineStep('secure-endpoints', (draft) => {
  const secured = new Set(extensionsIn(draft.bundle, extensions.accessControl).map(({ holder }) => holder));
  for (const { element, holder, path } of extensionsIn(draft.bundle, extensions.secureEndpoint)) {
    if (element['valueBoolean'] !== true) {
      draft.ask(
        path,
        'How is this Endpoint secured? base-ext-secureEndpoint, which was withdrawn, does not say that it is.',
        'Replace it by base-ext-endpointAccessControlMechanism with a code of EndpointAccessControlMechanismCS.',
      );
    } else if (secured.has(holder)) {
      draft.changed(path, 'base-ext-secureEndpoint is left out: the Endpoint has base-ext-endpointAccessControlMechanism already.', why);
      draft.remove(path);
    } else {
      const mechanism = { coding: [{ system: systems.accessControl, code: 'mutual-tls', display: 'Mutual TLS' }] };
      secured.add(holder);
      become(element, { url: extensions.accessControl, valueCodeableConcept: mechanism });
      draft.changed(path, 'base-ext-secureEndpoint true is now base-ext-endpointAccessControlMechanism mutual-tls.', why);
    }
  }
});
