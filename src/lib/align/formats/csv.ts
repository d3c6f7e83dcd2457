import { parse, type CsvError } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import { SourceError, tagOf, type Row, type Rows } from './source.ts';
import { idsOf, type Work } from './translations.ts';

type Line = { record: string[]; info: { lines: number } };

/**
 * Reads a table (CSV, RFC 4180; also with semicolons or tabs, as spreadsheets write it): a first row of language tags,
 * after a column `id` or without one. An empty cell is a gap. Throws SourceError.
 */
export function readCsv(text: string, file: string): Rows {
  const [head = [], ...lines] = linesIn(text, file);
  const names = head.map((name) => name.trim());
  // In any other column it is the tag of Indonesian.
  const keyed = names[0]?.toLowerCase() === 'id';
  const langs = names.map((name, n) => (keyed && n === 0 ? '' : tagOf(name, file, 1)));
  const twice = langs.find((lang, n) => langs.indexOf(lang) < n);
  if (twice !== undefined) {
    throw new SourceError(file, 1, `has two columns "${twice}".`, 'Leave one, or name the other language.');
  }
  if (langs.filter(Boolean).length === 0) {
    throw new SourceError(
      file,
      1,
      'has no column of a language.',
      'The first row names them: id, en, zh-Hans.',
    );
  }
  const rows = lines.map(({ record, line }): Row => {
    const cells = record.flatMap((cell, n): [string, string][] =>
      (keyed && n === 0) || cell === '' ? [] : [[langs[n] ?? '', cell]],
    );
    const own = keyed ? record[0]?.trim() : undefined;
    if (own === '')
      throw new SourceError(file, line, 'has words without an id.', 'Fill in the id of this row.');
    return { ...(own === undefined ? {} : { id: own }), line, texts: new Map(cells) };
  });
  if (!rows.length) throw new SourceError(file, 1, 'has no row but the first.', 'Is it the right file?');
  return { file, rows, places: [] };
}

type Table = [string[], ...{ record: string[]; line: number }[]];

function linesIn(text: string, file: string): Table {
  try {
    const lines = parse(text, {
      delimiter: delimiterOf(text),
      info: true,
      skip_empty_lines: true,
      skip_records_with_empty_values: true,
    }) as unknown as Line[];
    const [head, ...rest] = lines;
    return [head?.record ?? [], ...rest.map(({ record, info }) => ({ record, line: info.lines }))];
  } catch (error) {
    const { code, lines } = error as CsvError & { lines?: number };
    if (code === 'CSV_RECORD_INCONSISTENT_FIELDS_LENGTH') {
      throw new SourceError(
        file,
        lines,
        'has another number of cells in this row than in the first.',
        'Put words that have a comma in them between quotation marks; see that no cell was moved.',
      );
    }
    throw new SourceError(
      file,
      lines,
      `is no table: ${String((error as Error).message).replace(/ at line.*/, '')}.`,
      'Write a quotation mark within words twice, and put the words between quotation marks.',
    );
  }
}

/** The first row holds tags alone, so that the mark which is most often there divides it. */
function delimiterOf(text: string): string {
  const [head = ''] = text.split('\n', 1);
  const count = (mark: string) => head.split(mark).length;
  return [',', ';', '\t'].reduce((best, mark) => (count(mark) > count(best) ? mark : best));
}

/** A work as a table: the paths of its keys, then a column for each language. With a mark by which spreadsheets know UTF-8. */
export function writeCsv(work: Work): string {
  const langs = [...work.keys()];
  const rows = idsOf(work).map((id) => [id, ...langs.map((lang) => work.get(lang)?.get(id) ?? '')]);
  return stringify([['id', ...langs], ...rows], { bom: true });
}
