import { language } from './languages.ts';

/**
 * The direction of a label that names the languages of a view, where it is not `around`, that of what it is in (by default
 * that of the language `parent`). It is that of the leading language, as the columns have it: a label reads as the page
 * will look.
 */
export function labelDirection(
  langs: readonly string[],
  parent: string,
  around = language(parent).dir,
): 'ltr' | 'rtl' | undefined {
  const [lead = parent, beside] = langs;
  const { dir } = language(lead);
  return beside === undefined || dir === around ? undefined : dir;
}

/** The `dir` attribute of the name of a language in such a label; undefined where it is that of the label. */
export function nameDirection(
  lang: string,
  langs: readonly string[],
  parent: string,
  outside = language(parent).dir,
): 'ltr' | 'rtl' | undefined {
  const { dir } = language(lang);
  return dir === (labelDirection(langs, parent, outside) ?? outside) ? undefined : dir;
}
