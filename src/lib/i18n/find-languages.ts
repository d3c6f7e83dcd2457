import { language } from './languages.ts';
import { languageName } from './format.ts';

// As a person types: without marks on the letters, small.
const plain = (text: string) => text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLocaleLowerCase();

/**
 * The languages that a person may mean by what is typed: by their names in themselves, in the language `ui`, or by their
 * tags; in the order of `langs`. Who types nothing means all.
 */
export function findLanguages(langs: string[], typed: string, ui: string): string[] {
  const sought = plain(typed.trim());
  return langs.filter((lang) =>
    [language(lang).ownName, languageName(lang, lang), languageName(ui, lang), lang].some((name) =>
      plain(name).includes(sought),
    ),
  );
}
