import type { BundleView, Entry } from '../domain/bundle.js';
import type { Member, MemberFault } from '../domain/check.js';
import type { FaultArguments } from '../domain/finding.js';
import { asArray, isObject } from '../domain/json.js';
import type { Path } from '../domain/path.js';
import { canonicalIdentifier } from '../identifiers/registry.js';

/** Something that a payer says is its own, and that another payer may say as well. */
export interface Claim {
  /** Equal keys are the same thing. */
  readonly key: string;
  readonly path: Path;
  readonly args: FaultArguments;
  /** Canonical identifiers of who operates the thing. Payers of one operator may share it; absent where nobody may. */
  readonly operators?: readonly string[];
}

/** Slugs that a message lists; the others it counts. */
const longestList = 3;

interface Claimed {
  readonly member: number;
  readonly claim: Claim;
}

/**
 * The claims that several members make, each reported at every one of them with the others' slugs as `others`: whichever file is
 * looked at shows the clash. Within one member the first claim of a key counts. A claim that a member shares only with payers of
 * the same operator is information.
 */
export function clashes(members: readonly Member[], claimsOf: (member: Member) => Iterable<Claim>): readonly MemberFault[] {
  const byKey = new Map<string, Claimed[]>();
  for (const [member, each] of members.entries()) {
    for (const claim of claimsOf(each)) {
      const claimed = byKey.get(claim.key);
      if (claimed === undefined) byKey.set(claim.key, [{ member, claim }]);
      else if (claimed.at(-1)?.member !== member) claimed.push({ member, claim });
    }
  }
  return [...byKey.values()].filter((claimed) => claimed.length > 1).flatMap((claimed) => clash(members, claimed));
}

function clash(members: readonly Member[], claimed: readonly Claimed[]): readonly MemberFault[] {
  const partnersOf = partnership(claimed);
  return claimed.map(({ member, claim }) => {
    const partners = partnersOf(claim.operators ?? []);
    const strangers = claimed.length - (partners.has(member) ? partners.size : 1);
    const isNamed = (other: number): boolean => other !== member && (strangers === 0 || !partners.has(other));
    const others = slugsOf(members, claimed, isNamed, strangers === 0 ? claimed.length - 1 : strangers);
    const fault = { member, path: claim.path, args: { ...claim.args, others } };
    return strangers > 0 ? fault : { ...fault, severity: 'information' };
  });
}

/** The members that name one of some operators. One vendor's payers all ask for the same, and there may be thousands. */
function partnership(claimed: readonly Claimed[]): (operators: readonly string[]) => ReadonlySet<number> {
  const byOperator = new Map<string, number[]>();
  for (const { member, claim } of claimed) {
    for (const operator of claim.operators ?? []) {
      const members = byOperator.get(operator);
      if (members === undefined) byOperator.set(operator, [member]);
      else members.push(member);
    }
  }
  const known = new Map<string, ReadonlySet<number>>();
  return (operators) => {
    const key = JSON.stringify(operators);
    let partners = known.get(key);
    if (partners === undefined) {
      partners = new Set(operators.flatMap((operator) => byOperator.get(operator) ?? []));
      known.set(key, partners);
    }
    return partners;
  };
}

function slugsOf(members: readonly Member[], claimed: readonly Claimed[], isNamed: (member: number) => boolean, count: number): string {
  const slugs: string[] = [];
  for (const { member } of claimed) {
    if (slugs.length === longestList) break;
    if (isNamed(member)) slugs.push(members[member]?.slug ?? '');
  }
  return count > slugs.length ? `${slugs.join(', ')} and ${count - slugs.length} more` : slugs.join(', ');
}

/** Who operates an Endpoint, by all its identifiers: its managing Organization, or, where it names none, the payer itself. */
export function operatorsOf(view: BundleView, endpoint: Entry): readonly string[] {
  const place = view.references.find(({ element, from }) => from === endpoint && element === 'Endpoint.managingOrganization');
  const operator = place === undefined ? view.payer : place.target;
  return asArray(operator?.resource?.['identifier'])
    .filter(isObject)
    .flatMap((identifier) => {
      const canonical = canonicalIdentifier(identifier);
      return canonical === undefined ? [] : [`${canonical.system}|${canonical.value}`];
    });
}
