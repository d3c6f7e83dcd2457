import { PREFERRED } from '../../document/base-language.ts';
import { ownValue } from '../../document/own-value.ts';
import { alignToBase } from '../align-to.ts';
import { alignDocuments, type OnProgress } from '../align.ts';
import { readCsv } from './csv.ts';
import { decode } from './decode.ts';
import { readFrontMatter } from './front-matter.ts';
import { hasSectionIds, readMarkdownWithIds } from './markdown-ids.ts';
import { readMarkdown } from './markdown.ts';
import { readPlain } from './plain.ts';
import { readKeyedRows, areRowsKeyed, readOrderedRows } from './rows.ts';
import { SourceError, tagOf, type SourceDocument, type ReviewPlace, type SourceTable } from './source.ts';
import { identicalTexts } from './identical-texts.ts';
import { scriptNotes } from './script-check.ts';
import { chineseTag, settleTags } from './settle-tags.ts';
import { readTmx } from './tmx.ts';
import type { Texts, Translations } from './translations.ts';
import { readXliff } from './xliff.ts';

/** A file to import. `lang` is set if the publisher named its language in the command. */
export type Source = { file: string; bytes: Uint8Array; lang?: string };

const TABLE_READERS: Record<string, (text: string, file: string) => SourceTable> = {
  csv: readCsv,
  tsv: readCsv,
  tmx: readTmx,
  xlf: readXliff,
  xliff: readXliff,
  // Those of Trados, memoQ and Phrase are XLIFF with more elements.
  sdlxliff: readForeignXliff,
  mqxliff: readForeignXliff,
  mxliff: readForeignXliff,
};
const TEXT_EXTENSIONS = ['txt', 'text', 'md', 'markdown'];

const extension = (file: string) => /\.([a-z0-9]+)$/i.exec(file)?.[1]?.toLowerCase() ?? '';

/** What is known of a paper besides its files. */
export type Known = {
  /** Its title by language, from the command; that of '' is for all languages. */
  titles?: ReadonlyMap<string, string>;
  /** The languages it is published in. */
  langs?: ReadonlySet<string>;
};

/**
 * Reads a publisher's files into the texts of one paper, and returns its base language: `named`, else English if it is
 * among the files, else their first. `published` has the published texts in the base language, if any: files in other
 * languages are aligned with it if the base language is not among the files. Throws SourceError. Pure.
 */
export function readSources(
  sources: Source[],
  named: string | undefined,
  published: Texts | undefined,
  onProgress?: OnProgress,
  { titles = new Map(), langs: existing = new Set() }: Known = {},
): { baseLang: string; translations: Translations; places: ReviewPlace[] } {
  const langs = new Set<string>();
  const tables: SourceTable[] = [];
  const docs: SourceDocument[] = [];
  const translations: Translations = new Map();
  const places: ReviewPlace[] = [];
  for (const source of sources) {
    const { file } = source;
    const kind = extension(file);
    const readTable = ownValue(TABLE_READERS, kind);
    if (!readTable && !TEXT_EXTENSIONS.includes(kind)) {
      throw new SourceError(
        file,
        undefined,
        kind ? `is a ".${kind}" file, which cannot be read.` : 'has a name without an extension.',
        'Save it as one of these: text (.txt, .md), table (.csv, .tsv), translation memory (.tmx), translation (.xlf).',
      );
    }
    const { text, places: decodingPlaces } = decode(source.bytes, file);
    places.push(...decodingPlaces);
    if (readTable) {
      assertUnnamed(source);
      const settled = settleTags(readTable(text, file), named ?? PREFERRED, existing);
      const { table } = settled;
      places.push(...settled.places);
      tables.push(table);
      for (const { texts } of table.rows) for (const [lang, text] of texts) if (text.trim()) langs.add(lang);
      continue;
    }
    const namedLang = languageOf(source, text);
    const lang = existing.has(namedLang) ? namedLang : chineseTag(namedLang, text);
    if (lang !== namedLang) places.push({ at: file, note: `"${namedLang}" was read as "${lang}"` });
    langs.add(lang);
    const title = titles.get(lang) ?? titles.get('');
    if (translations.has(lang) || docs.some((doc) => doc.lang === lang)) {
      const remedy = 'Join the files, or name the language of each: fr=name.txt.';
      throw new SourceError(file, undefined, `is a second text in "${lang}".`, remedy);
    }
    if (kind.startsWith('m') && hasSectionIds(text)) translations.set(lang, readMarkdownWithIds(text, file));
    else docs.push((kind.startsWith('m') ? readMarkdown : readPlain)(text, file, lang, title));
  }
  places.push(...identicalTexts(docs), ...docs.flatMap(scriptNotes));
  const baseLang = named ?? (langs.has(PREFERRED) ? PREFERRED : ([...langs][0] ?? PREFERRED));
  if (!langs.has(baseLang) && !published) {
    throw new SourceError(
      sources.map(({ file }) => file).join(', '),
      undefined,
      `has no text in "${baseLang}", the base language; found ${[...langs].join(', ') || 'no text'}.`,
      `Import the text in "${baseLang}" as well: every paper needs its base language.`,
    );
  }
  const keyed = tables.filter(areRowsKeyed);
  const unkeyed = tables.filter((table) => !keyed.includes(table));
  for (const table of tables) places.push(...table.places);
  const add = (added: Translations, file: string) => {
    for (const [lang, texts] of added) {
      if (translations.has(lang)) {
        const remedy = 'Import each language from one file.';
        throw new SourceError(file, undefined, `has "${lang}", which another file has too.`, remedy);
      }
      translations.set(lang, texts);
    }
  };
  add(readKeyedRows(keyed), keyed.map(({ file }) => file).join(', '));
  if (unkeyed.length) {
    const result = readOrderedRows(unkeyed, baseLang, titles);
    places.push(...result.places);
    add(result.translations, unkeyed.map(({ file }) => file).join(', '));
  }
  if (docs.some(({ lang }) => lang === baseLang)) {
    const aligned = alignDocuments(docs, baseLang, onProgress);
    places.push(...aligned.places);
    add(aligned.translations, docs.map(({ file }) => file).join(', '));
  } else {
    for (const [n, doc] of docs.entries()) {
      const base = translations.get(baseLang) ?? published ?? new Map<string, string>();
      const aligned = alignToBase(base, baseLang, doc);
      places.push(...aligned.places);
      add(new Map([[doc.lang, aligned.texts]]), doc.file);
      onProgress?.(n + 1, docs.length);
    }
  }
  return { baseLang, translations, places };
}

/** The language of a text, from the command, the front matter or the file name (`paper.zh-Hans.txt`, `fr.md`). */
function languageOf({ file, lang }: Source, text: string): string {
  const explicit = lang ?? readFrontMatter(text, file).fields.get('language');
  if (explicit !== undefined) return tagOf(explicit, file);
  const name = file.replace(/^.*[\\/]/, '').replace(/\.[a-z0-9]+$/i, '');
  const [, suffix = name] = /[._]([a-z]{2,3}(?:[-_][a-z0-9]+)*)$/i.exec(name) ?? [];
  try {
    return tagOf(suffix, file);
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    throw new SourceError(
      file,
      undefined,
      'does not say which language it is in.',
      `Name it in the command, fr=${file}, or in the file name, ${name}.fr.${extension(file)}.`,
    );
  }
}

/** Throws SourceError if the command names a language for a table, which names its languages itself. */
function assertUnnamed({ file, lang }: Source): void {
  if (lang === undefined) return;
  throw new SourceError(
    file,
    undefined,
    `names its languages itself, and the command says it is in "${lang}".`,
    `Leave out "${lang}=". To choose the base language, add base=${lang}.`,
  );
}

function readForeignXliff(text: string, file: string): SourceTable {
  const table = readXliff(text, file);
  const note = `was read as XLIFF: what only its own program knows, such as comments, was left out`;
  return { ...table, places: [{ at: file, note }, ...table.places] };
}
