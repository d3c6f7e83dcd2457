import { isTree, type Tree } from '../../lib/document/types.ts';
import { stringify } from 'csv-stringify/sync';
import { BASE } from '../../lib/i18n/fallback.ts';
import type { Diagnostic } from '../locales/diagnostics.ts';
import { readCsv } from '../../lib/align/formats/csv.ts';
import { ABOUT, SourceError, type Place } from '../../lib/align/formats/source.ts';
import type { Texts } from '../../lib/align/formats/translations.ts';

// A table for a translator to fill in: the key, the base language's words, an empty cell for the other language's. It is
// no locale file, so that the build goes on while it is filled in, and nothing that is in English passes for French.

const PLURAL = /_(zero|one|two|few|many|other)$/;

/** The strings of an interface by the paths of their keys. */
export function stringsOf(tree: Tree, path = ''): Texts {
  return new Map(
    Object.entries(tree).flatMap(([key, value]): [string, string][] =>
      isTree(value) ? [...stringsOf(value, `${path}${key}.`)] : [[`${path}${key}`, value]],
    ),
  );
}

/** The keys that an interface in a language has: the base's, with the plural forms of that language (CLDR). */
export function interfaceKeys(base: Texts, lang: string): Texts {
  const forms = new Intl.PluralRules(lang).resolvedOptions().pluralCategories;
  return new Map(
    [...base].flatMap(([key, words]): [string, string][] => {
      const stem = key.replace(PLURAL, '');
      if (stem === key || !base.has(`${stem}_other`)) return [[key, words]];
      return key === `${stem}_other` ? forms.map((form) => [`${stem}_${form}`, words]) : [];
    }),
  );
}

/** An interface from the strings by their keys. */
export function interfaceOf(strings: Texts): Tree {
  const tree: Tree = {};
  for (const [path, words] of strings) {
    const keys = path.split('.');
    const last = keys.pop() ?? '';
    let within = tree;
    for (const key of keys) {
      const below = Object.hasOwn(within, key) ? within[key] : undefined;
      within = isTree(below) ? below : (within[key] = {});
    }
    within[last] = words;
  }
  return tree;
}

/** The table to fill in for a language: what there is in it already is filled in. */
export function worksheet(base: Texts, lang: string, own: Texts): string {
  const rows = [...base].map(([id, words]) => [id, words, own.get(id) ?? '']);
  const more = [...own].filter(([id]) => !base.has(id)).map(([id, words]) => [id, '', words]);
  return stringify([['id', BASE, lang], ...rows, ...more], { bom: true });
}

/** What a translation of a paper begins with: the facts that are the same in every language, and that it is unofficial. */
export function beginning(base: Texts): Texts {
  const facts = ['about.date', 'about.source'].flatMap((key): [string, string][] => {
    const fact = base.get(key);
    return fact === undefined ? [] : [[key, fact]];
  });
  return new Map([...facts, ['about.standing', 'unofficial']]);
}

/** The keys of a paper that a translator sees: the base's, with a note in `about`, whether the base has one or not. */
export function paperKeys(base: Texts): Texts {
  const keys: Texts = new Map([['title', base.get('title') ?? '']]);
  for (const field of ABOUT) keys.set(`about.${field}`, base.get(`about.${field}`) ?? '');
  for (const [key, words] of base) keys.set(key, words);
  return keys;
}

/** A table that was filled in: the words of the language, and where the base's words have changed since. */
export type Filled = { texts: Texts; places: Place[] };

/** Reads a table that `worksheet` wrote and a translator filled in. Throws SourceError. */
export function readWorksheet(text: string, file: string, lang: string, base: Texts): Filled {
  const { rows } = readCsv(text, file);
  const texts: Texts = new Map();
  const places: Place[] = [];
  const seen = new Set<string>();
  for (const { id, line, texts: cells } of rows) {
    if (id === undefined) {
      throw new SourceError(file, line, 'has no column "id".', `Write it anew: npm run locales new ${lang}`);
    }
    if (seen.has(id)) throw new SourceError(file, line, `has the id "${id}" twice.`, 'Leave one of them.');
    seen.add(id);
    const words = cells.get(lang);
    if (words?.trim()) texts.set(id, words);
    const was = cells.get(BASE);
    if (was !== undefined && base.has(id) && was !== base.get(id)) {
      places.push({
        at: `${file}:${line}`,
        note: `the words in ${BASE} have changed since: ${base.get(id)}`,
      });
    }
  }
  return { texts, places };
}

/**
 * The words of a paper without the entries of its glossary that are not ready: those that the checks find something
 * wrong with, as long as the sentence with the term is not translated. Gives the names of these.
 */
export function withoutUnready(texts: Texts, problems: Diagnostic[]): { texts: Texts; unready: string[] } {
  const found = problems.flatMap(({ key }) => /^glossary\.[^.]+/.exec(key) ?? []);
  const unready = [...new Set(found.map(String))];
  const ready = [...texts].filter(([id]) => !unready.some((entry) => id.startsWith(`${entry}.`)));
  return { texts: new Map(ready), unready: unready.map((entry) => entry.replace('glossary.', '')) };
}
