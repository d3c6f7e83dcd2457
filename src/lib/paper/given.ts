import type { Given } from '../languages/given.ts';
import type { Files } from './check.ts';
import { isPaper } from './files.ts';
import { readJson } from './json.ts';

// The languages of Chromium's own interface, which is the engine that knows fewest: its Intl speaks them.
const SURE = new Set(
  'am ar bg bn ca cs da de el en es et fa fi fil fr gu he hi hr hu id it ja kn ko lt lv ml mr ms nb nl pl pt ro ru sk sl sr sv sw ta te th tr uk ur vi zh'.split(
    ' ',
  ),
);

const isSure = (tag: string) => SURE.has(tag.split('-')[0] ?? '');

/**
 * The names of languages that pages show, and the days in words which some engine may not know, as the engine of the
 * build writes them: to ask for a first name takes a slow phone 0.1 s. Files need not be checked yet: what cannot be
 * read is left out.
 */
export function givenWords(files: Files): Given {
  const paths = [...files.keys()];
  const langOf = (path: string) => path.split('/')[0] ?? '';
  const wellFormed = (tag: string) => {
    try {
      return Intl.getCanonicalLocales(tag).length > 0;
    } catch {
      return false; // RangeError: the check of the files says so.
    }
  };
  const tags = [...new Set(paths.filter(isPaper).map(langOf))].filter(wellFormed);
  const speaking = [...new Set(paths.filter((path) => path.endsWith('/ui.json')).map(langOf))].filter(
    wellFormed,
  );
  const dates = new Set(paths.filter(isPaper).flatMap((path) => dateIn(files.get(path) ?? '')));

  const given: Given = { names: {}, days: {} };
  for (const lang of new Set([...tags, ...speaking])) {
    const names = new Intl.DisplayNames([lang], { type: 'language' });
    const named = speaking.includes(lang) ? tags : tags.filter((tag) => tag === lang);
    given.names[lang] = Object.fromEntries(named.map((tag) => [tag, names.of(tag) ?? tag]));
    if (isSure(lang)) continue;
    const days = new Intl.DateTimeFormat(lang, { dateStyle: 'long', timeZone: 'UTC' });
    given.days[lang] = Object.fromEntries([...dates].map((date) => [date, days.format(new Date(date))]));
  }
  return given;
}

function dateIn(text: string): string[] {
  const { about } = Object(readJson(text).value) as { about?: { date?: unknown } };
  const date = about?.date;
  return typeof date === 'string' && /^\d{4}-\d\d-\d\d$/.test(date) && !Number.isNaN(Date.parse(date))
    ? [date]
    : [];
}
