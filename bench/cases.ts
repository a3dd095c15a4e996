import type { Case } from './measure.js';
import { startOfLookup } from './start-of-lookup.js';
import { startOfValidate } from './start-of-validate.js';
import { throughput } from './throughput.js';

/** Every limit that this project promises to keep. */
export const cases: readonly Case[] = [throughput, startOfValidate, startOfLookup];
