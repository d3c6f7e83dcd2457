// Aligns the sentences of two texts that say the same. Each pass finds the most likely path through the two texts; what it
// found teaches the next one which words translate each other (Moore, "Fast and accurate sentence alignment of bilingual
// corpora", AMTA 2002, and Varga and others, "Parallel corpora for medium density languages", RANLP 2005).
import { bandAround, diagonal, pointsOf, touchesEdge, type Point } from './band.ts';
import { kindCosts, type Bead } from './beads.ts';
import { breakModel } from './break-model.ts';
import { chapterPoints, missingChapters } from './chapters.ts';
import { findCognates, NO_COGNATES, type Cognates } from './cognates.ts';
import { indexText, sliceText, type IndexedText, type Sentence } from './indexed-text.ts';
import type { Dictionary } from './dictionary.ts';
import { firstLengthModel, lengthModel } from './length-model.ts';
import { learnLexicon } from './lexicon.ts';
import { crossCheck } from './confidence.ts';
import { confidenceOf, search, type PairModel } from './search.ts';

/** The version of the rules: the same version makes the same pairs of the same texts. */
export const ALIGNER_VERSION = 1;

/**
 * Which sentences correspond, and for each bead how sure that is; how sure the whole is: the share of the sentences of both
 * texts that are in the right pairs, as far as can be said. All from 0 to 1. `isSameText` is false if the texts do not seem
 * to say the same.
 */
export type Alignment = { beads: Bead[]; confidence: number[]; sure: number; isSameText: boolean };

/** Called after each step of a long run. */
export type OnProgress = (done: number, total: number) => void;

/** What an alignment goes by: each can be left out, to see what it is worth. */
export const FEATURES = [
  'lengths',
  'learnt words',
  'cognates',
  'names',
  'large beads',
  'kinds',
  'breaks',
] as const;
export type Feature = (typeof FEATURES)[number];

/** How many columns on each side of the path that is expected are searched, in each pass. */
const SHORT_BANDS = [Infinity, 30, 30];
const LONG_BANDS = [100, 30, 30];
const HUGE_BANDS = [100, 20];
/** From so many sentences on, a text teaches enough in fewer passes. */
const HUGE = 10_000;
/** Long texts are first searched by their chapters or, if they have none, by their lengths alone. */
const LENGTHS_BAND = 300;
/** The product of sentences up to which texts are short. */
const SHORT = 250_000;

export type AlignOptions = {
  onProgress?: OnProgress;
  dictionary?: Dictionary | undefined;
  without?: readonly Feature[];
};

/** Aligns two lists of sentences. The same texts always give the same beads. Pure. */
export function alignSentences(
  first: readonly Sentence[],
  second: readonly Sentence[],
  langs: readonly [string, string],
  options: AlignOptions = {},
): Alignment {
  const [a, b] = [indexText(first), indexText(second)];
  const isShort = (a.count + 1) * (b.count + 1) <= SHORT;
  const missing = isShort ? undefined : missingChapters(first, second, a, b);
  if (!missing) return alignTexts(first, second, a, b, langs, options);
  // To leave out hundreds of sentences one by one would cost more than to pair them wrongly.
  const [own, other] = [
    first.filter((_, n) => !missing.first[n]),
    second.filter((_, n) => !missing.second[n]),
  ];
  return withMissing(alignTexts(own, other, indexText(own), indexText(other), langs, options), missing);
}

/** Puts sentences that were left out of an alignment back, as omissions. */
function withMissing(
  alignment: Alignment,
  missing: { first: readonly boolean[]; second: readonly boolean[] },
): Alignment {
  const beads: Bead[] = [];
  const confidence: number[] = [];
  let [i, j] = [0, 0];
  const addOmissions = () => {
    for (; missing.first[i]; i++) beads.push([1, 0]);
    for (; missing.second[j]; j++) beads.push([0, 1]);
    while (confidence.length < beads.length) confidence.push(1);
  };
  // How many sentences of the whole text a part of it spans, with those that are missing inside it.
  const spanOf = (flags: readonly boolean[], from: number, count: number) => {
    let to = from;
    for (let left = count; left > 0; to++) if (!flags[to]) left--;
    return to - from;
  };
  for (const [n, [inFirst, inSecond]] of alignment.beads.entries()) {
    addOmissions();
    const [m, k] = [spanOf(missing.first, i, inFirst), spanOf(missing.second, j, inSecond)];
    beads.push([m, k]);
    confidence.push(alignment.confidence[n] ?? 0);
    [i, j] = [i + m, j + k];
  }
  addOmissions();
  return { ...alignment, beads, confidence, sure: sureOf(beads, confidence) };
}

function alignTexts(
  first: readonly Sentence[],
  second: readonly Sentence[],
  a: IndexedText,
  b: IndexedText,
  langs: readonly [string, string],
  { onProgress = () => undefined, dictionary, without = [] }: AlignOptions,
): Alignment {
  const isShort = (a.count + 1) * (b.count + 1) <= SHORT;
  const withNames = !without.includes('names');
  const cognates = without.includes('cognates')
    ? NO_COGNATES
    : findCognates(a, b, langs, { withNames, dictionary });
  const bands = isShort ? SHORT_BANDS : a.count < HUGE ? LONG_BANDS : HUGE_BANDS;
  let beads: Bead[] = [];
  let points = isShort
    ? []
    : (chapterPoints(first, second, a, b) ??
      pointsOf(findPath(a, b, lengthsOnly(a, b), diagonal(a, b), LENGTHS_BAND)));
  for (const [pass, half] of bands.entries()) {
    beads = findPath(a, b, modelOf(a, b, beads, cognates, without), points, Math.min(half, b.count));
    points = pointsOf(beads);
    onProgress(pass + 1, bands.length + 1);
  }
  const model = modelOf(a, b, beads, cognates, without);
  const { confidence, isSameText } = crossCheck(a, b, beads, model, (others) =>
    learnLexicon(a, b, others, cognates),
  );
  onProgress(bands.length + 1, bands.length + 1);
  return { beads, confidence, sure: sureOf(beads, confidence), isSameText };
}

/**
 * Aligns one stretch of an alignment again, between two corrections: the beads from `from` to before `to`. What a reader has
 * corrected is not touched, and teaches the words. Returns the beads to put in their place, and how sure each is. Pure.
 */
export function realign(
  first: readonly Sentence[],
  second: readonly Sentence[],
  langs: readonly [string, string],
  beads: readonly Bead[],
  [from, to]: readonly [from: number, to: number],
  { dictionary, without = [] }: AlignOptions = {},
): Pick<Alignment, 'beads' | 'confidence'> {
  const [a, b] = [indexText(first), indexText(second)];
  const points = [...pointsOf(beads), [a.count, b.count] as const];
  const [[i, j], [toI, toJ]] = [points[from]!, points[to]!];
  // What is aligned again is taken to correspond to nothing until then.
  const others: Bead[] = [...beads.slice(0, from), [toI - i, 0], [0, toJ - j], ...beads.slice(to)];
  const model = modelOf(a, b, others, findCognates(a, b, langs, { dictionary }), without);
  const [stretch, other] = [sliceText(a, i, toI), sliceText(b, j, toJ)];
  const band = bandAround([], stretch.count, other.count, other.count);
  const found = search(stretch, other, model, band);
  return { beads: found, confidence: confidenceOf(found, stretch, other, model, band) };
}

/** How sure the whole is: beads count by their sentences, and omissions correspond to nothing. */
function sureOf(beads: readonly Bead[], confidence: readonly number[]): number {
  let [right, total] = [0, 0];
  for (const [n, [inFirst, inSecond]] of beads.entries()) {
    if (inFirst && inSecond) right += (inFirst + inSecond) * (confidence[n] ?? 0);
    total += inFirst + inSecond;
  }
  return total ? right / total : 0;
}

function modelOf(
  a: IndexedText,
  b: IndexedText,
  beads: readonly Bead[],
  cognates: Cognates,
  without: readonly Feature[],
): PairModel {
  const has = (feature: Feature) => !without.includes(feature);
  return {
    kinds: kindCosts(has('kinds') ? beads : [], has('large beads')),
    lengths: !has('lengths') ? undefined : beads.length ? lengthModel(a, b, beads) : firstLengthModel(a, b),
    breaks: has('breaks') && (hasBreaks(a) || hasBreaks(b)) ? breakModel(a, b, beads) : undefined,
    lexicon: learnLexicon(a, b, has('learnt words') ? beads : [], cognates),
  };
}

const hasBreaks = ({ begins }: IndexedText) => begins.some((level) => level > 0);

const lengthsOnly = (a: IndexedText, b: IndexedText): PairModel => ({
  kinds: kindCosts([]),
  lengths: firstLengthModel(a, b),
  breaks: hasBreaks(a) || hasBreaks(b) ? breakModel(a, b, []) : undefined,
  lexicon: undefined,
});

/** Searches around a path; if the best path touches the edge of what was searched, again around that one, and wider. */
function findPath(a: IndexedText, b: IndexedText, model: PairModel, points: Point[], half: number): Bead[] {
  for (let width = half; ; width = Math.ceil(width * 1.5)) {
    const band = bandAround(points, a.count, b.count, width);
    const beads = search(a, b, model, band);
    if (!touchesEdge(beads, band, b.count)) return beads;
    points = pointsOf(beads);
  }
}
