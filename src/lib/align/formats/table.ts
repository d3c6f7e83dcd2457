/**
 * Formats rows of cells for a terminal, each column as wide as its widest cell. `right` has the indexes of the columns to
 * align to the right.
 */
export function tableOf(rows: string[][], right: number[] = []): string {
  const widths = (rows[0] ?? []).map((_, n) => Math.max(...rows.map((row) => (row[n] ?? '').length)));
  return rows
    .map((row) =>
      row
        .map((cell, n) => (right.includes(n) ? cell.padStart(widths[n] ?? 0) : cell.padEnd(widths[n] ?? 0)))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
