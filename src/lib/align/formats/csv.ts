import { parse, type CsvError } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import { SourceError, tagOf, type TableRow, type SourceTable } from './source.ts';
import { orderedIds, type Translations } from './translations.ts';

type ParsedRecord = { record: string[]; info: { lines: number } };

/**
 * Reads a table: CSV (RFC 4180), or separated by semicolons or tabs as some spreadsheets write it. The first row has the
 * language tags, optionally after a column `id`. An empty cell is a gap. Throws SourceError.
 */
export function readCsv(text: string, file: string): SourceTable {
  const [header = [], ...records] = parseRecords(text, file);
  const names = header.map((name) => name.trim());
  // Only the first column: in any other, `id` is the language tag of Indonesian.
  const hasIds = names[0]?.toLowerCase() === 'id';
  const langs = names.map((name, n) => (hasIds && n === 0 ? '' : tagOf(name, file, 1)));
  const duplicate = langs.find((lang, n) => langs.indexOf(lang) < n);
  if (duplicate !== undefined) {
    throw new SourceError(
      file,
      1,
      `has two columns "${duplicate}".`,
      'Remove one, or correct its language tag.',
    );
  }
  if (langs.filter(Boolean).length === 0) {
    throw new SourceError(
      file,
      1,
      'has no language column.',
      'Name the languages in the first row: id, en, zh-Hans.',
    );
  }
  const rows = records.map(({ record, line }): TableRow => {
    const cells = record.flatMap((cell, n): [string, string][] =>
      (hasIds && n === 0) || cell === '' ? [] : [[langs[n] ?? '', cell]],
    );
    const id = hasIds ? record[0]?.trim() : undefined;
    if (id === '') throw new SourceError(file, line, 'has a row without an id.', 'Fill in its id.');
    return { ...(id === undefined ? {} : { id }), line, texts: new Map(cells) };
  });
  if (!rows.length) {
    throw new SourceError(file, 1, 'has no rows after the first one.', 'Check that it is the right file.');
  }
  return { file, rows, places: [] };
}

type HeaderAndRecords = [header: string[], ...records: { record: string[]; line: number }[]];

function parseRecords(text: string, file: string): HeaderAndRecords {
  try {
    const parsed = parse(text, {
      delimiter: delimiterOf(text),
      info: true,
      skip_empty_lines: true,
      skip_records_with_empty_values: true,
    }) as unknown as ParsedRecord[];
    const [header, ...rest] = parsed;
    return [header?.record ?? [], ...rest.map(({ record, info }) => ({ record, line: info.lines }))];
  } catch (error) {
    const { code, lines } = error as CsvError & { lines?: number };
    if (code === 'CSV_RECORD_INCONSISTENT_FIELDS_LENGTH') {
      throw new SourceError(
        file,
        lines,
        'has a different number of cells in this row than in the first.',
        'Put texts that contain the separator in quotation marks, and check that no cell was moved.',
      );
    }
    throw new SourceError(
      file,
      lines,
      `is not a valid table: ${String((error as Error).message).replace(/ at line.*/, '')}.`,
      'Put a text that contains a quotation mark in quotation marks, and double the mark inside it.',
    );
  }
}

/** Guesses the separator: the most frequent one in the first row, which has only `id` and language tags. */
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
