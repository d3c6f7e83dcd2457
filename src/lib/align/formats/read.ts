import { BASE } from '../../i18n/fallback.ts';
import { alignTo } from '../align-to.ts';
import { alignDrafts, type Done } from '../align.ts';
import { readCsv } from './csv.ts';
import { decode } from './decode.ts';
import { readFront } from './front-matter.ts';
import { hasIds, readIds } from './markdown-ids.ts';
import { readMarkdown } from './markdown.ts';
import { readPlain } from './plain.ts';
import { fromKeys, hasKeys, inOrder } from './rows.ts';
import { SourceError, tagOf, type RenderContext, type Place, type Rows } from './source.ts';
import { readTmx } from './tmx.ts';
import type { Texts, Work } from './translations.ts';
import { readXliff } from './xliff.ts';

/** A file that a publisher brings; `lang` if they said which language it is in. */
export type Source = { file: string; bytes: Uint8Array; lang?: string };

const TABLES: Record<string, (text: string, file: string) => Rows> = {
  csv: readCsv,
  tsv: readCsv,
  tmx: readTmx,
  xlf: readXliff,
  xliff: readXliff,
};
const TEXTS = ['txt', 'text', 'md', 'markdown'];

const extension = (file: string) => /\.([a-z0-9]+)$/i.exec(file)?.[1]?.toLowerCase() ?? '';

/**
 * Reads what a publisher brings into one work. `base` are the words of the paper in the base language that are there
 * already, for texts that come without: their ids stay. Throws SourceError. Pure.
 */
export function readSources(
  sources: Source[],
  base: Texts | undefined,
  done?: Done,
): { work: Work; places: Place[] } {
  const tables: Rows[] = [];
  const drafts: RenderContext[] = [];
  const work: Work = new Map();
  const places: Place[] = [];
  for (const source of sources) {
    const { file } = source;
    const kind = extension(file);
    const read = TABLES[kind];
    if (!read && !TEXTS.includes(kind)) {
      throw new SourceError(
        file,
        undefined,
        kind ? `is a file ".${kind}", which cannot be read.` : 'has a name that does not say what it is.',
        'Texts are .txt or .md, tables .csv, memories .tmx, translations .xlf. Save it as one of these.',
      );
    }
    const text = decode(source.bytes, file);
    if (read) {
      tables.push(withBase(read(text, file), places));
      continue;
    }
    const lang = languageOf(source, text);
    if (work.has(lang) || drafts.some((draft) => draft.lang === lang)) {
      const remedy = 'Join the files, or say which language each is in: fr=name.txt.';
      throw new SourceError(file, undefined, `is a second text in "${lang}".`, remedy);
    }
    if (kind.startsWith('m') && hasIds(text)) work.set(lang, readIds(text, file));
    else drafts.push(kind.startsWith('m') ? readMarkdown(text, file, lang) : readPlain(text, file, lang));
  }
  const keyed = tables.filter(hasKeys);
  const ordered = tables.filter((table) => !keyed.includes(table));
  for (const { places: own } of tables) places.push(...own);
  const add = (more: Work, file: string) => {
    for (const [lang, texts] of more) {
      if (work.has(lang)) {
        const remedy = 'Bring each language once.';
        throw new SourceError(file, undefined, `has "${lang}", which another file has too.`, remedy);
      }
      work.set(lang, texts);
    }
  };
  add(fromKeys(keyed), keyed.map(({ file }) => file).join(', '));
  if (ordered.length) {
    const found = inOrder(ordered);
    places.push(...found.places);
    add(found.work, ordered.map(({ file }) => file).join(', '));
  }
  if (drafts.some(({ lang }) => lang === BASE)) {
    const aligned = alignDrafts(drafts, done);
    places.push(...aligned.places);
    add(aligned.work, drafts.map(({ file }) => file).join(', '));
  } else {
    for (const [n, draft] of drafts.entries()) {
      const shape = work.get(BASE) ?? base;
      if (!shape) {
        throw new SourceError(
          draft.file,
          undefined,
          `is in "${draft.lang}", and there is no text in "${BASE}" to lay it beside.`,
          `Bring the text in "${BASE}" as well: every paper has it.`,
        );
      }
      const aligned = alignTo(shape, draft);
      places.push(...aligned.places);
      add(new Map([[draft.lang, aligned.texts]]), draft.file);
      done?.(n + 1, drafts.length);
    }
  }
  return { work, places };
}

/** The language of a text: as it was said, as the file says, or as its name does (`paper.zh-Hans.txt`, `fr.md`). */
function languageOf({ file, lang }: Source, text: string): string {
  const said = lang ?? readFront(text, file).fields.get('language');
  if (said !== undefined) return tagOf(said, file);
  const name = file.replace(/^.*[\\/]/, '').replace(/\.[a-z0-9]+$/i, '');
  const [, own = name] = /[._]([a-z]{2,3}(?:[-_][a-z0-9]+)*)$/i.exec(name) ?? [];
  try {
    return tagOf(own, file);
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    throw new SourceError(
      file,
      undefined,
      'does not say which language it is in.',
      `Say it: fr=${file}, or name the file so: ${name}.fr.${extension(file)}.`,
    );
  }
}

/** Rows whose English is that of a country: the base language is English alone. */
function withBase(table: Rows, places: Place[]): Rows {
  const langs = new Set(table.rows.flatMap(({ texts }) => [...texts.keys()]));
  const [own, ...more] = [...langs].filter((lang) => lang.split('-')[0] === BASE);
  if (own === undefined || langs.has(BASE) || more.length) return table;
  places.push({ at: table.file, note: `"${own}" was taken as "${BASE}", the base language` });
  const rows = table.rows.map((row) => ({
    ...row,
    texts: new Map([...row.texts].map(([lang, text]) => [lang === own ? BASE : lang, text])),
  }));
  return { ...table, rows };
}
