import { INTL_DATA } from './intl-data.ts';
import { language } from './languages.ts';

/** Formats a calendar date in a language, independent of the time zone. `date` is ISO 8601, such as `2002-07-31`. */
export const formatDate = memoizeFormat(
  (lang: string, date: string) =>
    INTL_DATA.days[lang]?.[date] ??
    new Intl.DateTimeFormat(lang, { dateStyle: 'long', timeZone: 'UTC' }).format(
      new Date(`${date}T00:00:00Z`),
    ),
);

const numberFormats = new Map<string, Intl.NumberFormat>();

/** Formats a number with the digits and grouping of a language: 1,234 in English, ١٬٢٣٤ in Egyptian Arabic. */
export function formatNumber(lang: string, number: number): string {
  const { digits } = INTL_DATA.facts[lang] ?? {};
  if (digits && number < 1000) return toDigits(digits, number);
  const format = numberFormats.get(lang) ?? new Intl.NumberFormat(lang);
  numberFormats.set(lang, format);
  return format.format(number);
}

/**
 * Writes a whole number with the given digits (ten characters, 0 to 9). Only for numbers up to 999, which no language
 * groups.
 */
export const toDigits = (digits: string, number: number) =>
  String(number).replace(/\d/g, (digit) => [...digits][Number(digit)] ?? digit);

/** The name of the language `tag`, in the language `lang`: "Simplified Chinese". */
export const languageName = memoizeFormat(
  (lang: string, tag: string) =>
    INTL_DATA.names[lang]?.[tag] ?? new Intl.DisplayNames([lang], { type: 'language' }).of(tag) ?? tag,
);

/** The names of the languages `tags` as a list, in the language `lang`: "English and Simplified Chinese". */
export function formatLanguages(lang: string, tags: string[]): string {
  const names = tags.map((tag) => languageName(lang, tag));
  const [first = '', second] = names;
  const pair = INTL_DATA.pairs[lang];
  if (second === undefined) return first;
  if (names.length === 2 && pair) return first + pair + second;
  return new Intl.ListFormat(lang, { type: 'conjunction' }).format(names);
}

/** The number of a paragraph in its paper: "2.3" for the third one of the second section. */
export const paragraphNumber = (lang: string, section: number, paragraph: number) =>
  `${formatNumber(lang, section)}.${formatNumber(lang, paragraph)}`;

/**
 * The text before, between and after the items of a list, for lists whose items are elements: ", " in English, "、" in
 * Chinese. Without "and" where the language allows it. Returns one text more than there are items.
 */
export function listSeparators(lang: string, items: string[]): string[] {
  const separators = [''];
  const list = new Intl.ListFormat(lang, { type: 'conjunction', style: 'narrow' });
  for (const { type, value } of list.formatToParts(items)) {
    if (type === 'element') separators.push('');
    else separators[separators.length - 1] += value;
  }
  return separators;
}

/**
 * Formats a size in a language: in kB below a megabyte, else in MB with up to one decimal. `bytes` is a whole number.
 * Latin-script languages get the unit symbol ("714 kB"), the others the unit's name in their own script ("714千字节").
 * CLDR uses the symbol for zh-Hant.
 */
export function formatBytes(lang: string, bytes: number): string {
  const [amount, unit] = bytes < 1e6 ? [bytes / 1e3, 'kilobyte'] : [bytes / 1e6, 'megabyte'];
  return new Intl.NumberFormat(lang, {
    style: 'unit',
    unit,
    unitDisplay: language(lang).script === 'Latn' ? 'short' : 'long',
    maximumFractionDigits: bytes < 1e6 ? 0 : 1,
  }).format(amount);
}

/** Formats a date and time in a language, in the reader's time zone. `timestamp` is in milliseconds since 1970. */
export const formatDateTime = (lang: string, timestamp: number) =>
  new Intl.DateTimeFormat(lang, { dateStyle: 'long', timeStyle: 'short' }).format(timestamp);

/** Caches results by language and value: `Intl` is slow, and a page often formats the same few values. */
function memoizeFormat(format: (lang: string, value: string) => string) {
  const cache = new Map<string, string>();
  return (lang: string, value: string): string => {
    const key = `${lang} ${value}`;
    const formatted = cache.get(key) ?? format(lang, value);
    cache.set(key, formatted);
    return formatted;
  };
}
