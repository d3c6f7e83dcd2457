/** The base language: its files set the shape of every other language's, and its interface stands in for a missing one. */
export const BASE = 'en';
