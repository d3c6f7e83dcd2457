import type { Bead } from './beads.ts';
import { pointsOf } from './band.ts';
import type { IndexedText } from './indexed-text.ts';
import type { Lexicon } from './lexicon.ts';

/** How far away the sentences are that a bead is compared with, in beads. */
const DISTANCES = [-9, -4, 4, 9];
/** Of long texts, so many beads are enough. */
const MOST = 400;

/**
 * How often the words of a bead's two sides fit each other better than those of its first side fit another bead's second
 * side, by a lexicon that has not seen the bead. About half the time if two texts have nothing to do with each other, however
 * alike their sentences are in length and number. `judged` says which beads the lexicon has not seen. Pure.
 */
export function countBetterFits(
  beads: readonly Bead[],
  a: IndexedText,
  b: IndexedText,
  lexicon: Lexicon,
  judged: (bead: number) => boolean,
): { better: number; compared: number } {
  const points = pointsOf(beads);
  const linked = beads.flatMap(([m, n], at) => (m && n ? [at] : []));
  const step = Math.max(1, Math.floor(linked.length / MOST));
  const sums = new Float64Array(b.types.length);
  let [better, compared] = [0, 0];
  for (let k = 0; k < linked.length; k += step) {
    const at = linked[k]!;
    if (!judged(at)) continue;
    const fit = (other: number) => {
      const [i, j] = [points[at]![0], points[other]![1]];
      return fitOf(a, b, lexicon, sums, i, i + beads[at]![0], j, j + beads[other]![1]);
    };
    const own = fit(at);
    for (const distance of DISTANCES) {
      const other = linked[k + distance];
      if (other === undefined) continue;
      const its = fit(other);
      better += own > its ? 1 : own === its ? 0.5 : 0;
      compared++;
    }
  }
  return { better, compared };
}

/** How well the words of some sentences explain those of others: the mean over the words of the second side. */
function fitOf(
  a: IndexedText,
  b: IndexedText,
  lexicon: Lexicon,
  sums: Float64Array,
  i: number,
  toI: number,
  j: number,
  toJ: number,
): number {
  const touched: number[] = [];
  for (let at = a.starts[i]!; at < a.starts[toI]!; at++) {
    const word = a.words[at]!;
    for (let entry = lexicon.starts[word]!; entry < lexicon.starts[word + 1]!; entry++) {
      const other = lexicon.second[entry]!;
      if (sums[other] === 0) touched.push(other);
      sums[other]! += lexicon.toSecond[entry]!;
    }
  }
  const size = a.starts[toI]! - a.starts[i]!;
  let gain = 0;
  for (let at = b.starts[j]!; at < b.starts[toJ]!; at++) {
    const word = b.words[at]!;
    const known = 0.9 * lexicon.knownSecond[word]!;
    gain += Math.log(1 - known + ((known * sums[word]!) / size) * (b.total / b.counts[word]!));
  }
  for (const word of touched) sums[word] = 0;
  return gain / Math.max(1, b.starts[toJ]! - b.starts[j]!);
}
