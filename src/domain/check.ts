import type { BundleView } from './bundle.js';
import type { Fault, Rule } from './finding.js';
import type { Policy } from './policy.js';

/** What a check may know besides the bundle. */
export interface CheckContext {
  readonly policy: Policy;
  /** The instant at which is judged. */
  readonly now: Date;
  /** The slug that the file's name gives; undefined outside a directory. */
  readonly slug: string | undefined;
}

/** A rule about one bundle: data and one pure, total function. */
export interface Check extends Rule {
  run(view: BundleView, context: CheckContext): Iterable<Fault>;
}

/** One bundle of a directory, as checks across the directory see it. */
export interface Member {
  readonly slug: string;
  readonly view: BundleView;
}

/** A fault in one of the directory's members. */
export interface MemberFault extends Fault {
  /** Index into the members. */
  readonly member: number;
}

/** A rule about the directory as a whole: uniqueness and the like. */
export interface DirectoryCheck extends Rule {
  run(members: readonly Member[], context: Omit<CheckContext, 'slug'>): Iterable<MemberFault>;
}
