/**
 * The base language. Its paper files define the structure that the other languages must follow, and its interface is the
 * fallback for languages that have none.
 */
export const BASE = 'en';
