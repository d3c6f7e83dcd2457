import { language, langAttributes } from './languages.ts';

/**
 * The direction of a label that names the languages of a view, where it is not `around`, that of what it is in (by default
 * that of the language `parent`). It is that of the leading language, as the columns have it: a label reads as the page
 * will look.
 */
export function labelDirection(
  langs: readonly string[],
  parent: string,
  around = language(parent).dir,
): { dir?: 'ltr' | 'rtl' } {
  const [lead = parent, beside] = langs;
  const { dir } = language(lead);
  return beside === undefined || dir === around ? {} : { dir };
}

/** The `lang` and `dir` attributes of the name of a language in such a label. */
export function nameAttributes(
  lang: string,
  langs: readonly string[],
  parent: string,
  outside = language(parent).dir,
) {
  const { dir: around = outside } = labelDirection(langs, parent, outside);
  const { dir } = language(lang);
  const own = langAttributes(lang, parent).lang === undefined ? {} : { lang };
  return dir === around ? own : { ...own, dir };
}
