import { PREFERRED } from '../../document/base-language.ts';
import { ownValue } from '../../document/own-value.ts';
import { alignToBase } from '../align-to.ts';
import { alignDocuments, type OnProgress } from '../align.ts';
import { readBilingual } from './bilingual.ts';
import { readCsv } from './csv.ts';
import { decode } from './decode.ts';
import { DOCUMENT_READERS, REMEDIES, withLanguage } from './documents.ts';
import { readFrontMatter } from './front-matter.ts';
import { hasSectionIds, readMarkdownWithIds } from './markdown-ids.ts';
import { readMarkdown } from './markdown.ts';
import { readPlain } from './plain.ts';
import { recognizeLanguage } from './recognize-language.ts';
import { readKeyedRows, areRowsKeyed, readOrderedRows } from './rows.ts';
import { SourceError, tagOf, type SourceDocument, type ReviewPlace, type SourceTable } from './source.ts';
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
};
const TEXT_EXTENSIONS = ['txt', 'text', 'md', 'markdown'];

const extension = (file: string) => /\.([a-z0-9]+)$/i.exec(file)?.[1]?.toLowerCase() ?? '';

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
    const readBytes = ownValue(DOCUMENT_READERS.bytes, kind);
    const readText = ownValue(DOCUMENT_READERS.text, kind);
    if (!readTable && !readBytes && !readText && !TEXT_EXTENSIONS.includes(kind)) {
      throw new SourceError(
        file,
        undefined,
        kind ? `is a ".${kind}" file, which cannot be read.` : 'has a name without an extension.',
        ownValue(REMEDIES, kind) ??
          'Save it as one of these: text (.txt, .md), web page (.html), e-book (.epub), Word document (.docx), subtitles (.srt, .vtt), table (.csv, .tsv), translation memory (.tmx), translation (.xlf).',
      );
    }
    const text = readBytes ? '' : decode(source.bytes, file);
    const isUnnamed = kind.startsWith('t') && source.lang === undefined && languageInName(file) === undefined;
    const tableInFile = readTable?.(text, file) ?? (isUnnamed ? readBilingual(text, file) : undefined);
    if (tableInFile) {
      const table = useBaseTag(tableInFile, named ?? PREFERRED, places);
      tables.push(table);
      for (const { texts } of table.rows) for (const [lang, text] of texts) if (text.trim()) langs.add(lang);
      continue;
    }
    const read = readBytes?.(source.bytes, file) ?? readText?.(text, file);
    const doc = read && withLanguage(read, source.lang && tagOf(source.lang, file), languageInName(file));
    const lang = doc ? doc.lang || noLanguage(file) : languageOf(source, text, places);
    langs.add(lang);
    if (translations.has(lang) || docs.some((doc) => doc.lang === lang)) {
      const remedy = 'Join the files, or name the language of each: fr=name.txt.';
      throw new SourceError(file, undefined, `is a second text in "${lang}".`, remedy);
    }
    if (doc) docs.push(doc);
    else if (kind.startsWith('m') && hasSectionIds(text))
      translations.set(lang, readMarkdownWithIds(text, file));
    else docs.push(kind.startsWith('m') ? readMarkdown(text, file, lang) : readPlain(text, file, lang));
  }
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
    const result = readOrderedRows(unkeyed, baseLang);
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

/** The language of a text: from the command, the front matter or the file name, else recognised. */
function languageOf({ file, lang }: Source, text: string, places: ReviewPlace[]): string {
  const explicit = lang ?? readFrontMatter(text, file).fields.get('language');
  if (explicit !== undefined) return tagOf(explicit, file);
  const inName = languageInName(file);
  if (inName !== undefined) return inName;
  const recognized = recognizeLanguage(text) ?? noLanguage(file);
  places.push({ at: file, note: `does not say its language: "${recognized}" was recognised` });
  return recognized;
}

const nameOf = (file: string) => file.replace(/^.*[\\/]/, '').replace(/\.[a-z0-9]+$/i, '');

/** The language in the name of a file: `paper.zh-Hans.txt`, `fr.md`. */
function languageInName(file: string): string | undefined {
  const name = nameOf(file);
  const [, suffix = name] = /[._]([a-z]{2,3}(?:[-_][a-z0-9]+)*)$/i.exec(name) ?? [];
  try {
    return tagOf(suffix, file);
  } catch (error) {
    if (error instanceof SourceError) return undefined;
    throw error;
  }
}

function noLanguage(file: string): never {
  throw new SourceError(
    file,
    undefined,
    'does not say which language it is in.',
    `Name it in the command, fr=${file}, or in the file name, ${nameOf(file)}.fr.${extension(file)}.`,
  );
}

/** Translation tools often write `en-US` or `en-GB`: renames such a regional tag to that of the base language. */
function useBaseTag(table: SourceTable, baseLang: string, places: ReviewPlace[]): SourceTable {
  const langs = new Set(table.rows.flatMap(({ texts }) => [...texts.keys()]));
  const isRegional = (lang: string) =>
    lang.startsWith(`${baseLang}-`) && /^([A-Z]{2}|[0-9]{3})$/.test(lang.slice(baseLang.length + 1));
  const [regional, ...others] = [...langs].filter(isRegional);
  if (regional === undefined || langs.has(baseLang) || others.length) return table;
  places.push({ at: table.file, note: `"${regional}" was read as "${baseLang}", the base language` });
  const rows = table.rows.map((row) => ({
    ...row,
    texts: new Map([...row.texts].map(([lang, text]) => [lang === regional ? baseLang : lang, text])),
  }));
  return { ...table, rows };
}
