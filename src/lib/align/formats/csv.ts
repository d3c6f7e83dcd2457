import { parse, type CsvError } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import { readColumns } from './csv-columns.ts';
import { SourceError, type TableRow, type SourceTable } from './source.ts';
import { orderedIds, type Translations } from './translations.ts';
import { parseTsv, type TextRow } from './tsv.ts';

type ParsedRecord = { record: string[]; info: { lines: number } };

/**
 * Reads a table: CSV (RFC 4180), or separated by semicolons or tabs as some spreadsheets write it. The first row has the
 * languages, optionally after a column `id`. An empty cell is a gap. Throws SourceError.
 */
export function readCsv(text: string, file: string): SourceTable {
  const [header, ...records] = parseRecords(text, file);
  const cells = records.map(({ record }) => record);
  const { ids, langs, places } = readColumns(header?.record ?? [], cells, file, header?.line ?? 1);
  const rows = records.map(({ record, line }): TableRow => {
    const texts = record.flatMap((cell, n): [string, string][] => {
      const lang = langs[n];
      return lang === undefined || cell === '' ? [] : [[lang, cell]];
    });
    const id = ids === undefined ? undefined : record[ids]?.trim();
    if (id === '') throw new SourceError(file, line, 'has a row without an id.', 'Fill in its id.');
    return { ...(id === undefined ? {} : { id }), line, texts: new Map(texts) };
  });
  if (!rows.length) {
    throw new SourceError(file, 1, 'has no rows after the first one.', 'Check that it is the right file.');
  }
  return { file, rows, places };
}

function parseRecords(whole: string, file: string): TextRow[] {
  // Excel names the separator in a line before the table.
  const [firstLine = '', named] = /^sep=(.)\n/.exec(whole) ?? [];
  const text = whole.slice(firstLine.length);
  const linesBefore = firstLine ? 1 : 0;
  const delimiter = named ?? delimiterOf(text);
  const place = ({ record, line }: TextRow): TextRow => ({ record, line: line + linesBefore });
  if (delimiter === '\t') {
    const rows = parseTsv(text);
    const width = rows[0]?.record.length ?? 0;
    const odd = rows.find(({ record }) => record.length !== width);
    if (!odd) return rows.map(place);
    throw unevenError(file, odd.line + linesBefore);
  }
  try {
    const parsed = parse(text, {
      delimiter,
      info: true,
      skip_empty_lines: true,
      skip_records_with_empty_values: true,
    }) as unknown as ParsedRecord[];
    return parsed.map(({ record, info }) => place({ record, line: info.lines }));
  } catch (error) {
    const { code, lines } = error as CsvError & { lines?: number };
    const line = lines === undefined ? undefined : lines + linesBefore;
    if (code === 'CSV_RECORD_INCONSISTENT_FIELDS_LENGTH') throw unevenError(file, line);
    throw new SourceError(
      file,
      line,
      `is not a valid table: ${String((error as Error).message).replace(/ at line.*/, '')}.`,
      'Put a text that contains a quotation mark in quotation marks, and double the mark inside it.',
    );
  }
}

const unevenError = (file: string, line: number | undefined) =>
  new SourceError(
    file,
    line,
    'has a different number of cells in this row than in the first.',
    'Put texts that contain the separator in quotation marks, and check that no cell was moved.',
  );

/** Guesses the separator: the most frequent one in the first row, which has only names of columns. */
function delimiterOf(text: string): string {
  const [header = ''] = text.split('\n', 1);
  const count = (delimiter: string) => header.split(delimiter).length;
  return [',', ';', '\t'].reduce((best, delimiter) => (count(delimiter) > count(best) ? delimiter : best));
}

/**
 * Writes a paper as CSV: a column of key paths, then one per language. Begins with a byte order mark, by which
 * spreadsheets recognise UTF-8.
 */
export function writeCsv(translations: Translations, baseLang: string): string {
  const langs = [...translations.keys()];
  const rows = orderedIds(translations, baseLang).map((id) => [
    id,
    ...langs.map((lang) => translations.get(lang)?.get(id) ?? ''),
  ]);
  return stringify([['id', ...langs], ...rows], { bom: true });
}
