import type { CommandEntry } from './command.js';

/** Every command, in the order in which help lists them. Each is loaded only when it is called. */
export const commands: readonly CommandEntry[] = [
  {
    name: 'validate',
    summary: 'Say whether bundles are right, and if not, where, why and how to mend them',
    load: async () => (await import('./validate.js')).validate,
  },
  {
    name: 'bundle migrate',
    summary: 'Rewrite a bundle that was made for older versions of the guides',
    load: async () => (await import('./bundle-migrate.js')).bundleMigrate,
  },
];
