import type { AccountFormat } from './format.js';
import { json } from './json.js';
import { text } from './text.js';

/** Every format of an account, the default first. */
export const accountFormats: readonly AccountFormat[] = [text, json];
