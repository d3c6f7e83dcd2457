import { countedWords, isNamed, isNumbered, isShort, isStopped, sectionId } from './headings.ts';
import { joinLines } from './join-lines.ts';
import { dashOf, isDashedList, isItem, withoutBullet } from './list-items.ts';
import { SourceError, type ReviewPlace, type TableRow, type SourceTable } from './source.ts';
import { headingNote } from './untitled-section.ts';
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
        const text = isSegmentKey(id) && isVerse(raw) ? raw : joinBrokenLines(raw);
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
 * Reads tables whose rows have no keys, in the order of the rows. The first row is the title, unless `titles` has it; headings
 * and list items are recognised by their form in the base language. Text before the first heading makes a section under the
 * title. Throws SourceError.
 */
export function readOrderedRows(
  files: SourceTable[],
  baseLang: string,
  titles: ReadonlyMap<string, string> = new Map(),
): { translations: Translations; places: ReviewPlace[] } {
  const { file, rows } = mergeTables(files, baseLang);
  const places: ReviewPlace[] = [];
  const noted = new Set(
    files.flatMap((one) => one.places.filter(({ note }) => /a gap$/.test(note)).map(({ at }) => at)),
  );
  const baseTexts = rows.map(({ texts }) => joinBrokenLines(texts.get(baseLang)?.trim() ?? ''));
  const langs = [...new Set(rows.flatMap(({ texts }) => [...texts.keys()]))];
  const title = titles.get(baseLang) ?? titles.get('');
  const hasTitleRow = title === undefined || baseTexts[0] === title;
  const isHeading = headingTest(baseTexts.slice(hasTitleRow ? 1 : 0));
  const translations: Translations = new Map();
  const setText = (lang: string, key: string, text: string) =>
    translations.set(lang, (translations.get(lang) ?? new Map<string, string>()).set(key, text));
  if (title !== undefined) for (const lang of langs) setText(lang, 'title', titles.get(lang) ?? title);
  const ids: string[] = [];
  const counts = { p: 0, list: 0, i: 0, s: 0 };
  let passage: string | undefined;
  for (const [n, row] of rows.entries()) {
    const text = baseTexts[n] ?? '';
    const at = { at: `${file}:${row.line}` };
    if (!text) {
      const found = [...row.texts].filter(([, one]) => one.trim()).map(([lang]) => lang);
      throw new SourceError(
        file,
        row.line,
        `has no text in ${baseLang}, only in ${found.join(', ')}.`,
        `Fill it in: the other languages are aligned with ${baseLang}. To align with another language, add base=${found[0]} when you first import the paper.`,
      );
    }
    const set = (key: string, transform: (text: string) => string = (text) => text) => {
      for (const lang of langs) {
        const raw = row.texts.get(lang) ?? '';
        if (raw.trim().includes('\n')) places.push({ ...at, note: `line ends in ${lang} became spaces` });
        if (raw.trim()) setText(lang, key, transform(joinBrokenLines(raw.trim())));
        else if (!noted.has(at.at)) places.push({ ...at, note: `nothing in ${lang}: a gap` });
      }
    };
    const isTitle = n === 0 && hasTitleRow;
    if (isTitle) {
      set('title');
      if (isStopped(text))
        places.push({ ...at, note: 'the first row ends as a sentence does, and was read as the title' });
    } else if (row.passage === undefined ? isHeading(text) : row.passage !== passage && isHeading(text)) {
      ids.push(sectionId(text, ids.length + 1, ids));
      Object.assign(counts, { p: 0, list: 0, i: 0, s: 0 });
      set(`text.${ids.at(-1)}.heading`);
    } else {
      if (!ids.length) {
        const heading = translations.get(baseLang)?.get('title') ?? '';
        ids.push(sectionId(heading, 1, ids));
        for (const lang of langs)
          setText(lang, `text.${ids[0]}.heading`, translations.get(lang)?.get('title') ?? heading);
        places.push({ ...at, note: headingNote(heading) });
      }
      const section = ids.at(-1);
      const samePassage = row.passage !== undefined && row.passage === passage;
      const inList = samePassage ? counts.i > 0 : isItem(text) && !isSpeech(baseTexts, n);
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

/** How headings are recognised among texts: by their numbers or, if none has one, by being short. */
function headingTest(texts: string[]): (text: string) => boolean {
  const counted = countedWords(texts);
  const isNumberedHere = (text: string) => isNumbered(text, counted);
  if (texts.some(isNumberedHere)) return (text) => isNumberedHere(text) || isNamed(text);
  return isShort;
}

/** True if the rows with the same dash around a row are what people say. */
function isSpeech(texts: string[], index: number): boolean {
  const dash = dashOf(texts[index] ?? '');
  if (dash === undefined) return false;
  let [start, end] = [index, index + 1];
  while (dashOf(texts[start - 1] ?? '') === dash) start--;
  while (dashOf(texts[end] ?? '') === dash) end++;
  return !isDashedList(texts.slice(start, end), texts[start - 1] ?? '');
}

const isSegmentKey = (id: string) => /^text\..*\.s[1-9][0-9]*$/.test(id);

/** True for lines that were broken on purpose: an editor that wraps them would indent them, or leave spaces at their ends. */
const isVerse = (text: string) => /^[^\n]*(?:\S\n(?=\S)[^\n]*)+$/.test(text) && !text.includes('\t');

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
