import { INTL_DATA } from './intl-data.ts';
import { localeFacts } from './languages.ts';

/**
 * The one of `langs` that a reader of the language `tag` reads: that language itself, or else the same language in the same
 * script, as CLDR says what a tag without one is written in: zh-Hant for zh-TW, zh-Hans for zh and zh-SG, en for en-GB, but
 * not sr, which is Cyrillic, for sr-Latn. Where there are several, the one of the same region, then the shortest tag.
 * Undefined if there is none.
 */
export function nearestLanguage(tag: string, langs: readonly string[]): string | undefined {
  if (langs.includes(tag)) return tag;
  const { code, script, region } = factsOf(tag);
  const sameRegion = (lang: string) => Number(factsOf(lang).region === region);
  return langs
    .filter((lang) => factsOf(lang).code === code && factsOf(lang).script === script)
    .sort((a, b) => sameRegion(b) - sameRegion(a) || a.length - b.length || (a < b ? -1 : 1))[0];
}

const factsOf = (tag: string) => INTL_DATA.facts[tag] ?? localeFacts(tag);
