import { tokensOf } from './tokens.ts';

// Countries, by code, and languages that texts name often. Only names that have been stable for long: two browsers must not
// align a text differently because their data is of different years.
const COUNTRIES =
  'AR AT AU BE BR CA CH CL CN CO CU DE DK EG ES FI FR GB GR HU ID IE IL IN IQ IR IT JP KE KR MX NG NL NO NZ PE PL PT RO RU SA SE TH UA US VN ZA';
const LANGUAGES = 'ar de el en es fr he hi it ja ko la nl pl pt ru sv tr zh';

/**
 * Returns the names of months, weekdays, countries and languages in two languages, in pairs of words as `tokensOf` makes
 * them, from the data of the platform. Names of several words are left out, and so are those that it does not have.
 */
export function namePairs(first: string, second: string): [string, string][] {
  const [names, others] = [namesIn(first), namesIn(second)];
  return names.flatMap((name, n): [string, string][] => {
    const [word, other] = [wordOf(name), wordOf(others[n])];
    return word !== undefined && other !== undefined ? [[word, other]] : [];
  });
}

// Formats take milliseconds to make.
const known = new Map<string, (string | undefined)[]>();

function namesIn(lang: string): (string | undefined)[] {
  const names = known.get(lang) ?? readNames(lang);
  known.set(lang, names);
  return names;
}

function readNames(lang: string): (string | undefined)[] {
  const dates = (options: Intl.DateTimeFormatOptions, count: number, date: (n: number) => Date) => {
    const format = new Intl.DateTimeFormat(lang, { ...options, timeZone: 'UTC', calendar: 'gregory' });
    return Array.from({ length: count }, (_, n) => format.format(date(n)));
  };
  const display = (type: 'region' | 'language', codes: string) => {
    const names = new Intl.DisplayNames([lang], { type, fallback: 'none' });
    return codes.split(' ').map((code) => names.of(code));
  };
  try {
    return [
      ...dates({ month: 'long' }, 12, (n) => new Date(Date.UTC(2001, n, 1))),
      ...dates({ weekday: 'long' }, 7, (n) => new Date(Date.UTC(2001, 0, 1 + n))),
      ...display('region', COUNTRIES),
      ...display('language', LANGUAGES),
    ];
  } catch {
    // A language that the platform does not know has no names.
    return [];
  }
}

/** The one word of a name; of a name in Chinese characters, its first pair. */
function wordOf(name: string | undefined): string | undefined {
  const tokens = name === undefined ? [] : tokensOf(name);
  const pair = tokens.find((token) => /^\p{Script=Han}{2}$/u.test(token));
  return pair ?? (tokens.length === 1 ? tokens[0] : undefined);
}
