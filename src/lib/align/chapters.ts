import type { Point } from './band.ts';
import { chineseNumber } from './chinese-number.ts';
import { SECTION, type IndexedText, type Sentence } from './indexed-text.ts';
import { withAsciiDigits } from './tokens.ts';

/** A section of a text: its sentences, from and before, its length in letters, and the number in its heading. */
type Chapter = { from: number; to: number; length: number; ordinal: number | undefined };

/** How much the lengths of chapters vary in translation, as a logarithm: about 15 %, and more if they are short. */
const VARIANCE = 0.15 ** 2;
const SHORT_VARIANCE = 30;
// Less than leaving both out: a chapter that was shortened is still the same.
const MOST_MISMATCH = 6;
const SKIP_COST = 5;
const JOIN_COST = 6;
// A number alone proves little: a translation can count its chapters anew.
const SAME_ORDINAL = -3;
const OTHER_ORDINAL = 4;

/**
 * Returns points where two texts have come equally far by their chapters: those are paired first, by their lengths and the
 * numbers in their headings, and any of them may be missing in either text. Undefined if either has fewer than two.
 */
export function chapterPoints(
  first: readonly Sentence[],
  second: readonly Sentence[],
  a: IndexedText,
  b: IndexedText,
): Point[] | undefined {
  const [own, other] = [chaptersOf(first, a), chaptersOf(second, b)];
  if (own.length < 2 || other.length < 2) return undefined;
  const points: Point[] = [];
  let [i, j] = [0, 0];
  for (const [m, n] of pairChapters(own, other)) {
    const [from, to] = [own[i], own[i + m - 1]];
    const [otherFrom, otherTo] = [other[j], other[j + n - 1]];
    if (m && n && from && to && otherFrom && otherTo) {
      points.push(...pointsBetween(a, b, [from.from, to.to], [otherFrom.from, otherTo.to]));
    }
    [i, j] = [i + m, j + n];
  }
  return points;
}

/** For each sentence of two texts, whether it is in a chapter that the other text lacks. Undefined if none is. */
export function missingChapters(
  first: readonly Sentence[],
  second: readonly Sentence[],
  a: IndexedText,
  b: IndexedText,
): { first: boolean[]; second: boolean[] } | undefined {
  const [own, other] = [chaptersOf(first, a), chaptersOf(second, b)];
  if (own.length < 2 || other.length < 2) return undefined;
  const missing = { first: first.map(() => false), second: second.map(() => false) };
  let [i, j, isAny] = [0, 0, false];
  for (const [m, n] of pairChapters(own, other)) {
    const [chapter, flags] = n === 0 ? [own[i], missing.first] : m === 0 ? [other[j], missing.second] : [];
    if (chapter && flags) {
      flags.fill(true, chapter.from, chapter.to);
      isAny = true;
    }
    [i, j] = [i + m, j + n];
  }
  return isAny ? missing : undefined;
}

function chaptersOf(sentences: readonly Sentence[], { begins, lengths, count }: IndexedText): Chapter[] {
  const starts = [...begins.keys()].filter((n) => n === 0 || begins[n] === SECTION);
  return starts.map((from, n) => {
    const to = starts[n + 1] ?? count;
    const ordinal = begins[from] === SECTION ? ordinalIn(sentences[from]?.text ?? '') : undefined;
    return { from, to, length: lengths[to]! - lengths[from]!, ordinal };
  });
}

const ROMAN: Record<string, number> = { I: 1, V: 5, X: 10, L: 50, C: 100 };

/** The number in a heading: 12, XII, 十二, ١٢. */
function ordinalIn(heading: string): number | undefined {
  const digits = /\d+/.exec(withAsciiDigits(heading))?.[0];
  if (digits !== undefined) return Number(digits);
  const chinese = /[〇零一二三四五六七八九十百千两]+/.exec(heading)?.[0];
  if (chinese !== undefined) return chineseNumber(chinese);
  const letters = /(?<!\p{L})[IVXLC]+(?!\p{L})/u.exec(heading)?.[0];
  if (letters === undefined) return undefined;
  const values = Array.from(letters, (letter) => ROMAN[letter] ?? 0);
  return values.reduce((sum, value, n) => sum + (value < (values[n + 1] ?? 0) ? -value : value), 0);
}

const STEPS = [[1, 1], [1, 0], [0, 1], [1, 2], [2, 1]] as const; // prettier-ignore

/** The cheapest way to pair chapters, as numbers of chapters of each side. */
function pairChapters(first: readonly Chapter[], second: readonly Chapter[]): (typeof STEPS)[number][] {
  const ratio = ratioOf(first, second);
  const width = second.length + 1;
  const costs = new Float64Array((first.length + 1) * width).fill(Infinity);
  const steps = new Uint8Array(costs.length);
  costs[0] = 0;
  for (let i = 0; i <= first.length; i++)
    for (let j = 0; j <= second.length; j++)
      for (const [step, [m, n]] of STEPS.entries()) {
        if (m > i || n > j) continue;
        const own = costOf(first.slice(i - m, i), second.slice(j - n, j), ratio);
        const cost = costs[(i - m) * width + j - n]! + own;
        if (cost < costs[i * width + j]!) [costs[i * width + j], steps[i * width + j]] = [cost, step];
      }
  const path: (typeof STEPS)[number][] = [];
  for (let [i, j] = [first.length, second.length]; i > 0 || j > 0;) {
    const step = STEPS[steps[i * width + j]!]!;
    path.push(step);
    [i, j] = [i - step[0], j - step[1]];
  }
  return path.reverse();
}

/** How much longer the second text is: by the chapters with the same number, else by the whole, which may lack some. */
function ratioOf(first: readonly Chapter[], second: readonly Chapter[]): number {
  const ratios = first
    .flatMap(({ ordinal, length }) => {
      const same = second.filter((other) => ordinal !== undefined && other.ordinal === ordinal);
      return same.length === 1 && same[0] ? [same[0].length / length] : [];
    })
    .sort((a, b) => a - b);
  const total = (chapters: readonly Chapter[]) => chapters.reduce((sum, { length }) => sum + length, 1);
  return (ratios.length > 1 ? ratios[ratios.length >> 1] : undefined) ?? total(second) / total(first);
}

function costOf(first: readonly Chapter[], second: readonly Chapter[], ratio: number): number {
  if (!first.length || !second.length) return SKIP_COST;
  const length = (chapters: readonly Chapter[]) => chapters.reduce((sum, one) => sum + one.length, 0);
  const [own, other] = [length(first) * ratio, length(second)];
  const variance = 2 * (VARIANCE + SHORT_VARIANCE / Math.min(own, other));
  const mismatch = Math.min(Math.log(own / other) ** 2 / variance, MOST_MISMATCH);
  const [ordinal, otherOrdinal] = [first[0]?.ordinal, second[0]?.ordinal];
  const numbers =
    ordinal === undefined || otherOrdinal === undefined
      ? 0
      : ordinal === otherOrdinal
        ? SAME_ORDINAL
        : OTHER_ORDINAL;
  return mismatch + numbers + (first.length + second.length > 2 ? JOIN_COST : 0);
}

/** Points where two stretches have come equally far by their lengths. */
function pointsBetween(
  a: IndexedText,
  b: IndexedText,
  [from, to]: readonly [number, number],
  [otherFrom, otherTo]: readonly [number, number],
): Point[] {
  const ratio = (b.lengths[otherTo]! - b.lengths[otherFrom]!) / (a.lengths[to]! - a.lengths[from]!);
  const points: Point[] = [];
  let j = otherFrom;
  for (let i = from; i < to; i++) {
    const reached = (a.lengths[i]! - a.lengths[from]!) * ratio;
    while (j < otherTo && b.lengths[j]! - b.lengths[otherFrom]! < reached) j++;
    points.push([i, j]);
  }
  return points;
}
