/**
 * The default export of a CommonJS module that was compiled from ESM: Node gives it as a member of the module's default import, bundlers
 * and test runners as that import itself.
 */
export function defaultOf<T>(module: { readonly default: T }): T {
  return module.default ?? (module as unknown as T);
}
