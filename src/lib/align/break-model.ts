import type { Bead } from './beads.ts';
import { NO_BREAK, SECTION, type IndexedText } from './indexed-text.ts';

/**
 * What it costs that a bead begins where a paragraph begins in both texts, in one, or in none, and that a paragraph begins
 * inside a bead. Translators join and split paragraphs, so that these are costs and not walls.
 */
export type BreakModel = {
  /** By whether one begins in the first text (2) and in the second (1). */
  atStart: Float64Array;
  insideFirst: number;
  insideSecond: number;
};

// For where sections begin, on top.
const SECTION_IN_BOTH = -4;
const SECTION_IN_ONE = 5;
const SECTION_INSIDE = 25;

/** How often paragraphs that begin in one text are taken to begin in the other. */
const KEPT = 0.85;
const PRIOR_WEIGHT = 40;

const shareOfBreaks = ({ begins, count }: IndexedText): number =>
  count ? begins.filter((level) => level !== NO_BREAK).length / count : 0;

/** Learns from beads how well paragraphs correspond. Without beads it takes them to correspond mostly. */
export function breakModel(a: IndexedText, b: IndexedText, beads: readonly Bead[]): BreakModel {
  const [shareA, shareB] = [shareOfBreaks(a), shareOfBreaks(b)];
  const both = Math.min(shareA, shareB) * (KEPT + (1 - KEPT) * Math.max(shareA, shareB));
  const expected = [1 - shareA - shareB + both, shareB - both, shareA - both, both];
  const counts = expected.map((share) => PRIOR_WEIGHT * Math.max(share, 0.001));
  // If every sentence is a paragraph, that one begins inside a bead says nothing.
  const inside = (share: number) => PRIOR_WEIGHT * share * (1 - KEPT + KEPT * share ** 4);
  let [insideA, insideB, innerA, innerB] = [inside(shareA), inside(shareB), PRIOR_WEIGHT, PRIOR_WEIGHT];
  let [i, j] = [0, 0];
  for (const [m, n] of beads) {
    if (m && n) {
      counts[Number(a.begins[i]! > 0) * 2 + Number(b.begins[j]! > 0)]!++;
      for (let k = 1; k < m; k++) insideA += Number(a.begins[i + k]! > 0);
      for (let k = 1; k < n; k++) insideB += Number(b.begins[j + k]! > 0);
      [innerA, innerB] = [innerA + m - 1, innerB + n - 1];
    }
    [i, j] = [i + m, j + n];
  }
  const total = counts.reduce((sum, count) => sum + count, 0);
  const [none = 0, inB = 0, inA = 0, inBoth = 0] = counts;
  const marginal = [none + inB, inA + inBoth, none + inA, inB + inBoth];
  const cost = (count: number, first: number, second: number) =>
    -Math.log((count * total) / (marginal[first]! * marginal[2 + second]!));
  return {
    atStart: Float64Array.of(cost(none, 0, 0), cost(inB, 0, 1), cost(inA, 1, 0), cost(inBoth, 1, 1)),
    insideFirst: shareA ? -Math.log(insideA / innerA / shareA) : 0,
    insideSecond: shareB ? -Math.log(insideB / innerB / shareB) : 0,
  };
}

/** The cost of a bead that begins at these sentences. */
export function breakCost(model: BreakModel, a: IndexedText, b: IndexedText, i: number, j: number): number {
  const [first, second] = [a.begins[i]!, b.begins[j]!];
  const sections = Number(first === SECTION) + Number(second === SECTION);
  const cost = model.atStart[Number(first > 0) * 2 + Number(second > 0)]!;
  return cost + (sections === 2 ? SECTION_IN_BOTH : sections === 1 ? SECTION_IN_ONE : 0);
}

/** The cost of what begins inside a bead, before a sentence of one text. */
export const insideCost = (level: number, ofText: number): number =>
  level === NO_BREAK ? 0 : ofText + (level === SECTION ? SECTION_INSIDE : 0);
