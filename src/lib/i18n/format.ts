import { INTL_DATA } from './intl-data.ts';
import { language } from './languages.ts';

/** A day as a language writes it, whatever the time zone. `date` is ISO 8601, `2002-07-31`. */
export const formatDate = memo(
  (lang: string, date: string) =>
    INTL_DATA.days[lang]?.[date] ??
    new Intl.DateTimeFormat(lang, { dateStyle: 'long', timeZone: 'UTC' }).format(
      new Date(`${date}T00:00:00Z`),
    ),
);

const numerals = new Map<string, Intl.NumberFormat>();

/** A number in the numerals of a language, grouped as there: 1,234 in English, ١٬٢٣٤ in the Arabic of Egypt. */
export function formatNumber(lang: string, number: number): string {
  const { digits } = INTL_DATA.facts[lang] ?? {};
  if (digits && number < 1000) return toDigits(digits, number);
  const known = numerals.get(lang) ?? new Intl.NumberFormat(lang);
  numerals.set(lang, known);
  return known.format(number);
}

/** A whole number in digits, from 0 to 9; up to 999, which no language groups. */
export const toDigits = (digits: string, number: number) =>
  String(number).replace(/\d/g, (digit) => [...digits][Number(digit)] ?? digit);

/** The name of a language in a language: "Simplified Chinese". */
export const languageName = memo(
  (lang: string, tag: string) =>
    INTL_DATA.names[lang]?.[tag] ?? new Intl.DisplayNames([lang], { type: 'language' }).of(tag) ?? tag,
);

/** The names of languages in a language, as a list in words: "English and Simplified Chinese". */
export function formatLanguages(lang: string, tags: string[]): string {
  return new Intl.ListFormat(lang, { type: 'conjunction' }).format(
    tags.map((tag) => languageName(lang, tag)),
  );
}

/** Words one after the other as parts of one place: "Section 2, Paragraph 3". */
export const formatParts = (lang: string, words: string[]) =>
  new Intl.ListFormat(lang, { type: 'unit', style: 'short' }).format(words);

/**
 * An amount of data in a language, in kB or MB as it is the shorter: "714 kB". `bytes` is a whole number. The unit is
 * in the script of the language, where the sign would be Latin letters: "714千字节". In Taiwan it is the sign (CLDR).
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

/** A moment in a language, in the time zone of the reader. `at` is in milliseconds since 1970. */
export const formatDateTime = (lang: string, at: number) =>
  new Intl.DateTimeFormat(lang, { dateStyle: 'long', timeStyle: 'short' }).format(at);

/** `Intl` takes its time, and a page asks often for the same few words: each is made once. */
function memo(word: (lang: string, of: string) => string) {
  const known = new Map<string, string>();
  return (lang: string, of: string): string => {
    const key = `${lang} ${of}`;
    const found = known.get(key) ?? word(lang, of);
    known.set(key, found);
    return found;
  };
}
