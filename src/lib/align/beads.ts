/** How many sentences of each side correspond to each other; usually 1 and 1. The term is Gale and Church's. */
export type Bead = readonly [inFirst: number, inSecond: number];

/** The most sentences in a bead, of both sides together and of one side. */
const MOST = 6;
export const MOST_OF_ONE = 5;

/** The kinds of beads: one to one, omissions, and every other kind up to MOST, the small ones first. */
export const KINDS: readonly Bead[] = [
  [1, 1],
  [1, 0],
  [0, 1],
  ...Array.from({ length: MOST_OF_ONE * MOST_OF_ONE }, (_, k): Bead => [
    1 + Math.floor(k / MOST_OF_ONE),
    1 + (k % MOST_OF_ONE),
  ])
    .filter(([m, n]) => m + n > 2 && m + n <= MOST)
    .sort(([m, n], [x, y]) => Math.max(m, n) - Math.max(x, y)),
];

/** How many of the kinds have at most two sentences on a side: enough to see where two texts correspond roughly. */
export const SMALL_KINDS = KINDS.filter(([m, n]) => Math.max(m, n) <= 2).length;

const NUMBERS = new Map(KINDS.map(([m, n], number) => [m * MOST + n, number]));
const kindOf = ([m, n]: Bead): number | undefined =>
  m <= MOST_OF_ONE && n <= MOST_OF_ONE ? NUMBERS.get(m * MOST + n) : undefined;

// How likely each kind is before a pair is known: by what the development sets have, rounded.
const priorOf = ([m, n]: Bead): number => {
  if (m === 1 && n === 1) return 0.72;
  if (m === 0 || n === 0) return 0.012;
  return m + n === 3 ? 0.08 : m + n === 4 ? 0.015 : 0.004;
};
/** For how many beads the prior counts when a pair is known. */
const PRIOR_WEIGHT = 60;

/**
 * The cost of each kind of bead, as a negative logarithm, learnt from the beads of a pair. How often a sentence is left out is
 * not learnt: where words are hard to match, a few wrong omissions would make more and more likely.
 */
export function kindCosts(beads: readonly Bead[], withLarge = true): Float64Array {
  const counts = Float64Array.from(KINDS, (kind) => PRIOR_WEIGHT * priorOf(kind));
  for (const bead of beads) {
    const kind = kindOf(bead);
    // A reader can correct a bead into one of a kind that is never found.
    if (kind !== undefined && bead[0] && bead[1]) counts[kind]! += 1;
  }
  const total = counts.reduce((sum, count) => sum + count, 0);
  return counts.map((count, kind) => (withLarge || kind < SMALL_KINDS ? -Math.log(count / total) : Infinity));
}
