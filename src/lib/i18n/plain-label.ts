import { language } from './languages.ts';
import { labelDirection } from './view-label.ts';

/**
 * The label of a view as plain text, for a message in the language `parent`: the names of its languages in themselves.
 * Markup cannot be in a message; the characters that do the same can (Unicode Standard Annex 9: RLI, LRI and PDI).
 */
export function plainLabel(langs: readonly string[], parent: string): string {
  const names = langs.map((lang) => language(lang).ownName).join(' + ');
  const { dir } = labelDirection(langs, parent);
  return dir ? `${dir === 'rtl' ? '\u2067' : '\u2066'}${names}\u2069` : names;
}
