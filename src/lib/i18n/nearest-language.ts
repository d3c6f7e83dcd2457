import { INTL_DATA } from './intl-data.ts';
import { localeFacts } from './languages.ts';

/**
 * Returns the language in `langs` nearest to `tag`: the same tag, else the same language in the same script (CLDR likely
 * subtags), preferring the same region, then the shortest tag. So zh-TW finds zh-Hant and en-GB finds en, but sr-Latn does
 * not find sr, which is Cyrillic. Undefined if there is none.
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
