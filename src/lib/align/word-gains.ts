import { MOST_OF_ONE } from './beads.ts';
import type { IndexedText } from './indexed-text.ts';
import type { Lexicon } from './lexicon.ts';

/** How much a word that is known may be trusted. */
const TRUST = 0.9;

/** Products above this are turned into logarithms before they overflow. */
const LARGE = 1e250;

/** Words of the second text that a row's words make likely: where they are in `words`, and how probable they are. */
type Hits = { places: Int32Array; probabilities: Float64Array; count: number };

/**
 * How much likelier words are beside certain sentences of the other text than anywhere, as logarithms. Goes through the
 * first text row by row, within a band of columns. Words that have no translation within the band cost the same everywhere,
 * so only the others are computed. Multiplies likelihoods, because logarithms are slow, and takes the logarithm at the end.
 */
export class WordGains {
  readonly #a: IndexedText;
  readonly #b: IndexedText;
  readonly #lexicon: Lexicon;
  /** One more than the most columns of a row. */
  readonly #stride: number;
  /** The columns of the current row: the first, and one after the last. */
  #from = 0;
  #to = 0;
  /** For the last rows, by row modulo MOST_OF_ONE: the gains by number of columns and last column, and the hits. */
  readonly #rowGains: Float64Array[];
  readonly #rowStarts = new Int32Array(MOST_OF_ONE);
  readonly #rowWidths = new Int32Array(MOST_OF_ONE);
  readonly #hits: Hits[];
  /** For each number of rows: the gains of the columns before a column, summed up. */
  readonly #columnSums: Float64Array[];
  /** What the words of a column cost where nothing is known of them. */
  readonly #columnBase: Float64Array;
  readonly #products: Float64Array;
  readonly #sums: Float64Array;
  readonly #placeSums: Float64Array;

  constructor(a: IndexedText, b: IndexedText, lexicon: Lexicon, width: number) {
    [this.#a, this.#b, this.#lexicon] = [a, b, lexicon];
    this.#stride = width + MOST_OF_ONE + 1;
    const arrays = (size: number) => Array.from({ length: MOST_OF_ONE }, () => new Float64Array(size));
    this.#rowGains = arrays(MOST_OF_ONE * this.#stride);
    this.#columnSums = arrays(this.#stride);
    this.#products = new Float64Array(MOST_OF_ONE * this.#stride);
    this.#sums = new Float64Array(this.#stride);
    this.#hits = this.#rowGains.map(() => ({
      places: new Int32Array(1024),
      probabilities: new Float64Array(1024),
      count: 0,
    }));
    this.#placeSums = new Float64Array(b.words.length);
    this.#columnBase = new Float64Array(b.count);
    for (let place = 0; place < b.words.length; place++) {
      const unknown = 1 - TRUST * lexicon.knownSecond[b.words[place]!]!;
      this.#columnBase[b.sentenceOf[place]!]! += Math.log(unknown);
    }
  }

  /** Moves to the next row. Beads will be asked for that end before the columns from `low` to `high`. */
  moveTo(row: number, low: number, high: number): void {
    this.#from = Math.max(0, low - MOST_OF_ONE);
    this.#to = Math.min(this.#b.count, high);
    this.#readRow(row);
    this.#readColumns(row);
  }

  /** The gain of the words of a bead that ends after the current row, `row`, and before column `end`. */
  gain(row: number, m: number, n: number, end: number): number {
    const columnSums = this.#columnSums[m - 1]!;
    let gain = columnSums[end - this.#from]! - columnSums[end - n - this.#from]!;
    for (let r = row; r > row - m; r--) {
      const slot = r % MOST_OF_ONE;
      const cell = end - this.#rowStarts[slot]!;
      if (cell < n || cell > this.#rowWidths[slot]!) return -Infinity;
      gain += this.#rowGains[slot]![(n - 1) * this.#stride + cell]!;
    }
    return gain;
  }

  /** The gains of the words of one sentence of the first text, beside every n columns of the band. */
  #readRow(row: number): void {
    const [a, b, lexicon, from, sums, products, stride] = [
      this.#a,
      this.#b,
      this.#lexicon,
      this.#from,
      this.#sums,
      this.#products,
      this.#stride,
    ];
    const slot = row % MOST_OF_ONE;
    const width = this.#to - from;
    const gains = this.#rowGains[slot]!;
    const hits = this.#hits[slot]!;
    hits.count = 0;
    this.#rowStarts[slot] = from;
    this.#rowWidths[slot] = width;
    gains.fill(0);
    products.fill(1);
    const [firstPlace, lastPlace] = [b.starts[from]!, b.starts[this.#to]!];
    let base = 0;
    for (let at = a.starts[row]!; at < a.starts[row + 1]!; at++) {
      const word = a.words[at]!;
      const known = TRUST * lexicon.knownFirst[word]!;
      let [firstHit, lastHit] = [width, -1];
      for (let entry = lexicon.starts[word]!; entry < lexicon.starts[word + 1]!; entry++) {
        const other = lexicon.second[entry]!;
        const toFirst = known > 0 ? lexicon.toFirst[entry]! : 0;
        const toSecond = lexicon.toSecond[entry]!;
        const last = b.placeStarts[other + 1]!;
        for (let p = lowerBound(b.places, b.placeStarts[other]!, last, firstPlace); p < last; p++) {
          const place = b.places[p]!;
          if (place >= lastPlace) break;
          if (toSecond > 0) addHit(hits, place, toSecond);
          if (toFirst === 0) continue;
          const column = b.sentenceOf[place]! - from;
          sums[column]! += toFirst;
          if (column < firstHit) firstHit = column;
          if (column > lastHit) lastHit = column;
        }
      }
      if (known === 0) continue;
      base += Math.log(1 - known);
      if (lastHit < 0) continue;
      const factor = ((known / (1 - known)) * a.total) / a.counts[word]!;
      for (let n = 1; n <= MOST_OF_ONE; n++) {
        const offset = (n - 1) * stride;
        let sum = 0;
        const lastEnd = Math.min(lastHit + n, width);
        for (let end = firstHit + 1; end <= lastEnd; end++) {
          sum += sums[end - 1]!;
          if (end - firstHit > n) sum -= sums[end - 1 - n]!;
          // What is left after subtraction is not exactly 0.
          if (sum < 1e-9 || end < n) continue;
          const size = b.starts[from + end]! - b.starts[from + end - n]!;
          const product = (products[offset + end]! *= 1 + (factor * sum) / size);
          if (product > LARGE) {
            gains[offset + end]! += Math.log(product);
            products[offset + end] = 1;
          }
        }
      }
      sums.fill(0, firstHit, lastHit + 1);
    }
    for (let n = 0; n < MOST_OF_ONE; n++) {
      for (let cell = n * stride; cell <= n * stride + width; cell++) {
        const product = products[cell]!;
        gains[cell]! += product === 1 ? base : base + Math.log(product);
      }
    }
  }

  /** The gains of the words of each column beside the last m rows, summed up from the left. */
  #readColumns(row: number): void {
    const [a, b, lexicon, placeSums, products] = [
      this.#a,
      this.#b,
      this.#lexicon,
      this.#placeSums,
      this.#products,
    ];
    const [from, width] = [this.#from, this.#to - this.#from];
    const touched: number[] = [];
    for (let m = 1; m <= MOST_OF_ONE; m++) {
      const sums = this.#columnSums[m - 1]!;
      const first = row - m + 1;
      if (first < 0) break;
      const hits = this.#hits[first % MOST_OF_ONE]!;
      for (let hit = 0; hit < hits.count; hit++) {
        const place = hits.places[hit]!;
        if (placeSums[place] === 0) touched.push(place);
        placeSums[place]! += hits.probabilities[hit]!;
      }
      const size = a.starts[row + 1]! - a.starts[first]!;
      sums.fill(0, 0, width + 1);
      products.fill(1, 0, width + 1);
      for (const place of touched) {
        const column = b.sentenceOf[place]! - from;
        if (column < 0 || column >= width) continue;
        const word = b.words[place]!;
        const known = TRUST * lexicon.knownSecond[word]!;
        if (known === 0) continue;
        const factor = ((known / (1 - known)) * b.total) / b.counts[word]!;
        const product = (products[column]! *= 1 + (factor * placeSums[place]!) / size);
        if (product > LARGE) {
          sums[column + 1]! += Math.log(product);
          products[column] = 1;
        }
      }
      for (let column = 0; column < width; column++) {
        const product = products[column]!;
        sums[column + 1]! += sums[column]! + this.#columnBase[from + column]!;
        if (product !== 1) sums[column + 1]! += Math.log(product);
      }
    }
    for (const place of touched) placeSums[place] = 0;
  }
}

function addHit(hits: Hits, place: number, probability: number): void {
  if (hits.count === hits.places.length) {
    const places = new Int32Array(hits.count * 2);
    const probabilities = new Float64Array(hits.count * 2);
    places.set(hits.places);
    probabilities.set(hits.probabilities);
    [hits.places, hits.probabilities] = [places, probabilities];
  }
  hits.places[hits.count] = place;
  hits.probabilities[hits.count++] = probability;
}

/** The first index from `low` on, before `high`, whose value is not below `value`. */
function lowerBound(values: Int32Array, low: number, high: number, value: number): number {
  while (low < high) {
    const middle = (low + high) >> 1;
    if (values[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
