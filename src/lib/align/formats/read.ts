import { PREFERRED } from '../../document/base-language.ts';
import { pairDocuments, type PairingReport, type PairOptions } from '../pair-documents.ts';
import { identicalTexts } from './identical-texts.ts';
import { readFile, type Source } from './read-file.ts';
import { areRowsKeyed, readKeyedRows, readOrderedRows } from './rows.ts';
import { scriptNotes } from './script-check.ts';
import { settleTags } from './settle-tags.ts';
import { SourceError, type ReviewPlace, type SourceDocument, type SourceTable } from './source.ts';
import type { Texts, Translations } from './translations.ts';

/** What is known of a paper besides its files. */
export type Known = {
  /** Its title by language, from the command; that of '' is for all languages. */
  titles?: ReadonlyMap<string, string>;
  /** What is published of it. */
  published?: Translations | undefined;
};

/** The texts of a paper in each language; what importing them changed in published texts; and how it went. */
export type ReadSources = {
  baseLang: string;
  translations: Translations;
  changed: Translations;
  places: ReviewPlace[];
  reports: PairingReport[];
};

/**
 * Reads a publisher's files into the texts of one paper, and returns its base language: `named`, else English if it is
 * among the files, else their first. If the base language is not among the files, they are paired with what is published of
 * it. Throws SourceError. Pure.
 */
export function readSources(
  sources: Source[],
  named: string | undefined,
  { published, titles = new Map() }: Known = {},
  options?: PairOptions,
): ReadSources {
  const known = { titles, langs: new Set(published?.keys()) };
  const langs = new Set<string>();
  const tables: SourceTable[] = [];
  const docs: SourceDocument[] = [];
  const translations: Translations = new Map();
  const places: ReviewPlace[] = [];
  for (const source of sources) {
    const content = readFile(source, known);
    places.push(...content.places);
    if ('table' in content) {
      const settled = settleTags(content.table, named ?? PREFERRED, known.langs);
      places.push(...settled.places);
      tables.push(settled.table);
      for (const { texts } of settled.table.rows)
        for (const [lang, text] of texts) if (text.trim()) langs.add(lang);
      continue;
    }
    const lang = 'document' in content ? content.document.lang : content.lang;
    langs.add(lang);
    if (translations.has(lang) || docs.some((doc) => doc.lang === lang)) {
      const remedy = 'Join the files, or name the language of each: fr=name.txt.';
      throw new SourceError(source.file, undefined, `is a second text in "${lang}".`, remedy);
    }
    if ('document' in content) docs.push(content.document);
    else translations.set(lang, content.texts);
  }
  places.push(...identicalTexts(docs), ...docs.flatMap(scriptNotes));
  const baseLang = named ?? (langs.has(PREFERRED) ? PREFERRED : ([...langs][0] ?? PREFERRED));
  if (!langs.has(baseLang) && !published) throw noBase(sources, baseLang, [...langs]);
  for (const table of tables) places.push(...table.places);
  const keyed = tables.filter(areRowsKeyed);
  const unkeyed = tables.filter((table) => !keyed.includes(table));
  add(translations, readKeyedRows(keyed), keyed);
  if (unkeyed.length) {
    const result = readOrderedRows(unkeyed, baseLang, titles);
    places.push(...result.places);
    add(translations, result.translations, unkeyed);
  }
  for (const doc of docs) places.push(...doc.places);
  const changed: Translations = new Map();
  const reports: PairingReport[] = [];
  if (docs.length) {
    const document = docs.find(({ lang }) => lang === baseLang);
    const all: Translations = new Map([...(published ?? []), ...translations]);
    const base = document
      ? { lang: baseLang, document }
      : { lang: baseLang, texts: all.get(baseLang) ?? new Map() };
    const others = docs.filter((doc) => doc !== document);
    const paired = pairDocuments(base, others, all, options);
    places.push(...paired.places);
    reports.push(...paired.reports);
    for (const [lang, texts] of paired.translations) {
      if (docs.some((doc) => doc.lang === lang)) add(translations, new Map([[lang, texts]]), docs);
      // What pairing joined in a table's texts, or in published ones.
      else if (translations.has(lang)) translations.set(lang, texts);
      else if (!areSame(texts, all.get(lang))) changed.set(lang, texts);
    }
  }
  return { baseLang, translations, changed, places, reports };
}

function noBase(sources: Source[], baseLang: string, langs: string[]): SourceError {
  return new SourceError(
    sources.map(({ file }) => file).join(', '),
    undefined,
    `has no text in "${baseLang}", the base language; found ${langs.join(', ') || 'no text'}.`,
    `Import the text in "${baseLang}" as well: every paper needs its base language.`,
  );
}

/** Adds texts in languages that are not there yet. Throws SourceError if one is. */
function add(translations: Translations, added: Translations, from: { file: string }[]): void {
  for (const [lang, texts] of added) {
    if (translations.has(lang)) {
      const files = from.map(({ file }) => file).join(', ');
      const fault = `has "${lang}", which another file has too.`;
      throw new SourceError(files, undefined, fault, 'Import each language from one file.');
    }
    translations.set(lang, texts);
  }
}

const areSame = (a: Texts, b: Texts | undefined) =>
  a.size === b?.size && [...a].every(([key, text]) => b.get(key) === text);
