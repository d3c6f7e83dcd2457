import { language, langAttributes } from './languages.ts';

/**
 * The direction of a label that names the languages of a view, where it is not that of the text around it, in the language
 * `parent`: that of the leading language, as the columns have it. So a label reads as the page will look.
 */
export function labelDirection(langs: readonly string[], parent: string): { dir?: 'ltr' | 'rtl' } {
  const [lead = parent, beside] = langs;
  const { dir } = language(lead);
  return beside === undefined || dir === language(parent).dir ? {} : { dir };
}

/** The `lang` and `dir` attributes of the name of a language in such a label. */
export function nameAttributes(lang: string, langs: readonly string[], parent: string) {
  const { dir: around = language(parent).dir } = labelDirection(langs, parent);
  const { dir } = language(lang);
  const own = langAttributes(lang, parent).lang === undefined ? {} : { lang };
  return dir === around ? own : { ...own, dir };
}

/**
 * The label of a view as plain text, for a message in the language `parent`: the names of its languages in themselves.
 * Markup cannot be in a message; the characters that do the same can (Unicode Standard Annex 9: RLI, LRI and PDI).
 */
export function plainLabel(langs: readonly string[], parent: string): string {
  const names = langs.map((lang) => language(lang).ownName).join(' + ');
  const { dir } = labelDirection(langs, parent);
  return dir ? `${dir === 'rtl' ? '\u2067' : '\u2066'}${names}\u2069` : names;
}
