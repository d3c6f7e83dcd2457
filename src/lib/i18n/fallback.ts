/** The language of the interface where it does not have the reader's. Papers do not depend on it. */
export const FALLBACK = 'en';
