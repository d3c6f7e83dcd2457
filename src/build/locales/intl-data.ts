import type { IntlData } from '../../lib/i18n/intl-data.ts';
import { BRAND, chineseBrand, CODE, localeFacts } from '../../lib/i18n/languages.ts';
import { isPaper, type Files } from './read.ts';
import { readJson } from './read-json.ts';

/**
 * Collects the locale data that pages need: facts about languages, their names, and the formatted dates of papers, all from
 * Node's `Intl`. The files need not be checked yet: ignores those that cannot be read.
 */
export function collectIntlData(files: Files): IntlData {
  const paths = [...files.keys()];
  const langOf = (path: string) => path.split('/')[0] ?? '';
  const wellFormed = (tag: string) => {
    try {
      return Intl.getCanonicalLocales(tag).length > 0;
    } catch {
      return false; // RangeError: `checkLocales` reports that.
    }
  };
  const tags = [...new Set(paths.filter(isPaper).map(langOf))].filter(wellFormed);
  const interfaceLangs = [...new Set(paths.filter((path) => path.endsWith('/ui.json')).map(langOf))].filter(
    wellFormed,
  );
  const dates = new Set(paths.filter(isPaper).flatMap((path) => dateIn(files.get(path) ?? '')));

  const data: IntlData = { facts: {}, names: {}, days: {}, pairs: {} };
  const shown = new Set([...tags, ...interfaceLangs]);
  const brands = [BRAND.latin, ...[CODE, ...shown].map(chineseBrand)].map(({ tag }) => tag);
  for (const lang of new Set([...shown, CODE, ...brands])) {
    data.facts[lang] = localeFacts(lang);
    const names = new Intl.DisplayNames([lang], { type: 'language' });
    const named = new Set([lang, ...(interfaceLangs.includes(lang) ? tags : [])]);
    data.names[lang] = Object.fromEntries([...named].map((tag) => [tag, names.of(tag) ?? tag]));
    const pair = interfaceLangs.includes(lang) && pairOf(lang, Object.values(data.names[lang]));
    if (pair) data.pairs[lang] = pair;
    if (!shown.has(lang)) continue;
    const days = new Intl.DateTimeFormat(lang, { dateStyle: 'long', timeZone: 'UTC' });
    data.days[lang] = Object.fromEntries([...dates].map((date) => [date, days.format(new Date(date))]));
  }
  return data;
}

/** What joins any two of these names in a list, in the language `lang`; undefined if that depends on the names. */
function pairOf(lang: string, names: string[]): string | undefined {
  const list = new Intl.ListFormat(lang, { type: 'conjunction' });
  const joints = names.flatMap((first) =>
    names.map((second) => list.format([first, second]).slice(first.length, -second.length)),
  );
  return joints.every((joint) => joint === joints[0]) ? joints[0] : undefined;
}

function dateIn(text: string): string[] {
  const { about } = Object(readJson(text).value) as { about?: { date?: unknown } };
  const date = about?.date;
  return typeof date === 'string' && /^\d{4}-\d\d-\d\d$/.test(date) && !Number.isNaN(Date.parse(date))
    ? [date]
    : [];
}
