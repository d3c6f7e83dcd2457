import { ownValue } from '../../document/own-value.ts';
import { readBilingual } from './bilingual.ts';
import { readCsv } from './csv.ts';
import { decode } from './decode.ts';
import { DOCUMENT_READERS, REMEDIES, withLanguage } from './documents.ts';
import { readFrontMatter } from './front-matter.ts';
import { hasSectionIds, readMarkdownWithIds } from './markdown-ids.ts';
import { readMarkdown } from './markdown.ts';
import { readPlain } from './plain.ts';
import { recognizeLanguage } from './recognize-language.ts';
import { chineseTag } from './settle-tags.ts';
import { SourceError, tagOf, type ReviewPlace, type SourceDocument, type SourceTable } from './source.ts';
import { readTmx } from './tmx.ts';
import type { Texts } from './translations.ts';
import { readXliff } from './xliff.ts';

/** A file to import. `lang` is set if the publisher named its language in the command. */
export type Source = { file: string; bytes: Uint8Array; lang?: string };

/** What is known of a paper besides its files. */
export type KnownToReader = {
  /** Its title by language, from the command; that of '' is for all languages. */
  titles: ReadonlyMap<string, string>;
  /** The languages it is published in. */
  langs: ReadonlySet<string>;
};

/** What a file holds: a table in several languages, a text without ids, or one with ids. */
export type FileContent = { places: ReviewPlace[] } & (
  { table: SourceTable } | { document: SourceDocument } | { lang: string; texts: Texts }
);

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
const TEXT_READERS: Record<string, (text: string, file: string) => SourceDocument> = DOCUMENT_READERS.text;
const BYTES_READERS: Record<string, (bytes: Uint8Array, file: string) => SourceDocument> =
  DOCUMENT_READERS.bytes;
const PLAIN = ['txt', 'text'];
const MARKDOWN = ['md', 'markdown'];

/** Reads a file by its extension. Throws SourceError. Pure. */
export function readFile(source: Source, known: KnownToReader): FileContent {
  const { file, bytes } = source;
  const kind = extension(file);
  const places: ReviewPlace[] = [];
  const readBytes = ownValue(BYTES_READERS, kind);
  if (readBytes) return { document: settle(readBytes(bytes, file), source), places };
  const readTable = ownValue(TABLE_READERS, kind);
  const readText = ownValue(TEXT_READERS, kind);
  if (!readTable && !readText && !PLAIN.includes(kind) && !MARKDOWN.includes(kind))
    throw unknownKind(file, kind);
  const { text, places: decoding } = decode(bytes, file);
  places.push(...decoding);
  if (readTable) {
    assertUnnamed(source);
    return { table: readTable(text, file), places };
  }
  if (readText) return { document: settle(readText(text, file), source), places };
  const isUnnamed = source.lang === undefined && languageInName(file) === undefined;
  const bilingual = isUnnamed && PLAIN.includes(kind) ? readBilingual(text, file) : undefined;
  if (bilingual) return { table: bilingual, places };
  const named = languageOf(source, text, places);
  const lang = known.langs.has(named) ? named : chineseTag(named, text);
  if (lang !== named) places.push({ at: file, note: `"${named}" was read as "${lang}"` });
  const title = known.titles.get(lang) ?? known.titles.get('');
  if (!MARKDOWN.includes(kind)) return { document: readPlain(text, file, lang, title), places };
  if (hasSectionIds(text)) return { lang, texts: readMarkdownWithIds(text, file), places };
  return { document: readMarkdown(text, file, lang, title), places };
}

const extension = (file: string) => /\.([a-z0-9]+)$/i.exec(file)?.[1]?.toLowerCase() ?? '';
const nameOf = (file: string) => file.replace(/^.*[\\/]/, '').replace(/\.[a-z0-9]+$/i, '');

function unknownKind(file: string, kind: string): SourceError {
  return new SourceError(
    file,
    undefined,
    kind ? `is a ".${kind}" file, which cannot be read.` : 'has a name without an extension.',
    ownValue(REMEDIES, kind) ??
      'Save it as one of these: text (.txt, .md), web page (.html), e-book (.epub), Word document (.docx), subtitles (.srt, .vtt), table (.csv, .tsv), translation memory (.tmx), translation (.xlf).',
  );
}

/** Gives a document that may say its language the one that counts. */
function settle(document: SourceDocument, { file, lang }: Source): SourceDocument {
  const settled = withLanguage(document, lang && tagOf(lang, file), languageInName(file));
  return settled.lang ? settled : noLanguage(file);
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
