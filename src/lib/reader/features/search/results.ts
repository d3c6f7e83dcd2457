import type { View } from '../../../document/view.ts';
import { TITLE, type Entry, type Hit } from './search.ts';

/** The view that shows a hit: the languages read, or the leading one and the language in which it was found. Pure. */
export function viewOf({ entry: { paper }, ranges }: Hit, read: readonly string[]): View {
  const [lead = '', second] = read;
  const isShown = lead in ranges || (second !== undefined && second in ranges);
  const beside = isShown ? second : Object.keys(ranges)[0];
  return { paper, langs: beside === undefined ? [lead] : [lead, beside] };
}

const primary = (lang: string) => lang.replace(/-.*$/, '');

/**
 * Returns the languages in which to show a hit, those being read first: every language in which it was found, or, if there is
 * only one, that and another beside it. Shows only one of Simplified and Traditional Chinese. Pure.
 */
export function languagesShown({ entry, ranges }: Hit, read: readonly string[]): string[] {
  const all = [...new Set([...read, ...Object.keys(entry.texts)])].filter((lang) => lang in entry.texts);
  const found = all
    .filter((lang) => lang in ranges)
    .filter((lang, n, those) => those.findIndex((one) => primary(one) === primary(lang)) === n);
  const [only, ...more] = found;
  const beside = more.length ? undefined : all.find((lang) => primary(lang) !== primary(only ?? ''));
  return beside === undefined ? found : [...found, beside];
}

/** Where a result is: the title of its paper, if it is asked for, and the heading of its section. Pure. */
export function placeOf(
  { paper, id }: Entry,
  lang: string,
  headings: ReadonlyMap<string, Entry['texts']>,
  withTitle: boolean,
): string[] {
  const ids = [...(withTitle ? [TITLE] : []), ...(id === TITLE ? [] : [id.replace(/\..*$/, '')])];
  return ids.flatMap((one) => headings.get(`${paper} ${one}`)?.[lang] ?? []);
}

/** The titles and headings among entries, by paper and id. Pure. */
export const headingsOf = (entries: readonly Entry[]): Map<string, Entry['texts']> =>
  new Map(
    entries
      .filter(({ id }) => !id.includes('.'))
      .map(({ paper, id, texts }): [string, Entry['texts']] => [`${paper} ${id}`, texts]),
  );
