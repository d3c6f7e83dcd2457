import type { Bead } from './beads.ts';
import type { IndexedText } from './indexed-text.ts';

/** How much longer the second text is, and how much that varies (Gale and Church's s²). */
export type LengthModel = { ratio: number; variance: number };

/** What is taken for granted before any bead is known. The variance is Gale and Church's. */
export const firstLengthModel = (a: IndexedText, b: IndexedText): LengthModel => ({
  ratio: (b.lengths[b.count] || 1) / (a.lengths[a.count] || 1),
  variance: 6.8,
});

/** Learns the ratio and the variance of lengths from what corresponds. */
export function lengthModel(a: IndexedText, b: IndexedText, beads: readonly Bead[]): LengthModel {
  const pairs: [number, number][] = [];
  let [i, j, sumA, sumB] = [0, 0, 0, 0];
  for (const [m, n] of beads) {
    if (m && n) {
      const pair: [number, number] = [a.lengths[i + m]! - a.lengths[i]!, b.lengths[j + n]! - b.lengths[j]!];
      pairs.push(pair);
      sumA += pair[0];
      sumB += pair[1];
    }
    [i, j] = [i + m, j + n];
  }
  const ratio = sumB / sumA || 1;
  const squares = pairs.map(([x, y]) => (y / ratio - x) ** 2 / ((x + y / ratio) / 2)).sort((x, y) => x - y);
  // By the median, which a few wrong beads do not change: that of the square of a normal variable is 0.455.
  const variance = (squares[squares.length >> 1] ?? 3.1) / 0.455;
  return { ratio, variance: Math.min(30, Math.max(2, variance)) };
}

/** A length that says nothing: near it, lengths cost nothing. */
const INDIFFERENT = 3;
const MOST_COST = 40;

/** The cost of two lengths being those of a text and its translation, as a negative logarithm against chance. */
export function mismatchCost(a: number, b: number, { ratio, variance }: LengthModel): number {
  const scaled = b / ratio;
  const spread = (variance * (a + scaled)) / 2;
  return Math.min((scaled - a) ** 2 / spread / 2, MOST_COST) + 0.5 * Math.log(spread) - INDIFFERENT;
}
