import type { Bead } from './beads.ts';
import type { IndexedText } from './indexed-text.ts';

/** The cells that are searched: for each row (before each sentence of the first text, and after the last) a range of columns. */
export type Band = { lows: Int32Array; highs: Int32Array };

/** A point of a path through both texts: what comes before these two sentences corresponds. */
export type Point = readonly [inFirst: number, inSecond: number];

/** The cells within `half` columns of a path, which is given by points in rising order. */
export function bandAround(points: readonly Point[], rows: number, columns: number, half: number): Band {
  const lows = new Int32Array(rows + 1).fill(columns);
  const highs = new Int32Array(rows + 1).fill(0);
  const include = (row: number, column: number) => {
    lows[row] = Math.min(lows[row]!, Math.max(0, Math.floor(column) - half));
    highs[row] = Math.max(highs[row]!, Math.min(columns, Math.ceil(column) + half));
  };
  let [i, j] = [0, 0];
  include(0, 0);
  for (const [nextI, nextJ] of [...points, [rows, columns] as const]) {
    for (let row = i; row <= nextI; row++) {
      const column = nextI === i ? nextJ : j + ((nextJ - j) * (row - i)) / (nextI - i);
      include(row, column);
    }
    include(i, j);
    [i, j] = [nextI, nextJ];
  }
  // Neither edge ever goes back, so that there is a way from each row to the next.
  for (let row = rows - 1; row >= 0; row--) lows[row] = Math.min(lows[row]!, lows[row + 1]!);
  for (let row = 1; row <= rows; row++) highs[row] = Math.max(highs[row]!, highs[row - 1]!);
  return { lows, highs };
}

/** The points before each bead. */
export function pointsOf(beads: readonly Bead[]): Point[] {
  let [i, j] = [0, 0];
  return beads.map(([m, n]): Point => {
    const point: Point = [i, j];
    [i, j] = [i + m, j + n];
    return point;
  });
}

/** Points where both texts have come equally far, by their lengths: the best guess before anything is known. */
export function diagonal(a: IndexedText, b: IndexedText): Point[] {
  const points: Point[] = [];
  const ratio = (b.lengths[b.count] ?? 0) / (a.lengths[a.count] || 1);
  let j = 0;
  for (let i = 0; i < a.count; i++) {
    while (j < b.count && b.lengths[j]! < a.lengths[i]! * ratio) j++;
    points.push([i, j]);
  }
  return points;
}

/** True if a path comes so near the edge of a band that a better one may be outside. */
export function touchesEdge(beads: readonly Bead[], { lows, highs }: Band, columns: number): boolean {
  return pointsOf(beads).some(
    ([i, j]) => (lows[i]! > 0 && j - lows[i]! <= 2) || (highs[i]! < columns && highs[i]! - j <= 2),
  );
}
