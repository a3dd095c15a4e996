/** What the directory knows of one kind of identifier: data and pure functions. One file a kind; `registry.ts` lists them. */
export interface IdentifierKind {
  /** As in `naic:12345`. */
  readonly name: string;
  readonly title: string;
  /** Values of Identifier.system; the first is the one to write. Empty where each assigner has its own. */
  readonly systems: readonly string[];
  /** The coding of Identifier.type by which it is known, where its systems don't tell. */
  readonly type?: { readonly system: string; readonly code: string };
  /** No published guide has a system for it: the system is this directory's own until one does. */
  readonly provisional: boolean;
  /** No two payers have the same value. */
  readonly unique: boolean;
  /** A value that is one of this kind. */
  readonly example: string;
  /** The canonical form, by which two values are compared; undefined where `value` is not one of this kind. */
  normalise(value: string): string | undefined;
  /** Why `value` is not one of this kind, as a phrase that follows it: `has 9 digits, not 10`. Undefined where it is one. */
  problem(value: string): string | undefined;
  /** What people type for it, as the value that it stands for; without it they type the value itself. */
  typed?(text: string): string;
}
