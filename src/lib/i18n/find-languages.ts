import { language } from './languages.ts';
import { languageName } from './format.ts';

// People often type without capitals or diacritics.
const foldForSearch = (text: string) => text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLocaleLowerCase();

/**
 * Returns the languages whose own name, name in the language `ui`, or tag contains `query`, in the order of `langs`. An
 * empty query matches all of them.
 */
export function findLanguages(langs: string[], query: string, ui: string): string[] {
  const folded = foldForSearch(query.trim());
  return langs.filter((lang) =>
    [language(lang).ownName, languageName(ui, lang), lang].some((name) =>
      foldForSearch(name).includes(folded),
    ),
  );
}
