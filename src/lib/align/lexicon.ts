import type { Bead } from './beads.ts';
import type { Cognates } from './cognates.ts';
import type { IndexedText } from './indexed-text.ts';

/**
 * Which words translate each other, and how probably: pairs of words in order of the first. Those of word `w` of the first
 * text are `starts[w]` and on.
 */
export type Lexicon = {
  starts: Int32Array;
  second: Int32Array;
  /** The probability of the second word where the first one stands in the other text, and of the first where the second does. */
  toSecond: Float64Array;
  toFirst: Float64Array;
  /** How well each word is known, from 0 to 1. */
  knownFirst: Float64Array;
  knownSecond: Float64Array;
};

/** Pairs of words in training: more of a text teach nothing new. */
const MOST_CELLS = 3_000_000;
/** Two paragraphs of a thousand words without a full stop do not show which words correspond. */
const MOST_CELLS_OF_BEAD = 250_000;
const ROUNDS = 4;
/** How much of a word comes from none of the words beside it. */
const NULL_WORD = 0.3;
/** Added to the count of each word, so that a word seen once is not taken to be certain. */
const SMOOTHING = 0.5;
const LEAST_SHARE = 0.005;
const LEAST = 0.02;
const MOST_TRANSLATIONS = 200;
const COGNATE_KNOWN = 0.4;

/** Learns which words translate each other from beads (IBM model 1, in both directions), and adds words that look alike. */
export function learnLexicon(
  a: IndexedText,
  b: IndexedText,
  beads: readonly Bead[],
  cognates: Cognates,
): Lexicon {
  const pairs = collectPairs(a, b, beads);
  const toSecond = train(pairs, 'second');
  const toFirst = train(pairs, 'first');
  return compile(a, b, pairs, toSecond, toFirst, cognates);
}

/** The distinct pairs of words that stand beside each other, and for each bead its pairs as a matrix of their numbers. */
type Pairs = {
  first: number[];
  second: number[];
  cells: Int32Array;
  /** For each bead where its cells begin, how many words it has on each side. */
  beads: { start: number; rows: number; columns: number }[];
  countsFirst: Int32Array;
  countsSecond: Int32Array;
};

function collectPairs(a: IndexedText, b: IndexedText, beads: readonly Bead[]): Pairs {
  let [i, j, total] = [0, 0, 0];
  const spans: [number, number, number, number][] = [];
  for (const [m, n] of beads) {
    const isTooLong =
      (a.starts[i + m]! - a.starts[i]!) * (b.starts[j + n]! - b.starts[j]!) > MOST_CELLS_OF_BEAD;
    if (m && n && !isTooLong) {
      const span = [a.starts[i]!, a.starts[i + m]!, b.starts[j]!, b.starts[j + n]!] as const;
      spans.push([...span]);
      total += (span[1] - span[0]) * (span[3] - span[2]);
    }
    [i, j] = [i + m, j + n];
  }
  // Of a long text, every second bead, or third, and so on.
  const step = Math.ceil(total / MOST_CELLS) || 1;
  const used = spans.filter((_, n) => n % step === 0);
  const countsFirst = new Int32Array(a.types.length);
  const countsSecond = new Int32Array(b.types.length);
  for (const [fromA, toA, fromB, toB] of used) {
    for (let at = fromA; at < toA; at++) countsFirst[a.words[at]!]!++;
    for (let at = fromB; at < toB; at++) countsSecond[b.words[at]!]!++;
  }
  // A word that came once teaches nothing, and would only take the blame for the others.
  const repeated = (words: Int32Array, counts: Int32Array, from: number, to: number) =>
    words.subarray(from, to).filter((word) => counts[word]! > 1);
  const table = new PairTable();
  const cells = new Int32Array(
    used.reduce((sum, [fromA, toA, fromB, toB]) => sum + (toA - fromA) * (toB - fromB), 0),
  );
  let filled = 0;
  const result: Pairs['beads'] = [];
  for (const [fromA, toA, fromB, toB] of used) {
    const rows = repeated(a.words, countsFirst, fromA, toA);
    const columns = repeated(b.words, countsSecond, fromB, toB);
    result.push({ start: filled, rows: rows.length, columns: columns.length });
    for (const word of rows) for (const other of columns) cells[filled++] = table.numberOf(word, other);
  }
  const { first, second } = table;
  return { first, second, cells, beads: result, countsFirst, countsSecond };
}

/** Numbers pairs of numbers. A table with open addressing: many times as fast as a Map of strings. */
class PairTable {
  #slots = new Int32Array(1 << 16).fill(-1);
  readonly first: number[] = [];
  readonly second: number[] = [];

  numberOf(first: number, second: number): number {
    const mask = this.#slots.length - 1;
    let slot = hash(first, second) & mask;
    for (; this.#slots[slot]! >= 0; slot = (slot + 1) & mask) {
      const number = this.#slots[slot]!;
      if (this.first[number] === first && this.second[number] === second) return number;
    }
    const number = this.first.push(first) - 1;
    this.second.push(second);
    this.#slots[slot] = number;
    if (number > mask / 2) this.#grow();
    return number;
  }

  #grow(): void {
    const slots = new Int32Array(this.#slots.length * 2).fill(-1);
    for (const [number, first] of this.first.entries()) {
      let slot = hash(first, this.second[number]!) & (slots.length - 1);
      while (slots[slot]! >= 0) slot = (slot + 1) & (slots.length - 1);
      slots[slot] = number;
    }
    this.#slots = slots;
  }
}

const hash = (first: number, second: number): number => {
  const mixed = Math.imul(first, 0x9e3779b1) ^ Math.imul(second, 0x85ebca6b);
  return Math.imul(mixed ^ (mixed >>> 15), 0x2c1b3c6d) >>> 1;
};

/** The probability of each pair: of its second word beside the first, or of its first beside the second. */
function train(pairs: Pairs, direction: 'first' | 'second'): Float64Array {
  const { first, second, cells, beads } = pairs;
  const given = direction === 'second' ? first : second;
  const words = (direction === 'second' ? pairs.countsFirst : pairs.countsSecond).length;
  let probabilities = new Float64Array(first.length).fill(1);
  for (let round = 0; round < ROUNDS; round++) {
    const shares = new Float64Array(first.length);
    for (const { start, rows, columns } of beads) {
      // Each word that is to be explained, and those that may explain it.
      const [explained, stride, explaining, step] =
        direction === 'second' ? [columns, 1, rows, columns] : [rows, columns, columns, 1];
      for (let word = 0; word < explained; word++) {
        const from = start + word * stride;
        let total = NULL_WORD;
        for (let k = 0, at = from; k < explaining; k++, at += step) total += probabilities[cells[at]!]!;
        for (let k = 0, at = from; k < explaining; k++, at += step) {
          const share = probabilities[cells[at]!]! / total;
          if (share >= LEAST_SHARE) shares[cells[at]!]! += share;
        }
      }
    }
    const totals = new Float64Array(words).fill(SMOOTHING);
    for (let pair = 0; pair < shares.length; pair++) totals[given[pair]!]! += shares[pair]!;
    for (let pair = 0; pair < shares.length; pair++) shares[pair]! /= totals[given[pair]!]!;
    probabilities = shares;
  }
  return probabilities;
}

/** How well a word is known that was seen so often: not at all after two times, where chance would teach as much. */
const knownAfter = (count: number): number => Math.max(0, 1 - 2 / count);

type Entry = { first: number; second: number; toSecond: number; toFirst: number };

function compile(
  a: IndexedText,
  b: IndexedText,
  pairs: Pairs,
  toSecond: Float64Array,
  toFirst: Float64Array,
  cognates: Cognates,
): Lexicon {
  const knownFirst = new Float64Array(a.types.length);
  const knownSecond = new Float64Array(b.types.length);
  const kept: Entry[] = [];
  const byPair = new Map<number, Entry>();
  for (let pair = 0; pair < toSecond.length; pair++) {
    if (toSecond[pair]! < LEAST && toFirst[pair]! < LEAST) continue;
    const [first, second] = [pairs.first[pair]!, pairs.second[pair]!];
    const entry = { first, second, toSecond: toSecond[pair]!, toFirst: toFirst[pair]! };
    kept.push(entry);
    byPair.set(first * b.types.length + second, entry);
    if (entry.toSecond >= LEAST) knownSecond[second] = knownAfter(pairs.countsSecond[second]!);
    if (entry.toFirst >= LEAST) knownFirst[first] = knownAfter(pairs.countsFirst[first]!);
  }
  for (const [n, first] of cognates.first.entries()) {
    const [second, weight] = [cognates.second[n]!, cognates.weights[n]!];
    let entry = byPair.get(first * b.types.length + second);
    if (!entry) kept.push((entry = { first, second, toSecond: 0, toFirst: 0 }));
    entry.toSecond = Math.max(entry.toSecond, weight);
    entry.toFirst = Math.max(entry.toFirst, weight);
    knownFirst[first] = Math.max(knownFirst[first]!, COGNATE_KNOWN);
    knownSecond[second] = Math.max(knownSecond[second]!, COGNATE_KNOWN);
  }
  const useful = withoutVague(kept, knownFirst, knownSecond);
  useful.sort((x, y) => x.first - y.first || x.second - y.second);
  const starts = new Int32Array(a.types.length + 1);
  for (const { first } of useful) starts[first + 1]!++;
  for (let word = 0; word < a.types.length; word++) starts[word + 1]! += starts[word]!;
  return {
    starts,
    second: Int32Array.from(useful, ({ second }) => second),
    toSecond: Float64Array.from(useful, ({ toSecond }) => toSecond),
    toFirst: Float64Array.from(useful, ({ toFirst }) => toFirst),
    knownFirst,
    knownSecond,
  };
}

/**
 * Leaves out what says nothing: improbable translations, and those of words that go with almost any other, such as articles.
 */
function withoutVague(entries: Entry[], knownFirst: Float64Array, knownSecond: Float64Array): Entry[] {
  const countsFirst = new Int32Array(knownFirst.length);
  const countsSecond = new Int32Array(knownSecond.length);
  for (const { first, second, toSecond, toFirst } of entries) {
    if (toFirst >= LEAST) countsFirst[first]!++;
    if (toSecond >= LEAST) countsSecond[second]!++;
  }
  for (const entry of entries) {
    const { first, second } = entry;
    if (countsFirst[first]! > MOST_TRANSLATIONS) knownFirst[first] = 0;
    if (countsSecond[second]! > MOST_TRANSLATIONS) knownSecond[second] = 0;
    if (entry.toFirst < LEAST || countsFirst[first]! > MOST_TRANSLATIONS) entry.toFirst = 0;
    if (entry.toSecond < LEAST || countsSecond[second]! > MOST_TRANSLATIONS) entry.toSecond = 0;
  }
  return entries.filter(({ toSecond, toFirst }) => toSecond > 0 || toFirst > 0);
}
