import { languageNamed } from './language-names.ts';
import { SourceError, tagOf, type ReviewPlace } from './source.ts';

/** The columns of a table: the index of the ids, if there are any, and the language of each column that has one. */
export type Columns = { ids: number | undefined; langs: (string | undefined)[]; places: ReviewPlace[] };

// A short name that could be a tag is one, so that a misspelt tag is not left out as a column of notes.
const LIKE_A_TAG = /^[a-z]{2,3}(?:[-_][a-z0-9]{1,8})*$/i;
const IDS = /^(?:id|key|identifier)$/i;

/**
 * Reads the first row of a table. Languages are named by their tags or names. Other columns are left out, which is noted
 * unless they are empty. Throws SourceError, also if no column has a language.
 */
export function readColumns(header: string[], rows: string[][], file: string, line: number): Columns {
  const places: ReviewPlace[] = [];
  const addNote = (note: string) => places.push({ at: `${file}:${line}`, note });
  const names = header.map((name) => name.trim());
  // Only the first column: in any other, `id` is the language tag of Indonesian.
  const ids = IDS.test(names[0] ?? '') ? 0 : undefined;
  const langs = names.map((name, n) => {
    if (n === ids) return undefined;
    const isEmpty = rows.every((row) => !row[n]?.trim());
    const isNumbers = !isEmpty && rows.every((row) => /^[\d\s.]*$/.test(row[n] ?? ''));
    if (LIKE_A_TAG.test(name) && !isNumbers) return tagOf(name, file, line);
    const named = isNumbers ? undefined : languageNamed(name);
    if (named !== undefined) {
      addNote(`the column "${name}" was read as ${named}`);
      return named;
    }
    if (!isEmpty) addNote(`the column ${JSON.stringify(name)} was left out: it names no language`);
    return undefined;
  });
  const duplicate = langs.find((lang, n) => lang !== undefined && langs.indexOf(lang) < n);
  if (duplicate !== undefined) {
    throw new SourceError(
      file,
      line,
      `has two columns "${duplicate}".`,
      'Remove one, or correct its language tag.',
    );
  }
  if (!langs.some((lang) => lang !== undefined)) {
    throw new SourceError(
      file,
      line,
      `has no language column; the first row has ${
        names
          .filter(Boolean)
          .map((name) => `"${name.slice(0, 20)}"`)
          .join(', ') || 'nothing'
      }.`,
      'Name the languages in the first row, by tags or names: id, en, zh-Hans or English, 简体中文.',
    );
  }
  return { ids, langs, places };
}
