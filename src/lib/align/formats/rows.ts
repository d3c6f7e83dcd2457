import { isNumbered, isShort, sectionId } from './headings.ts';
import { joinLines } from './join-lines.ts';
import { isItem, withoutBullet } from './list-items.ts';
import { SourceError, type ReviewPlace, type TableRow, type SourceTable } from './source.ts';
import { isKey, looksLikeKey, type Translations } from './translations.ts';

/** True if the ids of a table's rows are key paths. Throws SourceError if only some of them are. */
export function areRowsKeyed({ file, rows }: SourceTable): boolean {
  const unkeyed = rows.find(({ id }) => id === undefined || !looksLikeKey(id));
  if (!unkeyed) return true;
  if (!rows.some(({ id }) => id !== undefined && isKey(id))) return false;
  throw new SourceError(
    file,
    unkeyed.line,
    `has ${unkeyed.id === undefined ? 'a text without an id' : `the id "${unkeyed.id}"`} among the keys of a paper.`,
    'Give it its key, such as text.background.p3.s1, or remove it.',
  );
}

/** Reads tables whose rows have key paths as ids, from one file or several. Throws SourceError. */
export function readKeyedRows(files: SourceTable[]): Translations {
  const translations: Translations = new Map();
  for (const { file, rows } of files) {
    const seen = new Map<string, number>();
    for (const { id = '', line, texts } of rows) {
      if (!isKey(id)) {
        throw new SourceError(
          file,
          line,
          `has the id "${id}", which no paper can have.`,
          'Section names have lower-case letters, digits and hyphens; sections contain heading, p1.s1, list1.i1.s1 and so on.',
        );
      }
      const firstLine = seen.get(id);
      if (firstLine) {
        throw new SourceError(
          file,
          line,
          `has the id "${id}" twice, first in line ${firstLine}.`,
          'Remove one of them.',
        );
      }
      seen.set(id, line);
      for (const [lang, raw] of texts) {
        const text = joinBrokenLines(raw);
        if (text === '') continue;
        const targetTexts = translations.get(lang) ?? new Map<string, string>();
        const existing = targetTexts.get(id);
        if (existing !== undefined && existing !== text) {
          throw new SourceError(
            file,
            line,
            `has a different text for "${id}" in ${lang} than a previous file.`,
            'Make the texts the same, or import only one of the files.',
          );
        }
        translations.set(lang, targetTexts.set(id, text));
      }
    }
  }
  return translations;
}

/**
 * Reads tables whose rows have no keys, in the order of the rows. The first row is the title; headings and list items are
 * recognised by their form in the base language. Throws SourceError.
 */
export function readOrderedRows(
  files: SourceTable[],
  baseLang: string,
): { translations: Translations; places: ReviewPlace[] } {
  const { file, rows } = mergeTables(files, baseLang);
  const places: ReviewPlace[] = [];
  const baseTexts = rows.map(({ texts }) => joinBrokenLines(texts.get(baseLang)?.trim() ?? ''));
  const isHeading = baseTexts.some((text, n) => n > 0 && isNumbered(text)) ? isNumbered : isShort;
  const translations: Translations = new Map();
  const ids: string[] = [];
  const counts = { p: 0, list: 0, i: 0, s: 0 };
  let passage: string | undefined;
  for (const [n, row] of rows.entries()) {
    const text = baseTexts[n] ?? '';
    if (!text) {
      const remedy = `Fill it in: the other languages are aligned with ${baseLang}.`;
      throw new SourceError(file, row.line, `has no text in ${baseLang}.`, remedy);
    }
    const set = (key: string, transform: (text: string) => string = (text) => text) => {
      for (const [lang, raw] of row.texts) {
        if (!raw.trim()) continue;
        const targetTexts = translations.get(lang) ?? new Map<string, string>();
        translations.set(lang, targetTexts.set(key, transform(joinBrokenLines(raw.trim()))));
      }
    };
    const section = ids.at(-1);
    if (n === 0) set('title');
    else if (row.passage === undefined ? isHeading(text) : row.passage !== passage && isHeading(text)) {
      ids.push(sectionId(text, ids.length + 1, ids));
      Object.assign(counts, { p: 0, list: 0, i: 0, s: 0 });
      set(`text.${ids.at(-1)}.heading`);
    } else if (section === undefined) {
      throw new SourceError(
        file,
        row.line,
        `has text before the first heading: "${text.slice(0, 40)}".`,
        'The first row must be the title and the second a heading, such as "1. Introduction".',
      );
    } else {
      const samePassage = row.passage !== undefined && row.passage === passage;
      const inList = samePassage ? counts.i > 0 : isItem(text);
      if (!samePassage) {
        counts.s = 0;
        if (!inList) counts.i = 0;
        else if (counts.i++ === 0) counts.list++;
        if (!inList) counts.p++;
      }
      const blockKey = inList ? `list${counts.list}.i${counts.i}` : `p${counts.p}`;
      set(`text.${section}.${blockKey}.s${++counts.s}`, inList ? withoutBullet : undefined);
    }
    passage = row.passage;
  }
  if (rows.every((row) => row.passage === undefined)) {
    places.push({ at: file, note: 'does not mark paragraphs: each unit became a paragraph of its own' });
  }
  return { translations, places };
}

/** Joins the lines of a text that an XML editor or a spreadsheet has wrapped. Leaves any other text as it is. */
const joinBrokenLines = (text: string) => (/[\n\t]/.test(text) ? joinLines(text) : text);

/**
 * Merges tables with the same texts in the base language, such as one translation memory per language. Throws SourceError
 * if those texts differ.
 */
function mergeTables(
  [first, ...others]: SourceTable[],
  baseLang: string,
): { file: string; rows: TableRow[] } {
  const { file = '', rows: firstRows = [] } = first ?? {};
  const nonEmpty = (rows: TableRow[]) =>
    rows.filter(({ texts }) => [...texts.values()].some((text) => text.trim()));
  const rows = nonEmpty(firstRows).map((row) => ({ ...row, texts: new Map(row.texts) }));
  for (const other of others) {
    const otherRows = nonEmpty(other.rows);
    const difference = rows.findIndex(
      ({ texts }, n) => texts.get(baseLang) !== otherRows[n]?.texts.get(baseLang),
    );
    if (difference >= 0 || otherRows.length !== rows.length) {
      throw new SourceError(
        other.file,
        otherRows[difference]?.line,
        `does not have the same text in ${baseLang} as ${file}.`,
        'Export both from the same text, or give their units the keys of the paper as ids.',
      );
    }
    for (const [n, { texts }] of otherRows.entries()) {
      for (const [lang, text] of texts) rows[n]?.texts.set(lang, text);
    }
  }
  return { file, rows };
}
