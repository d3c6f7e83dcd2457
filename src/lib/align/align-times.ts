import type { Bead } from './beads.ts';

/** When a subtitle is shown, in seconds. */
export type TimeSpan = readonly [from: number, to: number];

/** How the times of a second list become those of the first: `time * rate + offset`, in seconds. */
export type TimeShift = { rate: number; offset: number };

// Films run at 23.976 or 24 pictures a second, and at 25 on European television.
const RATES = [1, 25 / 23.976, 23.976 / 25, 25 / 24, 24 / 25];
/** The largest offset to look for, and how exactly, in seconds. */
const MAX_OFFSET = 300;
const STEP = 0.1;
/** How many subtitles may belong together. */
const SHAPES: readonly Bead[] = [[1, 1], [1, 0], [0, 1], [1, 2], [2, 1], [1, 3], [3, 1], [2, 2], [1, 4], [4, 1], [1, 5], [5, 1]]; // prettier-ignore
/** How far apart in time subtitles may be that are compared at all, in seconds. */
const REACH = 20;

/**
 * Pairs subtitles in two languages by when they are shown, whatever their text. Finds out first by how much the second list
 * is shifted and how much faster it runs. Both lists must be in order. The beads cover both, in order; what has nothing at
 * its time in the other list is a bead with 0 there.
 */
export function alignTimes(first: readonly TimeSpan[], second: readonly TimeSpan[]): Bead[] {
  const { rate, offset } = estimateShift(first, second);
  return pairSpans(
    first,
    second.map(([from, to]) => [from * rate + offset, to * rate + offset]),
  );
}

/**
 * Estimates how one list of times is shifted against another: at the right shift, most subtitles begin together. An offset
 * near 0 and an unchanged rate need the least evidence.
 */
export function estimateShift(first: readonly TimeSpan[], second: readonly TimeSpan[]): TimeShift {
  let best = { rate: 1, offset: 0, score: 0 };
  for (const rate of RATES) {
    const bins = new Float64Array(Math.round((2 * MAX_OFFSET) / STEP) + 3);
    const center = (bins.length - 1) / 2;
    let start = 0;
    for (const [from] of first) {
      while (start < second.length && from - (second[start]?.[0] ?? 0) * rate > MAX_OFFSET) start++;
      for (let n = start; n < second.length; n++) {
        const difference = from - (second[n]?.[0] ?? 0) * rate;
        if (difference < -MAX_OFFSET) break;
        const bin = center + Math.round(difference / STEP);
        bins[bin] = (bins[bin] ?? 0) + 1;
      }
    }
    for (let bin = 1; bin < bins.length - 1; bin++) {
      const near = (bins[bin] ?? 0) + ((bins[bin - 1] ?? 0) + (bins[bin + 1] ?? 0)) / 2;
      const offset = (bin - center) * STEP;
      const score = near * (1 - Math.abs(offset) / MAX_OFFSET / 10) * (rate === 1 ? 1 : 0.8);
      if (score > best.score) best = { rate, offset, score };
    }
  }
  // A few subtitles that begin together by chance prove nothing.
  const isCertain = best.score > Math.min(first.length, second.length) * 0.25;
  return isCertain ? { rate: best.rate, offset: refine(first, second, best) } : { rate: 1, offset: 0 };
}

/** The median offset of the subtitles that begin together at a rough offset. */
function refine(first: readonly TimeSpan[], second: readonly TimeSpan[], rough: TimeShift): number {
  const { rate, offset } = rough;
  const differences: number[] = [];
  let start = 0;
  for (const [from] of first) {
    while (start < second.length && from - (second[start]?.[0] ?? 0) * rate - offset > 0.3) start++;
    for (let n = start; n < second.length; n++) {
      const difference = from - (second[n]?.[0] ?? 0) * rate;
      if (difference - offset < -0.3) break;
      differences.push(difference);
    }
  }
  differences.sort((a, b) => a - b);
  return differences[differences.length >> 1] ?? offset;
}

const lengthOf = ([from, to]: TimeSpan) => to - from;
const overlapOf = (a: TimeSpan, b: TimeSpan) => Math.max(0, Math.min(a[1], b[1]) - Math.max(a[0], b[0]));

/** Finds the beads with the most time in common and the least alone, by dynamic programming near the diagonal of time. */
function pairSpans(first: readonly TimeSpan[], second: readonly TimeSpan[]): Bead[] {
  const rows = reachableRows(first, second);
  const scores = rows.map(({ low, high }) => new Float64Array(high - low + 1).fill(-Infinity));
  const steps = rows.map(({ low, high }) => new Uint8Array(high - low + 1));
  const scoreAt = (i: number, j: number) => scores[i]?.[j - (rows[i]?.low ?? 0)] ?? -Infinity;
  for (const [i, { low, high }] of rows.entries()) {
    for (let j = low; j <= high; j++) {
      let [best, step] = i === 0 && j === 0 ? [0, 0] : [-Infinity, 0];
      for (const [n, [a, b]] of SHAPES.entries()) {
        if (a > i || b > j) continue;
        const before = scoreAt(i - a, j - b);
        if (before === -Infinity) continue;
        const score = before + scoreOf(first.slice(i - a, i), second.slice(j - b, j));
        if (score > best) [best, step] = [score, n];
      }
      (scores[i] as Float64Array)[j - low] = best;
      (steps[i] as Uint8Array)[j - low] = step;
    }
  }
  const beads: Bead[] = [];
  for (let [i, j] = [first.length, second.length]; i > 0 || j > 0;) {
    const [a, b] = SHAPES[steps[i]?.[j - (rows[i]?.low ?? 0)] ?? 0] ?? [1, 1];
    beads.push([a, b]);
    i -= a;
    j -= b;
  }
  return beads.reverse();
}

/** The time in common counts for a bead, the time alone against it; a large bead must be better than several small ones. */
function scoreOf(first: readonly TimeSpan[], second: readonly TimeSpan[]): number {
  let [common, all] = [0, 0];
  for (const a of first) {
    all += lengthOf(a);
    for (const b of second) common += overlapOf(a, b);
  }
  for (const b of second) all += lengthOf(b);
  const [a, b] = [first.length, second.length];
  // Two pairs that touch are not one bead of four: translators show a subtitle a little earlier or later.
  const penalty = a > 1 && b > 1 ? 4 : Math.max(0, a + b - 2) * 0.3;
  return 2 * common - 0.5 * (all - 2 * common) - penalty;
}

/** For each number of subtitles taken from the first list, how many of the second list may be taken by then. */
function reachableRows(
  first: readonly TimeSpan[],
  second: readonly TimeSpan[],
): { low: number; high: number }[] {
  const rows: { low: number; high: number }[] = [];
  let [low, high] = [0, 0];
  for (let i = 0; i <= first.length; i++) {
    const before = first[i - 1];
    const after = first[i];
    while (before && low < second.length && (second[low]?.[1] ?? 0) < before[0] - REACH) low++;
    while (high < second.length && (!after || (second[high]?.[0] ?? 0) < after[0] + REACH)) high++;
    rows.push({ low: Math.min(low, high), high });
  }
  return rows;
}
