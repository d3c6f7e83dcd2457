import { BASE } from '../../i18n/fallback.ts';
import { isItem, isNumbered, isShort, sectionId, withoutBullet } from './headings.ts';
import { joinLines } from './plain.ts';
import { SourceError, type Place, type Row, type Rows } from './source.ts';
import { isKey, meansKey, type Work } from './translations.ts';

/** Whether the ids of a file's rows are the paths of keys. Throws SourceError if only some are. */
export function hasKeys({ file, rows }: Rows): boolean {
  const other = rows.find(({ id }) => id === undefined || !meansKey(id));
  if (!other) return true;
  if (!rows.some(({ id }) => id !== undefined && isKey(id))) return false;
  throw new SourceError(
    file,
    other.line,
    `has ${other.id === undefined ? 'words without an id' : `the id "${other.id}"`} among the keys of a paper.`,
    'Give it its key, such as text.background.p3.s1, or take the words out.',
  );
}

/** The work that rows with keys make, from one file or several. Throws SourceError. */
export function fromKeys(files: Rows[]): Work {
  const work: Work = new Map();
  for (const { file, rows } of files) {
    const seen = new Map<string, number>();
    for (const { id = '', line, texts } of rows) {
      if (!isKey(id)) {
        throw new SourceError(
          file,
          line,
          `has the id "${id}", which no paper can have.`,
          'Sections are named by small letters, digits and hyphens; in them are heading, p1.s1, list1.i1.s1.',
        );
      }
      const before = seen.get(id);
      if (before) {
        throw new SourceError(
          file,
          line,
          `has the id "${id}" twice, first in line ${before}.`,
          'Leave one of them.',
        );
      }
      seen.set(id, line);
      for (const [lang, raw] of texts) {
        const text = oneLine(raw);
        if (text === '') continue;
        const own = work.get(lang) ?? new Map<string, string>();
        const known = own.get(id);
        if (known !== undefined && known !== text) {
          throw new SourceError(
            file,
            line,
            `has other words for "${id}" in ${lang} than the file before it.`,
            'Make them the same, or bring one of the files alone.',
          );
        }
        work.set(lang, own.set(id, text));
      }
    }
  }
  return work;
}

/**
 * The work that rows without keys make, in their order: the first is the title; headings and lists are known by how the
 * base language writes them. Throws SourceError.
 */
export function inOrder(files: Rows[]): { work: Work; places: Place[] } {
  const { file, rows } = together(files);
  const places: Place[] = [];
  const base = rows.map(({ texts }) => oneLine(texts.get(BASE)?.trim() ?? ''));
  const isHeading = base.some((text, n) => n > 0 && isNumbered(text)) ? isNumbered : isShort;
  const work: Work = new Map();
  const ids: string[] = [];
  const counts = { p: 0, list: 0, i: 0, s: 0 };
  let passage: string | undefined;
  for (const [n, row] of rows.entries()) {
    const text = base[n] ?? '';
    if (!text) {
      const remedy = `Fill it in: the text in ${BASE} is what the others are laid beside.`;
      throw new SourceError(file, row.line, `has words, but none in ${BASE}.`, remedy);
    }
    const set = (key: string, change: (text: string) => string = (text) => text) => {
      for (const [lang, text] of row.texts) {
        if (!text.trim()) continue;
        work.set(lang, (work.get(lang) ?? new Map<string, string>()).set(key, change(oneLine(text.trim()))));
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
        'The first unit is the title, the second a heading, such as "1. Introduction".',
      );
    } else {
      const goesOn = row.passage !== undefined && row.passage === passage;
      const item = goesOn ? counts.i > 0 : isItem(text);
      if (!goesOn) {
        counts.s = 0;
        if (!item) counts.i = 0;
        else if (counts.i++ === 0) counts.list++;
        if (!item) counts.p++;
      }
      const block = item ? `list${counts.list}.i${counts.i}` : `p${counts.p}`;
      set(`text.${section}.${block}.s${++counts.s}`, item ? withoutBullet : undefined);
    }
    passage = row.passage;
  }
  if (rows.every((row) => row.passage === undefined)) {
    places.push({ at: file, note: 'does not say where paragraphs begin: each of its units became one' });
  }
  return { work, places };
}

/** A text that is broken into lines, as an editor of XML or a cell of a spreadsheet has it, in one; any other as it is. */
const oneLine = (text: string) => (/[\n\t]/.test(text) ? joinLines(text) : text);

/** Several files as one, if they have the same words of the base language: a translation memory for each language. */
function together([first, ...others]: Rows[]): { file: string; rows: Row[] } {
  const { file = '', rows: all = [] } = first ?? {};
  const filled = (rows: Row[]) => rows.filter(({ texts }) => [...texts.values()].some((text) => text.trim()));
  const rows = filled(all).map((row) => ({ ...row, texts: new Map(row.texts) }));
  for (const other of others) {
    const own = filled(other.rows);
    const n = rows.findIndex(({ texts }, n) => texts.get(BASE) !== own[n]?.texts.get(BASE));
    if (n >= 0 || own.length !== rows.length) {
      throw new SourceError(
        other.file,
        own[n]?.line,
        `has not the same words in ${BASE} as ${file}.`,
        'Export both from the same text, or give their units the keys of the paper as ids.',
      );
    }
    for (const [n, { texts }] of own.entries()) {
      for (const [lang, text] of texts) rows[n]?.texts.set(lang, text);
    }
  }
  return { file, rows };
}
