import { shown } from '../../../domain/message.js';
import { successorSystems } from '../../../profiles/successor-codes.js';
import { textOf, visitObjects } from '../elements.js';
import { defineStep } from '../step.js';

const why =
  'The guides renamed this code system, or take its codes from another one now; partners compare system and code letter by letter.';

/** Codes are written in the code systems in which the current guides look for them. */
export const codeSystems = defineStep('code-systems', (draft) => {
  visitObjects(draft.bundle, (element, path) => {
    const system = textOf(element, 'system');
    const code = textOf(element, 'code');
    const successor = system === undefined ? undefined : successorSystems.get(system);
    if (system === undefined || code === undefined || successor === undefined) return;
    const other = successor.codes?.get(code) ?? (successor.onlyThese === true ? undefined : { code });
    if (other === undefined) return;
    element['system'] = other.system ?? successor.system;
    element['code'] = other.code;
    delete element['version'];
    if (other.code !== code) delete element['display'];
    if (other.display !== undefined) element['display'] = other.display;
    draft.changed([...path], `${shown(system)}#${shown(code)} is now ${String(element['system'])}#${shown(other.code)}.`, why);
  });
});
