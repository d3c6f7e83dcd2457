/** A day as a language writes it, whatever the time zone. `date` is ISO 8601, `2002-07-31`. */
export const dayIn = memo((lang: string, date: string) =>
  new Intl.DateTimeFormat(lang, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(`${date}T00:00:00Z`)),
);

/** The name of a language in a language: "Simplified Chinese". */
export const nameIn = memo(
  (lang: string, tag: string) => new Intl.DisplayNames([lang], { type: 'language' }).of(tag) ?? tag,
);

/** The names of languages in a language, as a list in words: "English and Simplified Chinese". */
export function namesIn(lang: string, tags: string[]): string {
  return new Intl.ListFormat(lang, { type: 'conjunction' }).format(tags.map((tag) => nameIn(lang, tag)));
}

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
