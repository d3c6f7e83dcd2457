import { bandAround, pointsOf } from './band.ts';
import type { Bead } from './beads.ts';
import { sliceText, type IndexedText } from './indexed-text.ts';
import type { Lexicon } from './lexicon.ts';
import { countBetterFits } from './verdict.ts';
import { confidenceOf, type PairModel } from './search.ts';

/** How many parts the beads of a short text are divided into, and those of a long one: each is judged by what the others teach. */
const FOLDS = 4;
const FOLDS_OF_LONG = 2;
const LONG = 1500;
/** The beads of a block, which is judged at once, and how many beads around it are searched with it. */
const MOST_IN_BLOCK = 120;
const MARGIN = 15;
const BAND = 12;

/**
 * Texts that say the same win more comparisons than this, and others fewer: on the development sets .64 and more of 1,000,
 * and .54 at most. Of few comparisons more must be won, because chance wins more.
 */
const leastBetter = (compared: number): number => 0.57 + 1.6 / Math.sqrt(compared);
/** With fewer comparisons nothing can be said. */
const LEAST_COMPARED = 60;

/**
 * How sure it is that each bead is right, from 0 to 1. A model that has learnt from a wrong bead takes it to be right, so
 * that each bead is judged by a lexicon that has not seen it: cross-validation. `learn` makes one from some of the beads. Also says
 * whether the two texts seem to say the same.
 */
export function crossCheck(
  a: IndexedText,
  b: IndexedText,
  beads: readonly Bead[],
  model: PairModel,
  learn: (beads: readonly Bead[]) => Lexicon,
): { confidence: number[]; isSameText: boolean } {
  const folds = beads.length > LONG ? FOLDS_OF_LONG : FOLDS;
  const length = Math.max(1, Math.min(MOST_IN_BLOCK, Math.ceil(beads.length / folds)));
  const points = [...pointsOf(beads), [a.count, b.count] as const];
  const confidence: number[] = [];
  let [better, compared] = [0, 0];
  for (let fold = 0; fold < folds; fold++) {
    const isInFold = (n: number) => Math.floor(n / length) % folds === fold;
    // What is left out is taken to correspond to nothing.
    const lexicon = learn(
      beads.flatMap(([m, n], at): Bead[] =>
        isInFold(at)
          ? [
              [m, 0],
              [0, n],
            ]
          : [[m, n]],
      ),
    );
    const fits = countBetterFits(beads, a, b, lexicon, isInFold);
    [better, compared] = [better + fits.better, compared + fits.compared];
    for (let from = fold * length; from < beads.length; from += length * folds) {
      const first = Math.max(0, from - MARGIN);
      const last = Math.min(beads.length, from + length + MARGIN);
      const [[i, j], [toI, toJ]] = [points[first]!, points[last]!];
      const path = beads.slice(first, last);
      const band = bandAround(pointsOf(path), toI - i, toJ - j, BAND);
      const found = confidenceOf(
        path,
        sliceText(a, i, toI),
        sliceText(b, j, toJ),
        { ...model, lexicon },
        band,
      );
      for (let n = from; n < Math.min(from + length, beads.length); n++) confidence[n] = found[n - first]!;
    }
  }
  return { confidence, isSameText: compared < LEAST_COMPARED || better / compared >= leastBetter(compared) };
}
