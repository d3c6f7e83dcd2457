// Gale and Church, "A program for aligning sentences in bilingual corpora", Computational Linguistics 19 (1993): what
// is translated is about as long as what it is translated from, so that the lengths alone say what belongs together.

/** How many pieces of each side belong together: 1 and 1 as a rule. */
export type Bead = readonly [number, number];

// How seldom each is, as in their table 5: the negative logarithm.
const BEADS: readonly { bead: Bead; rare: number }[] = [
  { bead: [1, 1], rare: -Math.log(0.89) },
  { bead: [1, 0], rare: -Math.log(0.0099 / 2) },
  { bead: [0, 1], rare: -Math.log(0.0099 / 2) },
  { bead: [1, 2], rare: -Math.log(0.089 / 2) },
  { bead: [2, 1], rare: -Math.log(0.089 / 2) },
];
const VARIANCE = 6.8;
// Not theirs, for whom a piece without counterpart is the less likely the longer it is: whoever leaves out a paragraph
// does so whatever its length.
const LEFT_OUT = 14;

// -log erfc(x), by the approximation of Numerical Recipes, section 6.2: it does not end in infinity.
const SERIES = [
  0.17087277, -0.82215223, 1.48851587, -1.13520398, 0.27886807, -0.18628806, 0.09678418, 0.37409196,
  1.00002368, -1.26551223,
];

/** How unlikely it is (negative logarithm) that pieces of these lengths are each other's translation. */
function unlikely(a: number, b: number): number {
  const mean = (a + b) / 2;
  const x = mean === 0 ? 0 : Math.abs(b - a) / Math.sqrt(2 * VARIANCE * mean);
  const t = 1 / (1 + x / 2);
  let series = 0;
  for (const term of SERIES) series = series * t + term;
  return x * x - Math.log(t) - series;
}

/** What a place in one sequence costs beside one in the other, beyond their lengths: that they are of two kinds. */
export type Apart = (a: number, b: number) => number;

/**
 * The likeliest way to lay two sequences of lengths side by side. `ratio` is how much longer the second language is.
 * Only what is near the diagonal is looked at, so that ten thousand pieces take seconds.
 */
export function layBeside(a: number[], b: number[], ratio: number, apart: Apart = () => 0): Bead[] {
  return trace(a, b, ratio, apart).beads;
}

/**
 * Whether two sequences of as many pieces can be taken one by one: no other way of laying them side by side is likelier
 * by far. `margin` is by how much, as a difference of logarithms: at 4 the paper of this project is straight throughout,
 * and of 84 slips made in it (two sentences joined, another cut) 78 are seen.
 */
export function isStraight(a: number[], b: number[], ratio: number, margin = 4): boolean {
  if (a.length !== b.length) return false;
  if (a.length < 2) return true;
  const straight = a.reduce(
    (sum, length, n) => sum + (BEADS[0]?.rare ?? 0) + unlikely(length, (b[n] ?? 0) / ratio),
    0,
  );
  return straight - trace(a, b, ratio, () => 0).cost <= margin;
}

type Path = { beads: Bead[]; cost: number };

/** Looks near the diagonal first, then further away as long as the way that was found runs along the border of that. */
function trace(a: number[], b: number[], ratio: number, apart: Apart): Path {
  const scaled = b.map((length) => length / ratio);
  for (let band = 64; ; band *= 4) {
    const { touches, ...path } = traceIn(a, scaled, apart, band);
    if (!touches) return path;
  }
}

function traceIn(a: number[], b: number[], apart: Apart, band: number): Path & { touches: boolean } {
  const slope = a.length ? b.length / a.length : 1;
  const width = Math.min(2 * band + 1, b.length + 1);
  const startOf = (i: number) => Math.max(0, Math.min(Math.round(i * slope) - band, b.length + 1 - width));
  const costs: Float64Array[] = [];
  const back: Uint8Array[] = [];
  const costAt = (i: number, j: number) => {
    const at = j - startOf(i);
    return i < 0 || j < 0 || at < 0 || at >= width ? Infinity : (costs[i]?.[at] ?? Infinity);
  };
  for (let i = 0; i <= a.length; i++) {
    const start = startOf(i);
    const row = (costs[i] = new Float64Array(width).fill(Infinity));
    const from = (back[i] = new Uint8Array(width));
    // No bead reaches further back than two.
    if (i > 2) costs[i - 3] = new Float64Array(0);
    for (let j = start; j < start + width; j++) {
      if (i === 0 && j === 0) {
        row[0] = 0;
        continue;
      }
      for (const [kind, { bead, rare }] of BEADS.entries()) {
        const [x, y] = bead;
        let cost = costAt(i - x, j - y) + rare;
        if (cost >= (row[j - start] ?? Infinity)) continue;
        const mine = x ? (a[i - 1] ?? 0) + (x > 1 ? (a[i - 2] ?? 0) : 0) : 0;
        const theirs = y ? (b[j - 1] ?? 0) + (y > 1 ? (b[j - 2] ?? 0) : 0) : 0;
        cost += x && y ? unlikely(mine, theirs) : Math.min(unlikely(mine, theirs), LEFT_OUT);
        if (x && y) cost += apart(i - 1, j - 1);
        if (x > 1) cost += apart(i - 2, j - 1);
        if (y > 1) cost += apart(i - 1, j - 2);
        if (cost < (row[j - start] ?? Infinity)) {
          row[j - start] = cost;
          from[j - start] = kind;
        }
      }
    }
  }
  const beads: Bead[] = [];
  let touches = costAt(a.length, b.length) === Infinity;
  for (let i = a.length, j = b.length; i > 0 || j > 0;) {
    const start = startOf(i);
    touches ||= (j - start < 2 && start > 0) || (start + width - j <= 2 && start + width <= b.length);
    if (touches) break;
    const bead = BEADS[back[i]?.[j - start] ?? 0]?.bead ?? [1, 1];
    beads.push(bead);
    i -= bead[0];
    j -= bead[1];
  }
  return { beads: beads.reverse(), cost: costAt(a.length, b.length), touches };
}
