/** A row of cells, and the line that it ends on. */
export type TextRow = { record: string[]; line: number };

// A cell in quotation marks, which can have line ends in it. Marks inside are doubled.
const QUOTED = /"((?:[^"\t]|"")*)"(?=\t|\n|$)/y;
const BARE = /[^\t\n]*/y;

/**
 * Reads a table whose cells are separated by tabs, as spreadsheets write it. Quotation marks are text, unless a cell begins
 * and ends with them. Leaves out empty rows.
 */
export function parseTsv(text: string): TextRow[] {
  const rows: TextRow[] = [];
  let [record, line]: [string[], number] = [[], 1];
  for (let at = 0; at <= text.length; at++) {
    QUOTED.lastIndex = at;
    const quoted = QUOTED.exec(text);
    BARE.lastIndex = at;
    const raw = quoted?.[0] ?? BARE.exec(text)?.[0] ?? '';
    record.push(quoted?.[1]?.replaceAll('""', '"') ?? raw);
    line += raw.split('\n').length - 1;
    at += raw.length;
    if (text[at] === '\t') continue;
    if (record.some((cell) => cell.trim())) rows.push({ record, line });
    [record, line] = [[], line + 1];
  }
  return rows;
}
