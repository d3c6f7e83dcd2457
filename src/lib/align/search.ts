import type { Band } from './band.ts';
import { KINDS, MOST_OF_ONE, SMALL_KINDS, type Bead } from './beads.ts';
import { breakCost, insideCost, type BreakModel } from './break-model.ts';
import type { IndexedText } from './indexed-text.ts';
import { mismatchCost, type LengthModel } from './length-model.ts';
import type { Lexicon } from './lexicon.ts';
import { WordGains } from './word-gains.ts';

/** What is known of a pair of texts: the next search takes it for granted. */
export type PairModel = {
  kinds: Float64Array;
  /** Undefined if lengths are not to be compared. */
  lengths: LengthModel | undefined;
  /** Undefined if neither text has paragraphs. */
  breaks: BreakModel | undefined;
  /** Undefined if only lengths are to be compared. */
  lexicon: Lexicon | undefined;
};

// The kinds of beads in arrays, which the inner loop reads faster.
const IN_FIRST = Int8Array.from(KINDS, ([m]) => m);
const IN_SECOND = Int8Array.from(KINDS, ([, n]) => n);

/** How much words count against lengths. Words are not independent, so that they count for less than they say. */
const WORDS_WEIGHT = 0.5;

/** Likelihoods are too sure of themselves, because words are not independent: they are taken to this root. */
const TEMPERATURE = 1.5;

// What it costs that a heading or a note stands beside something else, and a list item or verse beside a paragraph.
const HEADING_COST = 6;
const NOTE_COST = 5;
const BLOCK_COST = 1;

/** Finds the cheapest path of beads through a band, which must reach from one end of the texts to the other. Pure. */
export function search(a: IndexedText, b: IndexedText, model: PairModel, band: Band): Bead[] {
  const { kinds, offsets } = fillCells(a, b, model, band, false);
  const beads: Bead[] = [];
  for (let i = a.count, j = b.count; i > 0 || j > 0;) {
    const bead = KINDS[kinds[offsets[i]! + j - band.lows[i]!]!]!;
    beads.push(bead);
    [i, j] = [i - bead[0], j - bead[1]];
  }
  return beads.reverse();
}

/**
 * How sure it is that each bead of a path is right, from 0 to 1: the share of all paths through the band that have it,
 * weighted by their likelihood (forward–backward). Pure.
 */
export function confidenceOf(
  beads: readonly Bead[],
  a: IndexedText,
  b: IndexedText,
  model: PairModel,
  band: Band,
): number[] {
  const { costs, offsets } = fillCells(a, b, model, band, true);
  return posteriors(beads, costs, band, offsets);
}

type Cells = {
  /** Where each row begins. */
  offsets: Float64Array;
  /** The kind of the last bead of the cheapest path to each cell. */
  kinds: Uint8Array;
  /** The cost of each bead that ends in each cell, if wanted. */
  costs: Float32Array;
};

function fillCells(a: IndexedText, b: IndexedText, model: PairModel, band: Band, wantCosts: boolean): Cells {
  const { lows, highs } = band;
  const rows = a.count;
  const offsets = new Float64Array(rows + 2);
  let most = 0;
  for (let i = 0; i <= rows; i++) {
    const width = highs[i]! - lows[i]! + 1;
    offsets[i + 1] = offsets[i]! + width;
    most = Math.max(most, width);
  }
  const size = offsets[rows + 1]!;
  const kinds = new Uint8Array(size);
  const beadCosts = new Float32Array(wantCosts ? size * KINDS.length : 0).fill(Infinity);
  const kindCount = model.lexicon ? KINDS.length : SMALL_KINDS;
  const words = model.lexicon && new WordGains(a, b, model.lexicon, most);
  // The costs of the paths to the last rows: no bead goes back further.
  const costs = Array.from({ length: MOST_OF_ONE + 1 }, () => new Float64Array(most));
  for (let i = 0; i <= rows; i++) {
    const [low, high] = [lows[i]!, highs[i]!];
    const own = costs[i % costs.length]!;
    own.fill(Infinity);
    if (i === 0) own[0] = 0;
    else words?.moveTo(i - 1, low, high);
    for (let j = low; j <= high; j++) {
      const cell = offsets[i]! + j - low;
      let [best, bestKind] = [own[j - low]!, 0];
      for (let kind = 0; kind < kindCount; kind++) {
        const m = IN_FIRST[kind]!;
        const n = IN_SECOND[kind]!;
        const fromI = i - m;
        const fromJ = j - n;
        if (fromI < 0 || fromJ < lows[fromI]! || fromJ > highs[fromI]!) continue;
        const before = costs[fromI % (MOST_OF_ONE + 1)]![fromJ - lows[fromI]!]!;
        if (before === Infinity) continue;
        let cost = model.kinds[kind]!;
        if (m > 0 && n > 0) {
          if (model.lengths) {
            const lengthA = a.lengths[i]! - a.lengths[fromI]!;
            const lengthB = b.lengths[j]! - b.lengths[fromJ]!;
            cost += mismatchCost(lengthA, lengthB, model.lengths);
          }
          if (model.breaks) cost += structureCost(a, b, model.breaks, fromI, fromJ, i, j);
          if (words) cost -= WORDS_WEIGHT * words.gain(i - 1, m, n, j);
        }
        if (wantCosts) beadCosts[cell * KINDS.length + kind] = cost;
        if (before + cost < best) {
          best = before + cost;
          bestKind = kind;
        }
      }
      own[j - low] = best;
      kinds[cell] = bestKind;
    }
  }
  return { offsets, kinds, costs: beadCosts };
}

function structureCost(
  a: IndexedText,
  b: IndexedText,
  breaks: BreakModel,
  fromI: number,
  fromJ: number,
  i: number,
  j: number,
): number {
  let cost = breakCost(breaks, a, b, fromI, fromJ) + blockCost(a.kinds[fromI]!, b.kinds[fromJ]!);
  if (i - fromI > 1 || j - fromJ > 1) cost += blockCost(a.kinds[i - 1]!, b.kinds[j - 1]!);
  for (let k = fromI + 1; k < i; k++) cost += insideCost(a.begins[k]!, breaks.insideFirst);
  for (let k = fromJ + 1; k < j; k++) cost += insideCost(b.begins[k]!, breaks.insideSecond);
  return cost;
}

type Kind = IndexedText['kinds'][number];

const blockCost = (first: Kind, second: Kind): number => {
  if (first === second) return 0;
  if (first === 'heading' || second === 'heading') return HEADING_COST;
  return first === 'note' || second === 'note' ? NOTE_COST : BLOCK_COST;
};

function posteriors(
  beads: readonly Bead[],
  costs: Float32Array,
  band: Band,
  offsets: Float64Array,
): number[] {
  const { lows, highs } = band;
  const rows = lows.length - 1;
  const size = offsets[rows + 1]!;
  const count = KINDS.length;
  // Calls back with each bead that ends in a cell: where it begins, and its logarithmic weight.
  const eachBead = (i: number, j: number, callback: (from: number, weight: number) => void) => {
    const cell = offsets[i]! + j - lows[i]!;
    for (let kind = 0; kind < count; kind++) {
      const cost = costs[cell * count + kind]!;
      if (cost === Infinity) continue;
      const fromI = i - IN_FIRST[kind]!;
      callback(offsets[fromI]! + j - IN_SECOND[kind]! - lows[fromI]!, -cost / TEMPERATURE);
    }
  };
  const forward = new Float64Array(size).fill(-Infinity);
  forward[0] = 0;
  for (let i = 0; i <= rows; i++)
    for (let j = lows[i]!; j <= highs[i]!; j++) {
      const cell = offsets[i]! + j - lows[i]!;
      eachBead(i, j, (from, weight) => {
        forward[cell] = addLogs(forward[cell]!, forward[from]! + weight);
      });
    }
  const backward = new Float64Array(size).fill(-Infinity);
  backward[size - 1] = 0;
  for (let i = rows; i >= 0; i--)
    for (let j = highs[i]!; j >= lows[i]!; j--) {
      const here = backward[offsets[i]! + j - lows[i]!]!;
      if (here > -Infinity)
        eachBead(i, j, (from, weight) => {
          backward[from] = addLogs(backward[from]!, here + weight);
        });
    }
  const total = forward[size - 1]!;
  let [i, j] = [0, 0];
  return beads.map((bead) => {
    const from = offsets[i]! + j - lows[i]!;
    [i, j] = [i + bead[0], j + bead[1]];
    const to = offsets[i]! + j - lows[i]!;
    const kind = KINDS.findIndex(([m, n]) => m === bead[0] && n === bead[1]);
    return Math.min(
      1,
      Math.exp(forward[from]! - costs[to * count + kind]! / TEMPERATURE + backward[to]! - total),
    );
  });
}

/** The logarithm of the sum of two numbers that are given by their logarithms. */
function addLogs(a: number, b: number): number {
  if (a < b) return addLogs(b, a);
  return b - a < -40 ? a : a + Math.log1p(Math.exp(b - a));
}
