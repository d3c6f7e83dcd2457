/** A day as a language writes it, whatever the time zone. `date` is ISO 8601, `2002-07-31`. */
export const dayIn = (lang: string, date: string) =>
  new Intl.DateTimeFormat(lang, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(`${date}T00:00:00Z`));

/** The name of a language in a language: "Simplified Chinese". */
export const nameIn = (lang: string, tag: string) =>
  new Intl.DisplayNames([lang], { type: 'language' }).of(tag) ?? tag;

/** The names of languages in a language, as a list in words: "English and Simplified Chinese". */
export function namesIn(lang: string, tags: string[]): string {
  return new Intl.ListFormat(lang, { type: 'conjunction' }).format(tags.map((tag) => nameIn(lang, tag)));
}
