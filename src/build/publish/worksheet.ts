import { isTree, type Tree } from '../../lib/document/types.ts';
import { stringify } from 'csv-stringify/sync';
import type { Diagnostic } from '../locales/diagnostics.ts';
import { readCsv } from '../../lib/align/formats/csv.ts';
import { ABOUT, SourceError, type ReviewPlace } from '../../lib/align/formats/source.ts';
import type { Texts } from '../../lib/align/formats/translations.ts';

// A worksheet is a CSV table for a translator to fill in: the key, the text in the base language, and a cell for the
// translation. Because it is not a locale file, the site can be built while it is incomplete, and no text in the base
// language can be published as its translation.

const PLURAL = /_(zero|one|two|few|many|other)$/;

/** Returns the messages of an interface by key path. */
export function stringsOf(tree: Tree, path = ''): Texts {
  return new Map(
    Object.entries(tree).flatMap(([key, value]): [string, string][] =>
      isTree(value) ? [...stringsOf(value, `${path}${key}.`)] : [[`${path}${key}`, value]],
    ),
  );
}

/** Returns the messages of the base interface by key path, with the plural forms of another language (CLDR). */
export function interfaceKeys(base: Texts, lang: string): Texts {
  const forms = new Intl.PluralRules(lang).resolvedOptions().pluralCategories;
  return new Map(
    [...base].flatMap(([key, text]): [string, string][] => {
      const stem = key.replace(PLURAL, '');
      if (stem === key || !base.has(`${stem}_other`)) return [[key, text]];
      return key === `${stem}_other` ? forms.map((form) => [`${stem}_${form}`, text]) : [];
    }),
  );
}

/** Builds an interface file from messages by key path. */
export function interfaceTree(messages: Texts): Tree {
  const tree: Tree = {};
  for (const [path, message] of messages) {
    const keys = path.split('.');
    const last = keys.pop() ?? '';
    let parent = tree;
    for (const key of keys) {
      const child = Object.hasOwn(parent, key) ? parent[key] : undefined;
      parent = isTree(child) ? child : (parent[key] = {});
    }
    parent[last] = message;
  }
  return tree;
}

/** Writes the worksheet of a language as CSV, with the existing translations filled in. */
export function worksheet(base: Texts, baseLang: string, lang: string, existing: Texts): string {
  const rows = [...base].map(([id, text]) => [id, text, existing.get(id) ?? '']);
  const extraRows = [...existing].filter(([id]) => !base.has(id)).map(([id, text]) => [id, '', text]);
  return stringify([['id', baseLang, lang], ...rows, ...extraRows], { bom: true });
}

/** Returns what a new translation starts with: the date and the source, as in every language, and its standing. */
export function initialTexts(base: Texts): Texts {
  const facts = ['about.date', 'about.source'].flatMap((key): [string, string][] => {
    const fact = base.get(key);
    return fact === undefined ? [] : [[key, fact]];
  });
  return new Map([...facts, ['about.standing', 'unofficial']]);
}

/** Returns the texts in a paper's worksheet: those of the base language, with all fields of `about` even if it lacks them. */
export function paperKeys(base: Texts): Texts {
  const keys: Texts = new Map([['title', base.get('title') ?? '']]);
  for (const field of ABOUT) keys.set(`about.${field}`, base.get(`about.${field}`) ?? '');
  for (const [key, text] of base) keys.set(key, text);
  return keys;
}

/** The translations in a worksheet, and the rows whose text in the base language has changed since it was written. */
export type FilledWorksheet = { texts: Texts; places: ReviewPlace[] };

/** Reads a worksheet that a translator has filled in. Throws SourceError. */
export function readWorksheet(
  text: string,
  file: string,
  lang: string,
  base: Texts,
  baseLang: string,
): FilledWorksheet {
  const { rows, places: tablePlaces } = readCsv(text, file);
  const others = new Set(rows.flatMap((row) => [...row.texts.keys()]).filter((one) => one !== lang));
  if (others.size && !others.has(baseLang)) {
    throw new SourceError(
      file,
      1,
      `was written for another base language: expected a column "${baseLang}", found ${[...others].join(', ')}.`,
      `Rename it, write a new one (npm run locales new ${lang}), and copy the translations into that.`,
    );
  }
  const texts: Texts = new Map();
  const places: ReviewPlace[] = [...tablePlaces];
  const seen = new Set<string>();
  for (const { id, line, texts: cells } of rows) {
    if (id === undefined) {
      throw new SourceError(
        file,
        line,
        'has no column "id".',
        `Write a new one: npm run locales new ${lang}`,
      );
    }
    if (seen.has(id)) throw new SourceError(file, line, `has the id "${id}" twice.`, 'Remove one of them.');
    seen.add(id);
    const translation = cells.get(lang);
    if (translation?.trim()) texts.set(id, translation);
    const baseText = cells.get(baseLang);
    if (baseText !== undefined && base.has(id) && baseText !== base.get(id)) {
      places.push({
        at: `${file}:${line}`,
        note: `the text in ${baseLang} has changed since: ${base.get(id)}`,
      });
    }
  }
  return { texts, places };
}

/**
 * Removes the glossary entries that have a problem, for instance because the sentence with the term is not translated yet.
 * Returns the other texts, and the ids of the removed entries.
 */
export function withoutUnreadyEntries(
  texts: Texts,
  problems: Diagnostic[],
): { texts: Texts; unready: string[] } {
  const withProblems = problems.flatMap(({ key }) => /^glossary\.[^.]+/.exec(key) ?? []);
  const unready = [...new Set(withProblems.map(String))];
  const ready = [...texts].filter(([id]) => !unready.some((entry) => id.startsWith(`${entry}.`)));
  return { texts: new Map(ready), unready: unready.map((entry) => entry.replace('glossary.', '')) };
}
