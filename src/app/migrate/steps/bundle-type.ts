import { shown } from '../../../domain/message.js';
import { type MutableObject, objectsIn, put } from '../draft.js';
import { defineStep } from '../step.js';

const why = "A payer's bundle is a collection: it answers no search and asks nothing of a server.";
/** Their first entry says what the rest is about, and that is no payer. */
const headed = new Set(['document', 'message']);
/** What an entry of other types carries, and one of a collection must not (R4, bdl-2 to bdl-4). */
const dealings = ['search', 'request', 'response'];
const afterType = ['timestamp', 'total', 'link', 'entry', 'signature'];

/** Bundle.type → collection. */
export const bundleType = defineStep('bundle-type', ({ bundle, changed, ask }) => {
  const { type } = bundle;
  if (type === 'collection') return;
  if (typeof type === 'string' && headed.has(type)) {
    ask(
      ['type'],
      `Is this ${type} a payer's bundle? Its first entry can't stay then.`,
      'Make it a collection whose first entry is the payer.',
    );
    return;
  }
  put(bundle, 'type', 'collection', afterType);
  const left = new Set<string>();
  const leaveOut = (object: MutableObject, member: string): void => {
    if (object[member] !== undefined) left.add(member);
    delete object[member];
  };
  leaveOut(bundle, 'total');
  for (const [, entry] of objectsIn(bundle['entry'])) for (const member of dealings) leaveOut(entry, member);
  const without = left.size === 0 ? '' : `, without ${[...left].join(', ')}`;
  changed(['type'], `Bundle.type was ${typeof type === 'string' ? shown(type) : 'missing'}; it is now collection${without}.`, why);
});
