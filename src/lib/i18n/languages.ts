import { INTL_DATA, type LocaleFacts } from './intl-data.ts';

/** What Duidu needs to know about a language to show text in it. */
export type Language = {
  /** BCP 47 tag, as used in addresses and in `lang`. */
  tag: string;
  dir: 'ltr' | 'rtl';
  /** Its name in its own language. */
  ownName: string;
  /** A short name for narrow buttons that show one language. */
  short: string;
  /** An even shorter name for narrow buttons that show two languages. */
  mark: string;
  /** ISO 15924 code of the script it is written in. */
  script: string;
  /** The tag for speech synthesis: with the likely region, where there is one. */
  speech: string;
  /**
   * The text between two sentences. Chinese and Japanese have none, because the full-width full stop brings its own
   * space. All others have a space, including Thai, Lao, Khmer, Burmese and Tibetan, which write none between words.
   */
  segmentSeparator: '' | ' ';
};

// Values that `Intl` lacks, or that it makes longer than needed here.
const OVERRIDES: Record<string, Partial<Language>> = {
  'zh-Hans': { short: '简中', mark: '简', speech: 'zh-CN' },
  'zh-Hant': { short: '繁中', mark: '繁', speech: 'zh-TW' },
};

const UNSPACED = new Set(['Hans', 'Hant', 'Hani', 'Jpan', 'Bopo', 'Yiii']);
// CLDR's right-to-left scripts in use today, for engines without `Intl.Locale.prototype.getTextInfo` (Firefox).
const RTL = new Set(['Adlm', 'Arab', 'Aran', 'Hebr', 'Mand', 'Nkoo', 'Rohg', 'Samr', 'Syrc', 'Thaa', 'Yezi']);

const cache = new Map<string, Language>();

/** Returns the language with a tag. Throws RangeError if the tag is not well formed (BCP 47). */
export function language(tag: string): Language {
  const result = cache.get(tag) ?? describe(tag);
  cache.set(tag, result); // `Intl` is slow, and a page calls this about a hundred times.
  return result;
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
    ...OVERRIDES[tag],
  };
}

/** Returns what `Intl` knows about a tag. Throws RangeError if the tag is not well formed (BCP 47). */
export function localeFacts(tag: string): LocaleFacts {
  const locale = new Intl.Locale(tag).maximize();
  const { language: code, script = 'Latn', region } = locale;
  // Some engines do not have `getTextInfo` yet.
  const { direction } = (locale as Partial<Intl.Locale>).getTextInfo?.() ?? {};
  const digits = [...new Intl.NumberFormat(tag, { useGrouping: false }).format(9876543210)]
    .reverse()
    .join('');
  return { code, script, region, dir: direction ?? (RTL.has(script) ? 'rtl' : 'ltr'), digits };
}

/** True for scripts of full-width characters without spaces: the same content takes fewer characters in them. */
export const hasWideGlyphs = ({ segmentSeparator }: Language) => segmentSeparator === '';

/** The tag for Latin letters of no particular language, such as URLs and codes, so that a voice reads them as English. */
export const CODE = 'en';

/** The two parts of the name "Duidu 对读", which is on every page, each with its language tag. */
export const BRAND = {
  latin: { tag: 'zh-Latn', text: 'Duidu' },
  simplified: { tag: 'zh-Hans', text: '对读' },
  traditional: { tag: 'zh-Hant', text: '對讀' },
};

/** The Chinese part of the name on pages in language `lang`: in Traditional characters if the language uses them. */
export const chineseBrand = (lang: string) =>
  language(lang).script === 'Hant' ? BRAND.traditional : BRAND.simplified;

/** The `lang` attribute of an element in language `lang` inside one in language `parent`; undefined if it would only repeat. */
export const langWithin = (lang: string, parent: string) => (lang === parent ? undefined : lang);

/** The `dir` attribute of such an element; undefined if it would only repeat. */
export function dirWithin(lang: string, parent: string): 'ltr' | 'rtl' | undefined {
  const { dir } = language(lang);
  return dir === language(parent).dir ? undefined : dir;
}

/** Both, for the templates of `render`. Svelte components name them one by one: spreading them would need more code. */
export const langAttributes = (lang: string, parent: string) => ({
  lang: langWithin(lang, parent),
  dir: dirWithin(lang, parent),
});
