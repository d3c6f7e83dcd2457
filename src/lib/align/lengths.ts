// Alignment by length, after Gale and Church, "A program for aligning sentences in bilingual corpora", Computational
// Linguistics 19 (1993): a translation is about as long as its original, so lengths alone show which pieces correspond.

/** How many pieces of each side correspond to each other; usually 1 and 1. The term is Gale and Church's. */
export type Bead = readonly [number, number];

// The cost of each kind of bead: the negative logarithm of its probability in their table 5.
const BEADS: readonly { bead: Bead; cost: number }[] = [
  { bead: [1, 1], cost: -Math.log(0.89) },
  { bead: [1, 0], cost: -Math.log(0.0099 / 2) },
  { bead: [0, 1], cost: -Math.log(0.0099 / 2) },
  { bead: [1, 2], cost: -Math.log(0.089 / 2) },
  { bead: [2, 1], cost: -Math.log(0.089 / 2) },
];
const VARIANCE = 6.8;
// Differs from Gale and Church, who make an omission less likely the longer it is: people also leave out long paragraphs.
const MAX_OMISSION_COST = 14;

// Coefficients for -log erfc(x), from Numerical Recipes, section 6.2. This form stays finite for large x.
const ERFC_COEFFICIENTS = [
  0.17087277, -0.82215223, 1.48851587, -1.13520398, 0.27886807, -0.18628806, 0.09678418, 0.37409196,
  1.00002368, -1.26551223,
];

/** The cost (negative log likelihood) of pieces of these lengths being translations of each other. */
function mismatchCost(a: number, b: number): number {
  const mean = (a + b) / 2;
  const x = mean === 0 ? 0 : Math.abs(b - a) / Math.sqrt(2 * VARIANCE * mean);
  const t = 1 / (1 + x / 2);
  let series = 0;
  for (const coefficient of ERFC_COEFFICIENTS) series = series * t + coefficient;
  return x * x - Math.log(t) - series;
}

/** Returns an extra cost for matching the pieces at these indexes, for instance because they differ in kind. */
export type PairPenalty = (a: number, b: number) => number;

/**
 * Returns the most likely alignment of two sequences of lengths. `ratio` is how much longer the text is in the second
 * language. Searches only near the diagonal, so that ten thousand pieces take seconds. Pure.
 */
export function alignLengths(
  a: number[],
  b: number[],
  ratio: number,
  penalty: PairPenalty = () => 0,
): Bead[] {
  return findPath(a, b, ratio, penalty).beads;
}

/**
 * True if both sequences have as many pieces and no other alignment is much likelier than matching them one to one.
 * `margin` is the allowed difference in cost (negative log likelihood). With 4, the whole paper of this project counts as
 * one to one, and 78 of 84 errors seeded in it (two sentences joined and another one split) are detected. Pure.
 */
export function isOneToOne(a: number[], b: number[], ratio: number, margin = 4): boolean {
  if (a.length !== b.length) return false;
  if (a.length < 2) return true;
  const oneToOneCost = a.reduce(
    (sum, length, n) => sum + (BEADS[0]?.cost ?? 0) + mismatchCost(length, (b[n] ?? 0) / ratio),
    0,
  );
  return oneToOneCost - findPath(a, b, ratio, () => 0).cost <= margin;
}

type Path = { beads: Bead[]; cost: number };

/** Searches a narrow band around the diagonal, and a wider one for as long as the best path touches the edge. */
function findPath(a: number[], b: number[], ratio: number, penalty: PairPenalty): Path {
  const scaled = b.map((length) => length / ratio);
  for (let band = 64; ; band *= 4) {
    const { touchesEdge, ...path } = findPathInBand(a, scaled, penalty, band);
    if (!touchesEdge) return path;
  }
}

/** Dynamic programming over the cells within `band` of the diagonal; memory grows with the band, not with the square. */
function findPathInBand(
  a: number[],
  b: number[],
  penalty: PairPenalty,
  band: number,
): Path & { touchesEdge: boolean } {
  const slope = a.length ? b.length / a.length : 1;
  const width = Math.min(2 * band + 1, b.length + 1);
  const startOf = (i: number) => Math.max(0, Math.min(Math.round(i * slope) - band, b.length + 1 - width));
  const costs: Float64Array[] = [];
  const bestBeads: Uint8Array[] = [];
  const costAt = (i: number, j: number) => {
    const cell = j - startOf(i);
    return i < 0 || j < 0 || cell < 0 || cell >= width ? Infinity : (costs[i]?.[cell] ?? Infinity);
  };
  for (let i = 0; i <= a.length; i++) {
    const start = startOf(i);
    const rowCosts = (costs[i] = new Float64Array(width).fill(Infinity));
    const rowBeads = (bestBeads[i] = new Uint8Array(width));
    // No bead spans more than two rows: free the memory of older ones.
    if (i > 2) costs[i - 3] = new Float64Array(0);
    for (let j = start; j < start + width; j++) {
      if (i === 0 && j === 0) {
        rowCosts[0] = 0;
        continue;
      }
      for (const [beadIndex, { bead, cost: beadCost }] of BEADS.entries()) {
        const [x, y] = bead;
        let cost = costAt(i - x, j - y) + beadCost;
        if (cost >= (rowCosts[j - start] ?? Infinity)) continue;
        const lengthA = x ? (a[i - 1] ?? 0) + (x > 1 ? (a[i - 2] ?? 0) : 0) : 0;
        const lengthB = y ? (b[j - 1] ?? 0) + (y > 1 ? (b[j - 2] ?? 0) : 0) : 0;
        const mismatch = mismatchCost(lengthA, lengthB);
        cost += x && y ? mismatch : Math.min(mismatch, MAX_OMISSION_COST);
        if (x && y) cost += penalty(i - 1, j - 1);
        if (x > 1) cost += penalty(i - 2, j - 1);
        if (y > 1) cost += penalty(i - 1, j - 2);
        if (cost < (rowCosts[j - start] ?? Infinity)) {
          rowCosts[j - start] = cost;
          rowBeads[j - start] = beadIndex;
        }
      }
    }
  }
  const beads: Bead[] = [];
  let touchesEdge = costAt(a.length, b.length) === Infinity;
  for (let i = a.length, j = b.length; i > 0 || j > 0;) {
    const start = startOf(i);
    touchesEdge ||= (j - start < 2 && start > 0) || (start + width - j <= 2 && start + width <= b.length);
    if (touchesEdge) break;
    const bead = BEADS[bestBeads[i]?.[j - start] ?? 0]?.bead ?? [1, 1];
    beads.push(bead);
    i -= bead[0];
    j -= bead[1];
  }
  return { beads: beads.reverse(), cost: costAt(a.length, b.length), touchesEdge };
}
