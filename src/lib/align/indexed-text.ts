import { tokensOf } from './tokens.ts';

/** What comes before a sentence: nothing, the beginning of a paragraph, or that of a section. */
export const NO_BREAK = 0;
export const PARAGRAPH = 1;
export const SECTION = 2;

/** A sentence to align, what kind of block it stands in, and what begins with it. */
export type Sentence = {
  text: string;
  kind: 'heading' | 'paragraph' | 'item' | 'verse' | 'note';
  begins: typeof NO_BREAK | typeof PARAGRAPH | typeof SECTION;
};

/** A text in which words are numbers: what the search needs to know of it, in arrays that are fast to go through. */
export type IndexedText = {
  /** The number of sentences. */
  count: number;
  kinds: Sentence['kind'][];
  begins: Uint8Array;
  /** The length of everything before a sentence, in letters weighted by script; one more entry than sentences. */
  lengths: Float64Array;
  /** The distinct words, by number. */
  types: string[];
  /** The words of all sentences in order, by number, and where those of each sentence begin. */
  words: Int32Array;
  starts: Int32Array;
  /** The sentence of each word. */
  sentenceOf: Int32Array;
  /** How often each word comes in the whole text, and how many words that has. */
  counts: Int32Array;
  total: number;
  /** Where in `words` each word comes: word `w` at `places[placeStarts[w]]` and on. */
  places: Int32Array;
  placeStarts: Int32Array;
};

/** Numbers the words of a text. Pure. */
export function indexText(sentences: readonly Sentence[]): IndexedText {
  const numbers = new Map<string, number>();
  const starts = new Int32Array(sentences.length + 1);
  const lengths = new Float64Array(sentences.length + 1);
  const words: number[] = [];
  const sentenceOf: number[] = [];
  for (const [n, { text }] of sentences.entries()) {
    for (const token of tokensOf(text)) {
      let number = numbers.get(token);
      if (number === undefined) numbers.set(token, (number = numbers.size));
      words.push(number);
      sentenceOf.push(n);
    }
    starts[n + 1] = words.length;
    lengths[n + 1] = lengths[n]! + lengthOf(text);
  }
  const counts = new Int32Array(numbers.size);
  for (const word of words) counts[word]!++;
  const allWords = Int32Array.from(words);
  return {
    count: sentences.length,
    kinds: sentences.map(({ kind }) => kind),
    begins: Uint8Array.from(sentences, ({ begins }) => begins),
    lengths,
    types: [...numbers.keys()],
    words: allWords,
    starts,
    sentenceOf: Int32Array.from(sentenceOf),
    counts,
    total: words.length,
    ...placesOf(allWords, numbers.size),
  };
}

function placesOf(words: Int32Array, types: number): Pick<IndexedText, 'places' | 'placeStarts'> {
  const placeStarts = new Int32Array(types + 1);
  for (const word of words) placeStarts[word + 1]!++;
  for (let word = 0; word < types; word++) placeStarts[word + 1]! += placeStarts[word]!;
  const next = placeStarts.slice();
  const places = new Int32Array(words.length);
  for (let place = 0; place < words.length; place++) places[next[words[place]!]!++] = place;
  return { places, placeStarts };
}

/** A part of a text, from one sentence to before another: its words keep their numbers and what is known of them. Pure. */
export function sliceText(text: IndexedText, from: number, to: number): IndexedText {
  const [firstWord, lastWord] = [text.starts[from]!, text.starts[to]!];
  const words = text.words.subarray(firstWord, lastWord);
  return {
    ...text,
    count: to - from,
    kinds: text.kinds.slice(from, to),
    begins: text.begins.subarray(from, to),
    lengths: text.lengths.subarray(from, to + 1),
    words,
    starts: text.starts.slice(from, to + 1).map((start) => start - firstWord),
    sentenceOf: text.sentenceOf.slice(firstWord, lastWord).map((sentence) => sentence - from),
    ...placesOf(words, text.types.length),
  };
}

/** The length of a text in letters. A Chinese character says about as much as three. */
function lengthOf(text: string): number {
  let length = 1;
  for (const character of text)
    length += /\s/u.test(character) ? 0 : /\p{Script=Han}/u.test(character) ? 3 : 1;
  return length;
}
