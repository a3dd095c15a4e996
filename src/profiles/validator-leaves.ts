/** What the code of a compiled guide knows as `K`, for code that is not built with the program. */
export * as leaves from './leaves/index.js';
