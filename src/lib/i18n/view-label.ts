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
