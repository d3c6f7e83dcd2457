import { INTL_DATA, type LocaleFacts } from './intl-data.ts';

/** What the reader needs to know of a language to show it. */
export type Language = {
  /** BCP 47 tag, as in addresses and `lang`. */
  tag: string;
  dir: 'ltr' | 'rtl';
  /** Its name in itself. */
  ownName: string;
  /** Its name where there is little room: alone, and as one of two. */
  short: string;
  mark: string;
  /** ISO 15924 code of the script it is written in. */
  script: string;
  /** The tag that speech synthesis knows it by. */
  speech: string;
  /**
   * What stands between two sentences: nothing in Chinese and Japanese, whose full stop has its room in itself; else a
   * space, also in Thai, Lao, Khmer, Burmese and Tibetan, which write none between words.
   */
  segmentSeparator: '' | ' ';
};

// What `Intl` does not know, or says in more words than a reader needs.
const KNOWN: Record<string, Partial<Language>> = {
  'zh-Hans': { ownName: '中文', short: '中文', mark: '中', speech: 'zh-CN' },
  'zh-Hant': { short: '繁中', mark: '繁', speech: 'zh-TW' },
};

const UNSPACED = new Set(['Hans', 'Hant', 'Hani', 'Jpan', 'Bopo', 'Yiii']);
// CLDR's right-to-left scripts in use today, for engines whose Intl.Locale has no text info (Firefox).
const RTL = new Set(['Adlm', 'Arab', 'Aran', 'Hebr', 'Mand', 'Nkoo', 'Rohg', 'Samr', 'Syrc', 'Thaa', 'Yezi']);

const known = new Map<string, Language>();

/** Looks a language up by its tag. Throws RangeError if the tag is not well formed (BCP 47). */
export function language(tag: string): Language {
  const found = known.get(tag) ?? describe(tag);
  known.set(tag, found); // `Intl` takes its time, and a page asks some hundred times.
  return found;
}

function describe(tag: string): Language {
  const { code, script, region, dir } = INTL_DATA.facts[tag] ?? localeFacts(tag);
  const short = code.toUpperCase();
  return {
    tag,
    dir,
    ownName: INTL_DATA.names[tag]?.[tag] ?? new Intl.DisplayNames([tag], { type: 'language' }).of(tag) ?? tag,
    short,
    mark: short,
    script,
    speech: region ? `${code}-${region}` : code,
    segmentSeparator: UNSPACED.has(script) ? '' : ' ',
    ...KNOWN[tag],
  };
}

/** What `Intl` knows of a tag. Throws RangeError if the tag is not well formed (BCP 47). */
export function localeFacts(tag: string): LocaleFacts {
  const locale = new Intl.Locale(tag).maximize();
  const { language: code, script = 'Latn', region } = locale;
  // Newer than some engines.
  const { direction } = (locale as Partial<Intl.Locale>).getTextInfo?.() ?? {};
  const digits = [...new Intl.NumberFormat(tag, { useGrouping: false }).format(9876543210)]
    .reverse()
    .join('');
  return { code, script, region, dir: direction ?? (RTL.has(script) ? 'rtl' : 'ltr'), digits };
}

/** True if the script sets one wide character close to the next: such a text needs less room for the same words. */
export const hasWideGlyphs = ({ segmentSeparator }: Language) => segmentSeparator === '';

/** The tag of Latin letters that are no language's own, as in addresses and codes: a voice reads them as English. */
export const CODE = 'en';

/** The tags that the name of the reader is in, as it stands in every page. */
export const BRAND = { latin: 'zh-Latn', han: 'zh-Hans' };

/** The attributes that an element in a language needs, inside one that is in another: none that would only repeat. */
export function langAttributes(own: string, around: string): { lang?: string; dir?: 'ltr' | 'rtl' } {
  if (own === around) return {};
  const { dir } = language(own);
  return dir === language(around).dir ? { lang: own } : { lang: own, dir };
}
