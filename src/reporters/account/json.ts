import { shownJson } from '../json.js';
import type { AccountFormat } from './format.js';

/** The account as `schemas/migration.schema.json` describes it. */
export const json: AccountFormat = {
  name: 'json',
  write: (account) => `${shownJson(JSON.stringify(account, undefined, 2))}\n`,
};
