import type { BrokenRule, Rule } from '../domain/finding.js';
import { canonicals } from './generated/canonicals.js';
import { currentGuide, type Guide, guides } from './guides.js';
import { successors, tailOf } from './successors.js';

/** Rules about canonicals that the guide does not have, and the rule that says so when another version has them. */
const rewritten: Readonly<Record<string, string>> = {
  'profile/extension-not-defined': 'profile/wrong-version',
  'profile/unknown-code-system': 'profile/wrong-version',
  'profile/unknown-profile': 'profile/other-guide-claimed',
};

/** The newest of the guides that define the canonical themselves, and not by a package that they build on. */
function owner(canonical: string): Guide | undefined {
  const indices = canonicals.get(canonical) ?? [];
  const having = indices.map((index) => guides[index]).filter((guide) => guide !== undefined);
  return having.find(({ closed: [own] }) => own !== undefined && canonical.startsWith(own)) ?? having[0];
}

/** The guide has it after all, and it is only in the wrong place: a code system for an extension. */
function isIn({ name }: Pick<Guide, 'name'>, canonical: string): boolean {
  return canonicals.get(canonical)?.some((index) => guides[index]?.name === name) === true;
}

/** What became of a name is known for the current guide; another may have it under the old name, or not yet. */
function successorOf(tail: string, guide: Pick<Guide, 'name'>): string | undefined {
  return guide.name === currentGuide.name ? successors.get(tail) : undefined;
}

/** Says of a construct of another version what it is and what took its place, instead of that it is unknown. */
export function inWordsOfVersions(
  faults: readonly BrokenRule[],
  guide: Pick<Guide, 'name' | 'title'>,
  ruleOf: (code: string) => Rule,
): BrokenRule[] {
  return faults.map((fault) => {
    const code = rewritten[fault.rule.code];
    const canonical = String(fault.args?.['value'] ?? '').replace(/\|.*$/s, '');
    const other = code === undefined ? undefined : owner(canonical);
    if (code === undefined || other === undefined || other.name === guide.name) return fault;
    if (code === 'profile/wrong-version' && isIn(guide, canonical)) return fault;
    const value = tailOf(canonical);
    const successor = successorOf(value, guide);
    const args = {
      ...fault.args,
      value,
      other: other.title,
      name: other.name,
      current: guide.title,
      successor: successor ?? (guide.name === currentGuide.name ? 'nothing in its place' : 'nothing of that name'),
    };
    // A claim of a profile that has another name now misleads, but says nothing false of the data.
    if (code === 'profile/other-guide-claimed' && successor !== undefined)
      return { ...fault, rule: ruleOf('profile/wrong-version'), severity: 'warning', args };
    return { ...fault, rule: ruleOf(code), args };
  });
}
